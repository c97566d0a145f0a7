/**
 * How a column's bins are to be read: `label` bins have no order, `number` bins are places on a scale, `month` bins are whole months since January
 * of year 0, `year` bins are calendar years.
 */
export type BinScale = "label" | "number" | "month" | "year";

/** The distribution of one column over the accepted rows that were looked at. */
export interface ColumnDistribution {
  readonly column: string;
  readonly scale: BinScale;
  /** Rows by bin; empty cells are in none. */
  readonly bins: Readonly<Record<string, number>>;
}

/**
 * What a delivered file's columns look like, bin by bin: person-level detail is gone, small counts are not, so it stays in
 * `restricted/` beside the rows.
 */
export interface FileDistribution {
  readonly schema: "utfall/distribution@1";
  /** Accepted rows that were looked at; of large files every n-th block of lines. */
  readonly rows: number;
  /** Different person keys among them, within a few percent; the rows where the layout is not about persons. */
  readonly persons: number;
  /** One entry per stored column that the file has. */
  readonly columns: readonly ColumnDistribution[];
}
