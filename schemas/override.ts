import { z } from "zod";
import type { FaultCode } from "./errors.ts";

/** Guards that a person may overrule for one delivery by signing for it; every other fault has to be put right. */
const overridable = [
  "UTF-DQ-001",
  "UTF-DQ-002",
  "UTF-DQ-003",
  "UTF-DQ-004",
  "UTF-DQ-005",
  "UTF-DQ-010",
] as const satisfies readonly FaultCode[];

/** One signed exception: this guard does not hold this delivery, because this person says why. */
export const Override = z.strictObject({
  rule: z.enum(overridable).describe("code of the guard that is overruled"),
  source: z.string().min(1),
  delivery: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe("delivery fingerprint, as the message prints it; other bytes under the same name are not covered"),
  who: z.string().trim().min(2).describe("who answers for it"),
  when: z.iso.date(),
  reason: z.string().trim().min(10).describe("why the delivery is right all the same"),
});
export type Override = z.infer<typeof Override>;

/** overrides.yaml of a workspace. */
export const OverrideFile = z.strictObject({ overrides: z.array(Override).default([]) });
