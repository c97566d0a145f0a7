import { Dialect } from "../../../schemas/dialect.ts";
import type { Layout } from "../../../schemas/layout.ts";

/** What of a file's form the dialect leaves open, because a reader takes either. */
export interface FileForm {
  /** A byte order mark in front of UTF-8. */
  readonly bom: boolean;
  readonly lineEnd: "\r\n" | "\n";
  /** Every text in quotes, as R's write.csv2 does it, and not only where a delimiter forces it. */
  readonly quotesText: boolean;
}

const fromR: FileForm = { bom: false, lineEnd: "\n", quotesText: true };
const fromRegister: FileForm = { bom: true, lineEnd: "\r\n", quotesText: false };

/** Layouts that Muskelregisteret writes with R's write.csv2. */
const writtenByR: ReadonlySet<string> = new Set([
  "smafollowup",
  "registration",
  "sykehusinnkjop_a",
  "sykehusinnkjop_b",
]);

export const formOf = (layout: Layout): FileForm => (writtenByR.has(layout.id) ? fromR : fromRegister);

/** The layout's own dialect over the default one. */
export const dialectOf = (layout: Layout): Dialect => Dialect.parse(layout.dialect ?? {});
