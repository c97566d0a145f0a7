import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../../connectors/duckdb/database.ts";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import { edgeCaseRule } from "../../schemas/agreement/edge-case-rule.ts";
import type { CohortRow } from "../../schemas/agreement/population.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { OutcomeRow } from "../../schemas/measure.ts";
import type { PatientFacts } from "../../schemas/patient-facts.ts";
import type { UnitFact } from "../../schemas/unit-fact.ts";
import { readCohort } from "../cohort/read-cohort.ts";
import { selectCohort } from "../cohort/select-cohort.ts";
import { addDays } from "../evaluate/calendar.ts";
import type { CoveredPeriod } from "../evaluate/readiness.ts";
import { measureOutcome } from "../measure/measure-outcome.ts";
import { loadPatientFacts } from "../measure/patient-facts.ts";
import { readOutcome } from "../measure/read-outcome.ts";
import { loadUnitFacts } from "../measure/unit-facts.ts";
import { withoutFacts } from "../measure/without-facts.ts";
import type { FactSheet } from "./fact-sheet.ts";
import { measuresThatDecide } from "./needs.ts";
import { sourcesOf } from "./recipe.ts";

/** What the steps of the night make of drawn facts, before anything is judged. */
export interface DrawnRows {
  readonly cohort: readonly CohortRow[];
  readonly outcomes: ReadonlyMap<string, readonly OutcomeRow[]>;
  readonly patients: readonly PatientFacts[];
  /** What was used, where the agreement counts units. */
  readonly units: readonly UnitFact[];
}

/** A database and a folder of its own. */
export interface Bench {
  readonly database: Database;
  readonly folder: string;
}

/** Days before the first start from which medicines are covered, so that no earlier use would have gone unseen. */
const COVERED_BEFORE = 365;

/**
 * What is covered: every kind and region that the agreement demands, and medicines, from before the first start to the
 * day of judgement. A simulation does not draw holes in coverage.
 */
export const drawnCoverage = (agreement: Agreement, from: string, asOf: string): readonly CoveredPeriod[] => {
  const demanded = agreement.group?.ready.coverage ?? [];
  const { clinical } = sourcesOf(agreement);
  const period = (kind: string, region: string): CoveredPeriod => ({
    source: clinical,
    kind,
    region,
    from_date: addDays(from, -COVERED_BEFORE),
    to_date: asOf,
  });
  const kinds = new Set(["hospital-drugs", "motor-scores", ...demanded.map(({ kind }) => kind)]);
  return [
    ...[...kinds].map((kind) => period(kind, "national")),
    ...demanded.flatMap(({ kind, regions }) =>
      regions.filter((region) => region !== "national").map((region) => period(kind, region)),
    ),
  ];
};

/**
 * Cohort, outcomes and facts of drawn patients, by the statements that the night runs; all runs at once, because each of
 * them judges a person by that person's facts alone.
 *
 * Throws UTF-SM-001 where a drawn patient is not in the population: the criteria then ask for something not drawn.
 */
export const judgeDrawn = async (
  agreement: Agreement,
  sheet: FactSheet,
  from: string,
  asOf: string,
  { database, folder }: Bench,
): Promise<DrawnRows> => {
  const model = join(folder, "model");
  await mkdir(model, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw translateFileError(error, "create", model);
  });
  const lag = new Map(agreement.sources.map(({ source, data_lag_days }) => [source, data_lag_days]));
  for (const { source, data_lag_days } of agreement.sources) {
    sheet.add("coverage", delivered(source, asOf, data_lag_days));
  }
  for (const period of drawnCoverage(agreement, from, asOf)) {
    sheet.add("coverage", { ...period, data_cut: asOf, lag_days: lag.get(period.source) ?? 0 });
  }
  await sheet.write(model, database);
  const cohort = join(folder, "cohort");
  await selectCohort(
    {
      population: agreement.population,
      exceptions: edgeCaseRule(agreement, "individual_exceptions"),
      model,
      folder: cohort,
      asOf,
    },
    database,
  );
  const rows = await readCohort(cohort, database);
  const excluded = rows.find(({ included }) => !included);
  if (excluded !== undefined) {
    throw new UtfallError("UTF-SM-001", {
      agreement: `${agreement.id}@${agreement.version}`,
      part: `population.criteria: ${excluded.excluded_by ?? "a criterion"}`,
    });
  }
  const context = { model, cohort, asOf };
  const outcomes = new Map<string, readonly OutcomeRow[]>();
  for (const measure of measuresThatDecide(agreement)) {
    const outcome = join(folder, "measure", measure.id);
    await measureOutcome({ ...context, measure, folder: outcome }, database);
    outcomes.set(measure.id, await readOutcome(outcome, database));
  }
  const patients = agreement.milestones.length > 0 ? await loadPatientFacts(context, database) : rows.map(withoutFacts);
  const units =
    agreement.units === undefined
      ? []
      : await loadUnitFacts(context, agreement.units.unit, agreement.population.substances, database);
  await rm(model, { recursive: true, force: true });
  return { cohort: rows, outcomes, patients, units };
};

const delivered = (source: string, asOf: string, lag_days: number) => ({
  source,
  kind: "delivery",
  region: "national",
  to_date: asOf,
  data_cut: asOf,
  lag_days,
});
