import { readFileSync } from "node:fs";

/** A weighted group: survival at the landmarks with errors and limits, and the restricted mean. */
export interface WeightedReference {
  readonly n: number;
  readonly effective: number;
  readonly survival: readonly number[];
  readonly error: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly mean: number;
  readonly meanError: number;
}

interface ModelReference {
  readonly made: Readonly<Record<string, string>>;
  readonly lung: {
    readonly persons: readonly {
      readonly sex: string;
      readonly age: number;
      readonly ecog: number;
      readonly days: number;
      readonly died: 0 | 1;
    }[];
    readonly landmarks: readonly number[];
    readonly tau: number;
    readonly adjusted: readonly {
      readonly name: string;
      readonly method: "inverse-probability" | "overlap" | "entropy";
      readonly estimand: "ate" | "att" | "ato";
      readonly f: WeightedReference;
      readonly m: WeightedReference;
      /** With its limits. */
      readonly hazardRatio: readonly [number, number, number];
      /** Standardised differences in age and performance status. */
      readonly before: readonly number[];
      readonly after: readonly number[];
      /** Smallest and largest; empty for entropy balancing. */
      readonly propensity: readonly number[];
      readonly largest: number;
    }[];
    /** Everyone, weighted to a mean age of 65 years and a mean performance status of 1.2. */
    readonly matched: WeightedReference;
  };
  readonly repeated: {
    readonly persons: readonly { readonly person: string; readonly sex: string; readonly baseline: number }[];
    readonly visits: readonly {
      readonly years: number;
      readonly person: readonly string[];
      readonly change: readonly number[];
      readonly mean: number;
      readonly error: number;
    }[];
    readonly slope: number;
    readonly slopeError: number;
  };
}

/** What R makes of persons and visits: see make-model-reference.R. */
export const modelReference = JSON.parse(
  readFileSync(new URL("model-reference.json", import.meta.url), "utf8"),
) as ModelReference;
