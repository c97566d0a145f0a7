import { z } from "zod";
import { base } from "./base.ts";
import type { MeasureKind } from "./measure-kind.ts";
import { ruleNeeds, whileOnTreatment } from "./rule-needs.ts";
import { timeRules } from "./time-fields.ts";
import { discontinuationFields } from "./time-to-discontinuation.ts";

/** Persistence: how long people stay on treatment while they live. */
const Persistence = z.strictObject({
  ...base,
  kind: z
    .literal("persistence")
    .describe("Time on treatment until a gap without doses or the next line, while alive; a death competes."),
  ...discontinuationFields,
  ...timeRules,
});

export const persistence: MeasureKind<typeof Persistence> = {
  schema: Persistence,
  family: "time",
  about: {
    title: { nb: "Behandlingsvedvarenhet (persistens)", en: "Persistence" },
    meaning: {
      nb: "Hvor lenge pasientene blir stående på behandlingen. Slutten er et opphold uten doser eller neste linje. Et dødsfall er ikke en seponering; det konkurrerer med den, og andelen som har sluttet, leses ved siden av andelen som er død.",
      en: "How long patients stay on the treatment. The end is a gap without doses or the next line. A death is no discontinuation; it competes with one, and the share who stopped is read beside the share who died.",
    },
    misuse: {
      nb: "En dose som er hentet ut, er ikke nødvendigvis tatt. Lav avslutning der mange dør, er ikke god vedvarenhet.",
      en: "A dose dispensed need not have been taken. Few discontinuations where many die is no good persistence.",
    },
  },
  needs: (measure) => ruleNeeds(measure),
  competing: ({ intercurrent }) => ["death", ...whileOnTreatment(intercurrent)],
};
