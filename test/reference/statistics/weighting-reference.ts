import { readFileSync } from "node:fs";
import type { IntervalType } from "../../../pipelines/statistics/index.ts";
import type { FromR } from "./reference.ts";

type Column = readonly number[];
type Columns<Name extends string> = Readonly<Record<Name, Column>>;
type Named = readonly { readonly name: string; readonly values: Column }[];

export interface ReferenceWeightedCurve extends Columns<"time" | "event" | "weight" | "entry" | "cluster"> {
  readonly name: string;
  readonly curve: Columns<"time" | "atRisk" | "events" | "censored" | "survival">;
  readonly variants: readonly {
    readonly variance: "greenwood" | "robust";
    readonly type: IntervalType;
    readonly standardError: readonly FromR[];
    readonly lower: readonly FromR[];
    readonly upper: readonly FromR[];
    /** Quartile and median: estimate, lower, upper. */
    readonly quantiles: readonly (readonly FromR[])[];
  }[];
  readonly restrictedMeans: readonly { readonly tau: number; readonly value: number; readonly standardError: number }[];
}

interface ReferenceComparison
  extends Columns<"time" | "event" | "group" | "weight" | "cluster" | "stratum" | "coefficient" | "standardError"> {
  readonly name: string;
  readonly wald: number;
  readonly robustScore: number;
}

interface ReferenceLogistic
  extends Columns<"outcome" | "weight" | "coefficient" | "covariance" | "fitted" | "logLikelihood"> {
  readonly name: string;
  readonly columns: Named;
}

interface ReferenceBalancing
  extends Columns<"treated" | "propensity" | "effective" | "before" | "after" | "afterTreated" | "entropy"> {
  readonly name: string;
  readonly columns: Named;
  readonly weights: Columns<"ate" | "stabilised" | "att" | "ato">;
}

interface ReferenceMatching extends Columns<"mean" | "outcome" | "weight"> {
  readonly name: string;
  readonly columns: Named;
  readonly sd: readonly FromR[];
  readonly effective: number;
  readonly weightedMean: number;
  readonly standardError: number;
  readonly clustered: number;
}

interface ReferenceCensoring extends Columns<"time" | "event" | "stratum" | "at" | "weight" | "survival"> {
  readonly name: string;
}

interface ReferencePool extends Columns<"estimates" | "variances" | "found"> {
  readonly complete: FromR;
}

interface ReferenceBootstrap extends Columns<"stratum" | "replicates" | "influence" | "percentile" | "basic" | "bca"> {
  readonly name: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly estimate: number;
  readonly indices: readonly Column[];
}

interface ReferenceShare extends Columns<"found" | "predictive"> {
  readonly prior: readonly [number, number];
  readonly successes: number;
  readonly trials: number;
  readonly highestDensity: readonly FromR[];
}

interface ReferenceWait extends Columns<"at" | "found"> {
  readonly events: number;
  readonly exposure: number;
  readonly more: number;
}

interface Made {
  readonly made: Readonly<Record<"by" | "R" | "survival" | "boot" | "sandwich", string>>;
}

interface WeightedSurvivalReference extends Made {
  readonly curves: readonly ReferenceWeightedCurve[];
  readonly comparisons: readonly ReferenceComparison[];
  readonly censorings: readonly ReferenceCensoring[];
}

interface WeightingReference extends Made {
  readonly logistics: readonly ReferenceLogistic[];
  readonly balancings: readonly ReferenceBalancing[];
  readonly matchings: readonly ReferenceMatching[];
  readonly pools: readonly ReferencePool[];
  readonly bootstraps: readonly ReferenceBootstrap[];
  readonly shares: readonly ReferenceShare[];
  readonly waits: readonly ReferenceWait[];
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

/** What make-weighting-reference.R wrote. */
export const weightedSurvivalReference = read("weighted-survival-reference.json") as WeightedSurvivalReference;
export const weightingReference = read("weighting-reference.json") as WeightingReference;
