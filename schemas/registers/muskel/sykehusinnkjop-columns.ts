import { type Column, code, date, int } from "../../column.ts";
import { atMost, type RowRule } from "../../rule.ts";
import { motorCategory } from "./codes.ts";

const visit = (which: "baseline" | "latest"): readonly Column[] => {
  const said =
    which === "baseline" ? "first assessment in the chosen date window" : "last assessment in the chosen date window";
  return [
    date({
      name: `ASSESSMENT_DATE_${which}`,
      presence: "required",
      meaning: `Day of the ${said}.`,
      caveat:
        which === "baseline"
          ? "First record in the window, not necessarily the start of treatment."
          : "Value of the last row, missing if missing there; nothing is carried forward.",
    }),
    int({ name: `HFMSE_${which}`, presence: "optional", min: 0, max: 66, meaning: `HFMSE, ${said}.` }),
    int({ name: `RULM_${which}`, presence: "optional", min: 0, max: 37, meaning: `RULM, ${said}.` }),
    int({
      name: `x6MWT_${which}`,
      presence: "optional",
      min: 0,
      max: 1000,
      meaning: `Six-minute walk test in metres, ${said}.`,
    }),
    int({
      name: `ATEND_${which}`,
      presence: "optional",
      min: 0,
      max: 64,
      findingAbove: 46,
      meaning: `ATEND, ${said}.`,
      caveat: "The codebook gives 0–46 and 0–64; 47–64 are kept and counted.",
    }),
    int({ name: `BIPAP_${which}`, presence: "optional", min: 0, max: 24, meaning: `BiPAP hours per day, ${said}.` }),
    code({
      name: `FUNKSJONSSTATUS_${which}`,
      presence: "optional",
      codes: motorCategory,
      meaning: `Motor category, ${said}.`,
      caveat:
        "From KLINISK_FUNKSJONSSTATUS; FUNKSJONSSTATUS_all is another variable (reason for stopping) by the same stem.",
    }),
  ];
};

/** First and last assessment of a patient, in the order in which the register writes them. */
export const baselineAndLatest: readonly Column[] = [
  ...visit("baseline"),
  ...visit("latest"),
  int({
    name: "Tidsdiff_dager",
    presence: "optional",
    min: 1,
    max: 40_000,
    meaning: "Days from the first to the last assessment.",
    caveat: "Patients with one date only are left out of the extract, as are the dead without a second visit.",
  }),
];

export const baselineAndLatestRules: readonly RowRule[] = [
  {
    id: "latest-after-baseline",
    outcome: "error",
    must: atMost("ASSESSMENT_DATE_baseline", "ASSESSMENT_DATE_latest"),
    text: "ASSESSMENT_DATE_latest is not before ASSESSMENT_DATE_baseline",
  },
];
