import type { Agreement } from "../../schemas/agreement/agreement.ts";
import { edgeCaseRule } from "../../schemas/agreement/edge-case-rule.ts";
import type { CohortRow } from "../../schemas/agreement/population.ts";
import type { AgreementExceptions } from "../../schemas/exceptions.ts";
import { type ExceptionCoverage, exceptionPatterns } from "./exception-patterns.ts";
import type { ExceptionFact } from "./read-exceptions.ts";

/** Kind of coverage that a register of exceptions declares in utfall.yaml. */
const kind = "exceptions";

/** A row of the coverage table, as far as exceptions read it. */
interface CoverageRow {
  readonly source: string;
  readonly kind: string;
  readonly region: string;
  readonly from_date: string | null;
  readonly to_date: string;
}

/** The periods in which a register of exceptions is declared to cover an area. */
export const exceptionCoverage = (rows: readonly CoverageRow[]): readonly ExceptionCoverage[] =>
  rows.flatMap(({ kind: of, region, from_date: from, to_date: to }) =>
    of === kind && from !== null && from <= to ? [{ region, from, to }] : [],
  );

/** What an agreement's exceptions are made from. */
export interface ExceptionInput {
  /** Everyone of the cohort who applied, those excluded too; nobody else was treated by an exception. */
  readonly cohort: readonly CohortRow[];
  /** Applications of the agreement's sources, for all medicines. */
  readonly exceptions: readonly ExceptionFact[];
  readonly coverage: readonly CoverageRow[];
  readonly asOf: string;
}

/**
 * Individual exceptions for the medicines of an agreement: how many, where, why and how long, and who of the population
 * was treated by one. Whether a source delivers exceptions is told apart from whether there are any.
 */
export const agreementExceptions = (agreement: Agreement, input: ExceptionInput): AgreementExceptions => {
  const { substances } = agreement.population;
  const own = input.exceptions.filter(({ substance }) => substance !== null && substances.includes(substance));
  const granted = new Set(own.filter(({ decision }) => decision === "granted").map(({ personId }) => personId));
  const periods = exceptionCoverage(input.coverage);
  const { level } = agreement.analyses.interval;
  return {
    rule: edgeCaseRule(agreement, "individual_exceptions"),
    seen: periods.length > 0 || input.exceptions.length > 0,
    treated: input.cohort.filter((row) => row.by_exception === true && row.excluded_by !== "start-period").length,
    grantedLater: input.cohort.filter((row) => row.included && row.by_exception !== true && granted.has(row.person_id))
      .length,
    level,
    patterns: [...exceptionPatterns(own, { asOf: input.asOf, level, coverage: periods })],
  };
};
