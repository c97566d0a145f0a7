import { z } from "zod";

/**
 * How a text extract is written. Declared per source and delivery, never guessed: a wrong guess about a decimal mark or
 * a date order changes values without an error.
 */
export const Dialect = z.strictObject({
  delimiter: z.enum([";", ",", "\t", "|"]).default(";"),
  /** The quote character, doubled inside a quoted cell; `none` where the register never quotes. */
  quote: z.enum(['"', "none"]).default('"'),
  encoding: z.enum(["utf-8", "windows-1252", "iso-8859-1"]).default("utf-8"),
  decimal: z.enum([",", "."]).default(","),
  date: z.enum(["YYYY-MM-DD", "DD.MM.YYYY", "YYYYMMDD"]).default("YYYY-MM-DD"),
  /** `clock` is HH:MM or HH:MM:SS; `seconds` is whole seconds since midnight. */
  time: z.enum(["clock", "seconds"]).default("clock"),
  /** Cell texts that mean "not delivered", beside the empty cell. */
  null_tokens: z.array(z.string()).default([]),
  /** True where R wrote its row names as an unnamed first column. */
  row_names: z.boolean().default(false),
  /** True where every line ends in one delimiter more than the header has columns. */
  trailing_delimiter: z.boolean().default(false),
});
export type Dialect = z.infer<typeof Dialect>;

/** What a layout or a source may say to differ from the default dialect. */
export const DialectPart = Dialect.partial();
export type DialectPart = Partial<Dialect>;
