import { readFileSync } from "node:fs";
import type { FromR } from "./reference.ts";

type Column = readonly number[];

export interface ReferenceDraws {
  readonly name: string;
  /** The variable with holes stands last; the others are complete. */
  readonly columns: readonly { readonly name: string; readonly values: readonly FromR[] }[];
  /** Rows with a hole. */
  readonly rows: Column;
  /** Of the value filled into each of them. */
  readonly mean: Column;
  readonly variance: Column;
}

interface ReferenceMatches extends ReferenceDraws {
  /** Draws behind the moments. */
  readonly times: number;
  /** Fourth central moment. */
  readonly fourth: Column;
}

interface ReferencePool {
  readonly name: string;
  readonly estimates: Column;
  readonly variances: Column;
  /** Estimate, standard error, degrees of freedom, lower, upper. */
  readonly found: Column;
}

interface ImputationReference {
  readonly made: Readonly<Record<"by" | "R" | "mitools", string>>;
  readonly draws: readonly ReferenceDraws[];
  readonly matches: readonly ReferenceMatches[];
  readonly pools: readonly ReferencePool[];
}

/** What make-imputation-reference.R wrote. */
export const imputationReference = JSON.parse(
  readFileSync(new URL("imputation-reference.json", import.meta.url), "utf8"),
) as ImputationReference;
