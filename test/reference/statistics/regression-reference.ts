import { readFileSync } from "node:fs";
import type { FromR } from "./reference.ts";

export interface ReferenceCompeting {
  readonly name: string;
  readonly level: number;
  /** Number of causes, called "1", "2", ... */
  readonly size: number;
  /** Empty without delayed entry. */
  readonly entry: readonly number[];
  readonly time: readonly number[];
  /** 0 for censoring. */
  readonly cause: readonly number[];
  readonly curve: {
    readonly time: readonly number[];
    readonly atRisk: readonly number[];
    readonly eventFree: readonly number[];
    /** One column per cause, as below. */
    readonly events: readonly (readonly number[])[];
    readonly incidence: readonly (readonly number[])[];
    readonly standardError: readonly (readonly number[])[];
  };
  /** Empty under delayed entry, where the standard error of R is another one. */
  readonly bands: readonly {
    readonly type: "log" | "log-log" | "plain";
    readonly lower: readonly (readonly FromR[])[];
    readonly upper: readonly (readonly FromR[])[];
  }[];
  readonly landmarks: readonly { readonly day: number; readonly incidence: readonly number[] }[];
}

export interface ReferenceCox {
  readonly name: string;
  readonly ties: "efron" | "breslow" | "exact";
  readonly level: number;
  readonly robust: number;
  readonly time: readonly number[];
  readonly event: readonly number[];
  /** Empty where there is none; so are the next three. */
  readonly entry: readonly number[];
  readonly stratum: readonly number[];
  readonly weight: readonly number[];
  readonly cluster: readonly number[];
  readonly covariates: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly coefficient: readonly number[];
  readonly covariance: readonly number[];
  /** Empty without a robust standard error. */
  readonly robustCovariance: readonly number[];
  readonly standardError: readonly number[];
  readonly hazardRatio: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly z: readonly number[];
  readonly pValue: readonly number[];
  /** Without covariates, and with them. */
  readonly logLikelihood: readonly number[];
  readonly likelihoodRatio: number;
  readonly wald: number;
  readonly score: number;
  readonly robustScore: number | readonly [];
  readonly n: number;
  readonly events: number;
  /** Each covariate, then all together. */
  readonly zph: readonly {
    readonly transform: "km" | "identity";
    readonly chiSquare: readonly number[];
    readonly df: readonly number[];
    readonly pValue: readonly number[];
  }[];
}

interface Made {
  readonly made: { readonly by: string; readonly R: string; readonly survival: string };
}

interface CompetingReference extends Made {
  /** mgus2 as it comes: one element per patient, months. */
  readonly mgus2: Readonly<Record<"progressed" | "progression" | "died" | "last", readonly number[]>>;
  readonly cases: readonly ReferenceCompeting[];
}

interface CoxReference extends Made {
  readonly cases: readonly ReferenceCox[];
}

export interface ReferenceStratified {
  readonly name: string;
  /** Empty without delayed entry; with it, so are observed and expected events. */
  readonly entry: readonly number[];
  readonly time: readonly number[];
  readonly event: readonly number[];
  /** 1, 2, ...; so is the stratum. */
  readonly group: readonly number[];
  readonly stratum: readonly number[];
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly chiSquare: number;
  readonly df: number;
  readonly pValue: number;
}

type Columns<Name extends string> = Readonly<Record<Name, readonly number[]>>;

interface IntervalReference extends Made {
  readonly stratified: readonly ReferenceStratified[];
  readonly wilson: Columns<"successes" | "trials" | "level" | "lower" | "upper">;
  readonly rates: Columns<"events" | "personTime" | "level" | "lower" | "upper">;
  readonly studentT: Columns<"p" | "df" | "quantile">;
  readonly gamma: Columns<"p" | "shape" | "lower" | "upper">;
  /** found: mean, standard error, lower and upper at 95 %. */
  readonly means: readonly Columns<"values" | "found">[];
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

/** What make-regression-reference.R wrote. */
export const competingReference = read("competing-reference.json") as CompetingReference;
export const coxReference = read("cox-reference.json") as CoxReference;
export const intervalReference = read("interval-reference.json") as IntervalReference;
