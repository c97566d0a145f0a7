import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Criterion } from "../../../schemas/agreement/population.ts";
import { addDays } from "../../evaluate/calendar.ts";
import type { FactSheet } from "../fact-sheet.ts";

/** Whom the facts are about. */
export interface Drawn {
  readonly person_id: string;
  readonly source: string;
  /** ISO date of the first dose. */
  readonly start: string;
}

/** Days before the first dose on which a diagnosis was made. */
const DIAGNOSED_BEFORE = 30;

/** Facts by which a patient meets the start criteria; a new kind of criterion does not compile until it has them. */
export const drawEligible = ({ population }: Agreement, drawn: Drawn, sheet: FactSheet): void => {
  for (const criterion of population.criteria) drawCriterion(criterion, drawn, sheet);
};

const drawCriterion = (criterion: Criterion, { person_id, source, start }: Drawn, sheet: FactSheet): void => {
  switch (criterion.kind) {
    case "diagnosis":
      sheet.add("tumour", {
        person_id,
        source,
        tumour_id: person_id,
        diagnosis_date: addDays(start, -DIAGNOSED_BEFORE),
        icd10: criterion.icd10[0] ?? null,
      });
      return;
    case "assessment": {
      // The type is drawn with the course and stated there.
      if (criterion.assessment === "sma_type") return;
      const [code] = criterion.one_of ?? [];
      const value = criterion.at_least ?? criterion.at_most ?? null;
      sheet.add("assessment", {
        person_id,
        source,
        kind: criterion.assessment,
        ...(code === undefined ? { value: value ?? 1 } : { code }),
      });
      return;
    }
    case "age-at-start": {
      const { under_years, at_least_years } = criterion;
      // In whole years the person may be a year younger than the difference of the years.
      const age = at_least_years === undefined ? (under_years ?? 1) - 1 : at_least_years + 1;
      sheet.add("person", { person_id, source, birth_year: Number(start.slice(0, 4)) - age });
      return;
    }
    case "not-treated-before":
      // Met by the coverage of medicines from before the first start, and by no earlier dose.
      return;
  }
};
