import { z } from "zod";
import { base } from "./base.ts";
import { intercurrentOfResponses } from "./intercurrent.ts";
import type { MeasureKind } from "./measure-kind.ts";
import { vitalStatus } from "./rule-needs.ts";
import { changeFields } from "./score-change.ts";
import { measurementError } from "./window-fields.ts";

/** Share whose score changed by at least a threshold. */
const Response = z.strictObject({
  ...base,
  kind: z.literal("response").describe("Share whose score changed by at least the threshold, for the better."),
  ...changeFields,
  threshold: z
    .number()
    .gt(0)
    .describe("Smallest change for the better that is a response, in points; exactly this change is one."),
  death: z
    .enum(["no-response", "not-estimable"])
    .describe("A person who died before the window closed has no response, or is not in the share."),
  measurement_error: measurementError,
  intercurrent: intercurrentOfResponses,
});

export const response: MeasureKind<typeof Response> = {
  schema: Response,
  family: "share",
  about: {
    title: { nb: "Andel med respons", en: "Responder share" },
    meaning: {
      nb: "Andelen der skåren er blitt bedre med minst terskelen fra utgangsverdi til vinduet, med eksakt intervall. En endring på nøyaktig terskelen er en respons.",
      en: "The share whose score became better by at least the threshold from baseline to the window, with an exact interval. A change of exactly the threshold is a response.",
    },
    misuse: {
      nb: "En terskel gjør en liten forskjell rundt grensen til alt eller ingenting. Er terskelen mindre enn målefeilen, er noen responser tilfeldige. Nevneren er de vurderte, ikke alle.",
      en: "A threshold turns a small difference around the limit into all or nothing. Where it is below the error of measurement some responses are chance. The denominator is those assessed, not everyone.",
    },
  },
  needs: ({ scale, death }) => [{ kind: "assessment", of: scale }, ...(death === "no-response" ? [vitalStatus] : [])],
};
