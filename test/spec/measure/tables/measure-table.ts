import type { Measure } from "../../../../schemas/measure.ts";
import type { MeasureParameters } from "../../../support/measured.ts";
import type { FactRow, Facts } from "../../../support/model-folder.ts";

/** One made-up person, called p, and the row that the measure makes of what is known. */
export interface MeasureCase {
  /** What the case shows, as a sentence. */
  readonly shows: string;
  /** Facts beside the first dose of substance a on 2024-01-01, which every person has. */
  readonly facts: Facts;
  /** Parameters that differ from those of the table. */
  readonly but?: Readonly<Record<string, unknown>>;
  /** The cells of the row in the columns of its family, joined by spaces; - for none. */
  readonly row: string;
}

/** The test table of one kind of measure: the tests run it, and the page of the kind is made from it. */
export interface MeasureTable {
  readonly kind: Measure["kind"];
  /** Day of judgement. */
  readonly asOf: string;
  readonly measure: MeasureParameters;
  /** What the first dose says beside its day: amount, unit, packs. */
  readonly firstDose?: FactRow;
  /** Facts that every case has, such as coverage. */
  readonly always?: Facts;
  readonly cases: readonly MeasureCase[];
}
