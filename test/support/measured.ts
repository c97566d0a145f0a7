import type { z } from "zod";
import { Measure, type OutcomeRow } from "../../schemas/measure.ts";
import { measuringCrowd } from "./measured-crowd.ts";
import type { Facts } from "./model-folder.ts";
import type { Scratch } from "./scratch-database.ts";

const words = { nb: "x", en: "x" };

type Without<M, K extends string> = M extends unknown ? Omit<M, K> : never;
export type MeasureParameters = Without<
  z.input<typeof Measure>,
  "id" | "version" | "title" | "meaning" | "misuse" | "better"
> & {
  readonly better?: Measure["better"];
};

/** A measure from its parameters alone, with the defaults of its kind; the words do not matter here. */
export const measureOf = (parameters: MeasureParameters): Measure =>
  Measure.parse({ id: "m", title: words, meaning: words, misuse: words, better: "higher", ...parameters });

/** Evaluates a measure for everyone treated with substance `a` (or `aa`), straight from facts. */
export const outcomesOf = async (
  scratch: Scratch,
  facts: Facts,
  parameters: MeasureParameters,
  asOf: string,
): Promise<readonly OutcomeRow[]> => {
  const evaluate = await measuringCrowd(scratch, facts, asOf);
  return evaluate(measureOf(parameters));
};

/** The part of an outcome that a table of cases states. */
export const brief = (row: OutcomeRow | undefined): string =>
  row === undefined
    ? "no row"
    : [row.status, row.time_days, row.event, row.reason].map((cell) => (cell === null ? "-" : String(cell))).join(" ");
