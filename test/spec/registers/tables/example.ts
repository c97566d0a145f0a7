/** Cells of a row by column. */
export type Cells = Readonly<Record<string, string>>;

/** A row without fault, changed so that exactly the named rules break. */
export interface Example {
  readonly layout: string;
  readonly good: Cells;
  readonly bad: readonly (readonly [expected: readonly string[], change: Cells])[];
}
