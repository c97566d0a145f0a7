import { readFileSync } from "node:fs";
import type { ParametricFamily } from "../../../pipelines/statistics/index.ts";

type Columns<Name extends string> = Readonly<Record<Name, readonly number[]>>;

export interface ReferenceParametric extends Columns<"time" | "event" | "estimates" | "covariance"> {
  readonly name: string;
  readonly family: ParametricFamily | "spline";
  /** Empty but for splines; knots with the outer ones, as times. */
  readonly quantiles: readonly number[];
  readonly knots: readonly number[];
  /** Empty where there is none; so are the next two. */
  readonly entry: readonly number[];
  readonly latest: readonly number[];
  readonly weight: readonly number[];
  readonly covariates: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly logLikelihood: number;
  readonly aic: number;
  /** By rows, by events. */
  readonly bic: readonly number[];
  /** Covariates of the predictions. */
  readonly profile: readonly number[];
  readonly times: readonly number[];
  readonly survival: readonly number[];
  readonly survivalError: readonly number[];
  readonly hazard: readonly number[];
  readonly hazardError: readonly number[];
  readonly tau: number;
  readonly restrictedMean: number;
  readonly restrictedMeanError: number;
}

interface ParametricReference {
  readonly made: Readonly<Record<"by" | "R" | "survival", string>>;
  readonly cases: readonly ReferenceParametric[];
}

/** What make-parametric-reference.R wrote. */
export const parametricReference = JSON.parse(
  readFileSync(new URL("parametric-reference.json", import.meta.url), "utf8"),
) as ParametricReference;
