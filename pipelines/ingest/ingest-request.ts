import type { CodeLists } from "../../schemas/codes/index.ts";
import { deletionLayout } from "../../schemas/deletion-layout.ts";
import type { Dialect } from "../../schemas/dialect.ts";
import type { FilePlace } from "../../schemas/errors.ts";
import type { IntakeLimits } from "../../schemas/intake-limits.ts";
import type { Layout } from "../../schemas/layout.ts";
import type { SourceLayout } from "../../schemas/workspace.ts";

/** Everything that decides what becomes of a delivered file. */
export interface IngestRequest {
  /** File id of the intake catalogue. */
  readonly id: string;
  readonly source: string;
  readonly delivery: string;
  /** Name of the file in the delivery. */
  readonly file: string;
  /** Where the file lies; it is opened once and never written. */
  readonly path: string;
  /** Member of a zip file that is the file; null or left out for its only one, and for every other form. */
  readonly member?: string | null;
  readonly layout: Layout;
  /** True for a file that names, by their keys, rows of the layout that are deleted. */
  readonly deletes?: boolean;
  /** The effective dialect (effective-dialect.ts); of typed forms it says how their text is written (text-dialect.ts). */
  readonly dialect: Dialect;
  readonly aliases?: SourceLayout["aliases"] | null;
  /** The lists with periods by which codes are judged; those that come with utfall unless stated. */
  readonly codes?: CodeLists;
  readonly dropExactDuplicates: boolean;
  /** Share of lines, 0 to 1, that may be in quarantine before the file is held. */
  readonly rejectedShare: number;
  /** ISO date until which the register says the data reach. */
  readonly dataCut: string;
  readonly synthetic: boolean;
  readonly note?: { readonly sha256?: string | undefined; readonly lines?: number | undefined } | null;
  /** Absolute; exists and is empty. The results are written here, and publishing it is the caller's. */
  readonly folder: string;
  /** Absolute; exists. Scratch, left as it was found. */
  readonly work: string;
  /** Bytes of a clean part, 64 MiB unless stated; DuckDB holds about three times as much in memory where lines are not plain. */
  readonly partSize?: number;
  /** Fingerprints of rows that are compared at a time, 2 million unless stated; DuckDB holds some 80 bytes of each in memory. */
  readonly comparedAtOnce?: number;
  /** How much the file may unpack to; the usual limits unless stated. */
  readonly limits?: IntakeLimits;
}

/** The layout by which the file is read and judged. */
export const layoutOfFile = ({ layout, deletes }: Pick<IngestRequest, "layout" | "deletes">): Layout =>
  deletes === true ? deletionLayout(layout) : layout;

export const placeOf = ({ source, delivery, file }: FilePlace): FilePlace => ({ source, delivery, file });
