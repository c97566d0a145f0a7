import { readFileSync } from "node:fs";
import type { LifeTable } from "../../../pipelines/statistics/index.ts";

type Columns<Name extends string> = Readonly<Record<Name, readonly number[]>>;

export interface ReferenceNetSurvival extends Columns<"entry" | "time" | "event" | "age" | "date" | "group"> {
  readonly table: "slopop" | "us";
  readonly name: string;
  readonly poharPerme: Columns<"time" | "atRisk" | "survival" | "standardError">;
  readonly ederer2: Columns<"time" | "atRisk" | "survival" | "standardError">;
  /** Made of what rs.surv gives; empty for late entries and day 0, which it does not know. */
  readonly rows: readonly (Columns<"time" | "survival" | "standardError"> & {
    readonly method: "pohar-perme" | "ederer2";
  })[];
}

interface NetSurvivalReference {
  readonly made: Readonly<Record<"by" | "R" | "relsurv", string>>;
  readonly tables: Readonly<Record<"slopop" | "us", LifeTable>>;
  readonly cases: readonly ReferenceNetSurvival[];
}

/** What make-net-survival-reference.R wrote. */
export const netSurvivalReference = JSON.parse(
  readFileSync(new URL("net-survival-reference.json", import.meta.url), "utf8"),
) as NetSurvivalReference;
