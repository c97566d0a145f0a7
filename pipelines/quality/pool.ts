import type { ColumnDistribution, FileDistribution } from "../../schemas/distribution.ts";

/** A file of a delivery with the summary of its columns. */
export interface SummarisedFile {
  readonly file: string;
  readonly layout: string;
  readonly dataCut: string;
  readonly accepted: number;
  readonly distribution: FileDistribution;
}

/** Several files as one. */
export interface PooledFiles extends FileDistribution {
  readonly dataCut: string;
}

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
  return {
    schema: "utfall/distribution@1",
    rows: files.reduce((sum, { accepted }) => sum + accepted, 0),
    persons: Math.max(0, ...files.map(({ distribution }) => distribution.persons)),
    columns: [...columns.values()],
    dataCut:
      files
        .map(({ dataCut }) => dataCut)
        .toSorted()
        .at(-1) ?? "",
  };
};
