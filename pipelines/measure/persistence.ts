import type { Sql } from "../../connectors/duckdb/sql.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import type { MeasureContext } from "./measured-cohort.ts";
import { timeToDiscontinuation } from "./time-to-discontinuation.ts";

/** Time on treatment while alive, in whole days: time to discontinuation, with death as a competing event. */
export const persistence = (measure: MeasureOf<"persistence">, context: MeasureContext): Sql =>
  timeToDiscontinuation({ ...measure, kind: "time-to-discontinuation", death: "competing" }, context);
