import type { Database, Row } from "../../connectors/duckdb/database.ts";
import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { AssessmentFact, EventFact, ExposureFact, PatientFacts, VitalFact } from "../../schemas/patient-facts.ts";
import { cohortTable } from "../cohort/cohort-table.ts";
import { readCohort, readIncluded } from "../cohort/read-cohort.ts";
import { followUp } from "../harmonize/follow-up.ts";
import { modelTable } from "../harmonize/model-table.ts";
import { numberOrNull, textOrNull } from "./cell.ts";
import type { MeasureContext } from "./measured-cohort.ts";
import { sourceCuts } from "./source-cuts.ts";
import { withoutFacts } from "./without-facts.ts";

/**
 * Everything that the common model knows about each person of a cohort, for judging patient by patient.
 *
 * Those excluded are among them, ordered by time zero and person. Facts dated after the as-of day are left out; a period
 * that goes on beyond it is cut there only by the reader, who has the data cut of its source beside it. Throws UTF-DB-*.
 */
export const loadPatientFacts = async (
  { model, cohort, asOf }: MeasureContext,
  database: Database,
): Promise<readonly PatientFacts[]> => {
  const load = async (query: Sql): Promise<ReadonlyMap<string, readonly Row[]>> =>
    Map.groupBy(await database.rows(query, "measure: patient facts"), (row) => String(row.person_id));
  const persons = sql`SEMI JOIN ${cohortTable(cohort)} AS cohort USING (person_id)`;
  const day = dateLiteral(asOf);
  const rows = await readCohort(cohort, database);
  const exposures = await load(sql`
    SELECT person_id, substance, start_date, source_file, source_line
    FROM ${modelTable(model, "exposure")}
    ${persons}
    WHERE counts AND substance IS NOT NULL AND start_date <= ${day}
    ORDER BY person_id, start_date, substance, source_file, source_line`);
  const assessments = await load(sql`
    SELECT person_id, kind, date, value, code, source_file, source_line
    FROM ${modelTable(model, "assessment")}
    ${persons}
    WHERE date IS NULL OR date <= ${day}
    ORDER BY person_id, date NULLS FIRST, kind, source_file, source_line, value, code`);
  const events = await load(sql`
    WITH source_cut AS (${sourceCuts(model)})
    SELECT person_id, kind, start_date, end_date, value, detail, data_cut, source_file, source_line
    FROM ${modelTable(model, "event")}
    ${persons}
    LEFT JOIN source_cut USING (source)
    WHERE start_date <= ${day}
    ORDER BY person_id, start_date, kind, source_file, source_line, detail`);
  const vital = await load(sql`
    WITH told AS (
      SELECT *, COALESCE(death, CASE WHEN status = 'emigrated' THEN emigration END, alive) AS told
      FROM (${followUp(model, asOf, sql`(SELECT person_id FROM ${cohortTable(cohort)}) AS cohort`)})
    )
    SELECT
      person_id,
      status,
      told.date AS status_date,
      death.date AS death_date,
      emigration.date AS emigration_date,
      COALESCE(told.file, first_line.file) AS source_file,
      COALESCE(told.line, first_line.line) AS source_line
    FROM told
    ${persons}
    ORDER BY person_id`);
  return rows.map((row) => ({
    ...withoutFacts(row),
    exposures: (exposures.get(row.person_id) ?? []).map(exposureFact),
    assessments: (assessments.get(row.person_id) ?? []).map(assessmentFact),
    events: (events.get(row.person_id) ?? []).map(eventFact),
    vital: (vital.get(row.person_id) ?? []).map(vitalFact)[0] ?? null,
  }));
};

/** Those in a cohort with their start and their answers to the start criteria, and no other fact. Throws UTF-DB-*. */
export const loadPatientAnswers = async (
  { cohort }: MeasureContext,
  database: Database,
): Promise<readonly PatientFacts[]> => (await readIncluded(cohort, database)).map(withoutFacts);

const place = (row: Row) => ({ file: String(row.source_file), line: Number(row.source_line) });

const exposureFact = (row: Row): ExposureFact => ({
  substance: String(row.substance),
  date: String(row.start_date),
  ...place(row),
});

const assessmentFact = (row: Row): AssessmentFact => ({
  kind: String(row.kind),
  date: textOrNull(row.date),
  value: numberOrNull(row.value),
  code: textOrNull(row.code),
  ...place(row),
});

const eventFact = (row: Row): EventFact => ({
  kind: String(row.kind),
  start: String(row.start_date),
  end: textOrNull(row.end_date),
  value: numberOrNull(row.value),
  detail: textOrNull(row.detail),
  dataCut: textOrNull(row.data_cut),
  ...place(row),
});

const vitalFact = (row: Row): VitalFact => ({
  status: vitalWord(row.status),
  statusDate: textOrNull(row.status_date),
  deathDate: textOrNull(row.death_date),
  emigrationDate: textOrNull(row.emigration_date),
  ...place(row),
});

const vitalWord = (cell: Row[string] | undefined): VitalFact["status"] =>
  cell === "alive" || cell === "dead" || cell === "emigrated" ? cell : "unknown";
