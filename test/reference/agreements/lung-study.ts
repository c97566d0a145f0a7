import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { MeasureAnalysis } from "../../../schemas/agreement/analysis.ts";
import { cohortRow, example, outcome } from "../../spec/evaluate/made-up.ts";
import { modelReference } from "./model-reference.ts";

const { persons, landmarks, tau } = modelReference.lung;

const timeZero = "2022-01-03";
const keyed = persons.map((person, i) => ({ ...person, person_id: `p${String(i).padStart(3, "0")}` }));

/** The lung study as a cohort, as outcomes and as facts of a register. */
export const lungStudy = {
  cohort: keyed.map(({ person_id, sex }) => cohortRow({ person_id, time_zero: timeZero, subgroups: { sex } })),
  outcomes: new Map([
    [
      "os",
      keyed.map(({ person_id, days, died }) =>
        outcome({
          ...{ person_id, time_zero: timeZero, time_days: days, event: died },
          reason: died === 1 ? "death" : "end-of-data",
        }),
      ),
    ],
  ]),
  facts: {
    person: keyed.map(({ person_id, sex, age }) => ({ person_id, sex, birth_year: 2022 - age })),
    assessment: keyed.map(({ person_id, ecog }) => ({ person_id, kind: "ecog", date: timeZero, value: ecog })),
  },
};

const shape = example("nsclc-pembrolizumab");

/** The example agreement with overall survival alone, analysed at the landmarks of the study. */
export const lungAgreement = (over: Partial<MeasureAnalysis>): Agreement => ({
  ...shape,
  measures: shape.measures.filter(({ id }) => id === "os"),
  analyses: {
    ...shape.analyses,
    measures: [
      {
        ...{ measure: "os", landmarks_days: [...landmarks], restricted_mean_days: tau },
        ...{ compare: [], exact_shares: false, ...over },
      },
    ],
  },
});
