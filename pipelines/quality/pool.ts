import type { RuleCount } from "../../schemas/delivery.ts";
import type { ColumnDistribution, FileDistribution } from "../../schemas/distribution.ts";

/** A file of a delivery with the summary of its columns. */
export interface SummarisedFile {
  readonly file: string;
  readonly layout: string;
  readonly dataCut: string;
  readonly accepted: number;
  readonly rules: readonly RuleCount[];
  readonly distribution: FileDistribution;
}

/** Several files as one. */
export interface PooledFiles extends FileDistribution {
  /** The rules whose breaking is kept and counted, as columns of two bins; a rule that nobody broke is not among them. */
  readonly rules: readonly ColumnDistribution[];
  readonly dataCut: string;
}

/** What a rule over the row, or over a cell, is called among the columns. */
const ruleName = ({ rule, column }: RuleCount): string =>
  column === null ? `rule ${rule}` : `rule ${rule} of ${column}`;

/**
 * Rows that break each rule and rows that keep it. Two dates that change places break no form, but suddenly every row ends before it
 * begins.
 */
const ruleColumns = (files: readonly SummarisedFile[], rows: number): readonly ColumnDistribution[] => {
  const broken = new Map<string, number>();
  for (const count of files.flatMap(({ rules }) => rules)) {
    // Codes that a list does not know have a limit of their own.
    if (count.outcome !== "finding" || count.rule === "code") continue;
    broken.set(ruleName(count), (broken.get(ruleName(count)) ?? 0) + count.rows);
  }
  return [...broken].map(([column, n]) => ({
    column,
    scale: "label",
    bins: { broken: n, kept: Math.max(0, rows - n) },
  }));
};

/**
 * Files put together: every row counts once, also where only a part of a file was looked at. The same persons may be in several
 * files, so that the pool has at least as many as the file with most.
 */
export const pool = (files: readonly SummarisedFile[]): PooledFiles => {
  const columns = new Map<string, ColumnDistribution>();
  for (const { accepted, distribution } of files) {
    const weight = distribution.rows === 0 ? 0 : accepted / distribution.rows;
    for (const { column, scale, bins } of distribution.columns) {
      const sum: Record<string, number> = { ...columns.get(column)?.bins };
      for (const [bin, n] of Object.entries(bins)) sum[bin] = (sum[bin] ?? 0) + n * weight;
      columns.set(column, { column, scale, bins: sum });
    }
  }
  const rows = files.reduce((sum, { accepted }) => sum + accepted, 0);
  return {
    schema: "utfall/distribution@1",
    rows,
    persons: Math.max(0, ...files.map(({ distribution }) => distribution.persons)),
    columns: [...columns.values()],
    rules: ruleColumns(files, rows),
    dataCut:
      files
        .map(({ dataCut }) => dataCut)
        .toSorted()
        .at(-1) ?? "",
  };
};
