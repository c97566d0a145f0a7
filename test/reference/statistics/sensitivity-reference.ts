import { readFileSync } from "node:fs";
import type { EValueMeasure } from "../../../pipelines/statistics/index.ts";
import type { FromR } from "./reference.ts";

type Column = readonly number[];

interface ReferenceEValue {
  readonly name: string;
  readonly measure: EValueMeasure;
  /** Estimate, lower, upper. */
  readonly ratio: readonly [number, number, number];
  /** Ratio on the scale of risks, E-value of the estimate and of the limit. */
  readonly found: Column;
}

interface ReferenceTipping {
  readonly name: string;
  readonly successes: number;
  readonly failures: number;
  readonly unknown: number;
  readonly limit: number;
  /** Level of the exact interval whose lower limit is judged; null where the share is. */
  readonly level: FromR;
  readonly state: string;
  readonly failing: FromR;
}

interface ReferenceShift {
  readonly name: string;
  readonly observed: Column;
  readonly imputed: Column;
  /** Of the lower limit of the mean's interval. */
  readonly limit: number;
  readonly to: number;
  readonly delta: number;
  /** The lower limit without a shift, and with `to`. */
  readonly ends: Column;
}

interface SensitivityReference {
  readonly made: Readonly<Record<"by" | "R" | "survival", string>>;
  readonly eValues: readonly ReferenceEValue[];
  readonly tippings: readonly ReferenceTipping[];
  readonly shifts: readonly ReferenceShift[];
}

/** What make-sensitivity-reference.R wrote. */
export const sensitivityReference = JSON.parse(
  readFileSync(new URL("sensitivity-reference.json", import.meta.url), "utf8"),
) as SensitivityReference;
