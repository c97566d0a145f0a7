import { z } from "zod";
import { Id } from "./agreement/id.ts";

const Dispute = z
  .strictObject({
    /** Reference of the patient as the purchaser's copy of a statement prints it. */
    patient: z
      .string()
      .regex(/^[0-9a-f]{16}$/, "a patient reference: 16 characters 0-9 a-f, as the statement prints it"),
    /** Id of the milestone; only this one is frozen. */
    term: Id,
    by: z.string().min(1),
    since: z.iso.date(),
    /** Last day of the dispute; left out while it goes on. */
    until: z.iso.date().optional(),
    /** How it ended. */
    resolution: z.string().min(1).optional(),
  })
  .refine(({ since, until }) => until === undefined || until >= since, {
    message: "until is not before since",
    path: ["until"],
  })
  .refine(({ until, resolution }) => (until === undefined) === (resolution === undefined), {
    message: "a dispute that has ended has both until and resolution",
    path: ["resolution"],
  });

/** disputes/<agreement>.yaml. Unknown keys are refused. */
export const DisputeFile = z.strictObject({ utfall: z.literal("disputes/1"), disputes: z.array(Dispute) });
export type AgreedDispute = z.infer<typeof Dispute>;
