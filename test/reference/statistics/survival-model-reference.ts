import { readFileSync } from "node:fs";
import type { FromR } from "./reference.ts";

type Columns<Name extends string> = Readonly<Record<Name, readonly number[]>>;
type FromRColumns<Name extends string> = Readonly<Record<Name, readonly FromR[]>>;
type Covariates = readonly { readonly name: string; readonly values: readonly number[] }[];

export interface ReferenceCoxCurves extends Columns<"time" | "event"> {
  readonly name: string;
  readonly ties: "efron" | "breslow";
  readonly robust: number;
  /** Empty where there is none; so are the next two. */
  readonly entry: readonly number[];
  readonly stratum: readonly number[];
  readonly cluster: readonly number[];
  readonly covariates: Covariates;
  readonly curves: readonly (Columns<
    "covariates" | "time" | "atRisk" | "events" | "cumulativeHazard" | "survival" | "standardError"
  > & {
    readonly stratum: number;
    readonly bands: readonly (FromRColumns<"lower" | "upper"> & { readonly type: "log" | "log-log" | "plain" })[];
  })[];
  /** With covariates 0, in the first stratum, on all days. */
  readonly baseline: Columns<"time" | "hazard">;
}

export interface ReferenceGray extends Columns<"time" | "cause" | "group" | "stratum"> {
  readonly name: string;
  /** One per cause. */
  readonly chiSquare: readonly number[];
  readonly pValue: readonly number[];
  readonly df: readonly number[];
}

export interface ReferenceFineGray extends Columns<"time" | "cause" | "coefficient" | "covariance" | "logLikelihood"> {
  readonly name: string;
  readonly covariates: Covariates;
  readonly curves: readonly Columns<"covariates" | "time" | "incidence">[];
}

export interface ReferenceContrast extends Columns<"time" | "event" | "group"> {
  readonly name: string;
  readonly tau: number;
  readonly level: number;
  /** Value, lower, upper, p. */
  readonly difference: readonly number[];
  readonly ratio: readonly number[];
}

interface SurvivalModelReference {
  readonly made: Readonly<Record<"by" | "R" | "survival" | "cmprsk", string>>;
  readonly curves: readonly ReferenceCoxCurves[];
  readonly grays: readonly ReferenceGray[];
  readonly regressions: readonly ReferenceFineGray[];
  readonly contrasts: readonly ReferenceContrast[];
}

/** What make-survival-model-reference.R wrote. */
export const survivalModelReference = JSON.parse(
  readFileSync(new URL("survival-model-reference.json", import.meta.url), "utf8"),
) as SurvivalModelReference;
