import type { RowValues } from "../rows/cell.ts";
import type { MadeLayout } from "./destination.ts";

/** One row of one made-up extract, as the simulation knows it. */
export interface ExtractRow {
  readonly layout: MadeLayout;
  /** Delivery year of NPR's rows, which have a file per year. */
  readonly year?: number;
  readonly values: RowValues;
  /** The row is of a person outside every cohort. */
  readonly ofBystander?: boolean;
}
