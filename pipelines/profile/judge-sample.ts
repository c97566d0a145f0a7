import type { HeaderBinding } from "../../connectors/csv/bind-header.ts";
import type { RuleCount } from "../../schemas/delivery.ts";
import type { Dialect } from "../../schemas/dialect.ts";
import type { Layout } from "../../schemas/layout.ts";
import { judgeRow, type RuleBreak } from "../../schemas/row-schema.ts";
import type { SampleRows } from "./read-table.ts";

/** A rule of the layout and how many rows of the sample break it. */
export type BrokenRule = Pick<RuleCount, "code" | "rule" | "column" | "rows"> & {
  readonly outcome: RuleBreak["outcome"];
};

/** What intake would make of the rows of the sample, but for repetitions. */
export interface SampleJudgement {
  readonly rows: number;
  /** How many lines of the sample there are for each that was judged. */
  readonly every: number;
  /** Rows that break no rule with outcome error; a finding is counted and keeps the row. */
  readonly passed: number;
  readonly broken: readonly BrokenRule[];
}

/** Under what the rows are read. */
export interface Reading {
  readonly layout: Layout;
  readonly dialect: Dialect;
  readonly binding: HeaderBinding;
}

const structure = { cells: "UTF-RW-011", quote: "UTF-RW-012", control: "UTF-RW-013" } as const;

/** A control character that intake refuses; tabs are allowed. */
const control = /[^\P{Cc}\t]/u;

/** Judges rows of the sample by the row schema of the layout, as intake does. */
export const judgeSample = ({ every, lines }: SampleRows, { layout, dialect, binding }: Reading): SampleJudgement => {
  const judge = judgeRow(layout, dialect);
  const broken = new Map<string, { -readonly [K in keyof BrokenRule]: BrokenRule[K] }>();
  const count = ({ code, rule, column, outcome }: RuleBreak): void => {
    const key = `${rule}/${column ?? ""}/${outcome}`;
    const known = broken.get(key) ?? { code, rule, column, outcome, rows: 0 };
    known.rows += 1;
    broken.set(key, known);
  };
  let judged = 0;
  let passed = 0;
  for (const { line, cells } of lines) {
    judged += 1;
    const wrong = unsound(line, cells, binding, dialect);
    if (wrong !== null) {
      count({ code: structure[wrong], rule: wrong, column: null, outcome: "error" });
      continue;
    }
    const named = binding.cells.flatMap((name, i) => (name === null ? [] : [[name, cells?.[i] ?? ""] as const]));
    const { breaks } = judge(Object.fromEntries(named));
    for (const each of breaks) count(each);
    if (breaks.every((b) => b.outcome === "finding")) passed += 1;
  }
  const order = (a: BrokenRule, b: BrokenRule): number =>
    Number(a.outcome === "finding") - Number(b.outcome === "finding") || b.rows - a.rows;
  return { rows: judged, every, passed, broken: [...broken.values()].sort(order) };
};

const unsound = (
  line: string,
  cells: readonly string[] | null,
  binding: HeaderBinding,
  dialect: Dialect,
): keyof typeof structure | null => {
  if (control.test(line)) return "control";
  if (cells === null) return "quote";
  const short = cells.length !== binding.cells.length || (dialect.trailing_delimiter && cells.at(-1) !== "");
  return short ? "cells" : null;
};
