import { readFileSync } from "node:fs";
import type { IntervalType } from "../../../pipelines/statistics/index.ts";

/** A number R gave; null for NA, NaN and infinite. */
export type FromR = number | null;

export interface ReferenceCase {
  readonly name: string;
  readonly level: number;
  /** Empty without delayed entry. */
  readonly entry: readonly number[];
  readonly time: readonly number[];
  readonly event: readonly number[];
  readonly curve: Readonly<
    Record<"time" | "atRisk" | "events" | "censored" | "survival" | "standardError", readonly FromR[]>
  >;
  readonly bands: readonly {
    readonly type: IntervalType;
    readonly lower: readonly FromR[];
    readonly upper: readonly FromR[];
    /** found: estimate, lower, upper. */
    readonly quantiles: readonly { readonly probability: number; readonly found: readonly FromR[] }[];
  }[];
  /** Estimate, lower, upper. */
  readonly medianFollowUp: readonly FromR[];
  readonly landmarks: readonly {
    readonly day: number;
    readonly survival: number;
    readonly standardError: FromR;
    readonly lower: FromR;
    readonly upper: FromR;
    /** Counted: entry < day <= exit. */
    readonly atRisk: number;
    /** As summary(survfit, times) prints it. */
    readonly printedAtRisk: number;
    readonly cumulativeEvents: number;
  }[];
  readonly restrictedMeans: readonly {
    readonly tau: number;
    readonly value: number;
    readonly standardError: number;
  }[];
}

export interface ReferenceLogRank {
  readonly name: string;
  readonly entry: readonly number[];
  readonly time: readonly number[];
  readonly event: readonly number[];
  /** 1, 2, ... */
  readonly group: readonly number[];
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly chiSquare: number;
  readonly df: number;
  readonly pValue: number;
}

type Columns<Name extends string> = Readonly<Record<Name, readonly number[]>>;

interface Reference {
  readonly made: { readonly by: string; readonly R: string; readonly survival: string };
  readonly cases: readonly ReferenceCase[];
  readonly logRanks: readonly ReferenceLogRank[];
  readonly binomials: Columns<"successes" | "trials" | "level" | "lower" | "upper">;
  readonly binomialTails: Columns<"successes" | "trials" | "probability" | "greater">;
  readonly chiSquare: Columns<"x" | "df" | "upper">;
  readonly normal: Columns<"p" | "quantile" | "z" | "probability">;
  readonly beta: Columns<"x" | "a" | "b" | "lower" | "upper">;
  readonly logGamma: Columns<"x" | "value">;
}

/** What make-reference.R wrote. */
export const reference = JSON.parse(
  readFileSync(new URL("survival-reference.json", import.meta.url), "utf8"),
) as Reference;
