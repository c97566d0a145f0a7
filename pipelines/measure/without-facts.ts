import type { CohortRow } from "../../schemas/agreement/population.ts";
import type { PatientFacts } from "../../schemas/patient-facts.ts";

/** A person of a cohort with the start and the answers to the start criteria, and no other fact. */
export const withoutFacts = (row: CohortRow): PatientFacts => ({
  personId: row.person_id,
  timeZero: row.time_zero,
  substance: row.substance,
  timeZeroLine: { file: row.source_file, line: row.source_line },
  subgroups: row.subgroups,
  answers: row.answers,
  included: row.included,
  excludedBy: row.excluded_by,
  exposures: [],
  assessments: [],
  events: [],
  vital: null,
});
