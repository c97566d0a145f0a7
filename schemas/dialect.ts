import { z } from "zod";
import { Trailer } from "./trailer.ts";

const delimiter = z.enum([";", ",", "\t", "|"]);
/** The quote character, doubled inside a quoted cell; `none` where the register never quotes. */
const quote = z.enum(['"', "none"]);
const encoding = z.enum(["utf-8", "windows-1252", "iso-8859-1"]);
const decimal = z.enum([",", "."]);
const date = z.enum(["YYYY-MM-DD", "DD.MM.YYYY", "YYYYMMDD"]);
/** `clock` is HH:MM or HH:MM:SS; `seconds` is whole seconds since midnight. */
const time = z.enum(["clock", "seconds"]);
/** Cell texts that mean "not delivered", beside the empty cell. */
const null_tokens = z.array(z.string());
/** True where R wrote its row names as an unnamed first column. */
const row_names = z.boolean();
/** True where every line ends in one delimiter more than the header has columns. */
const trailing_delimiter = z.boolean();
/** The last line with the number of data lines; null where files have none. */
const trailer = Trailer.nullable();

/**
 * How a text extract is written. Declared per source and delivery, never guessed: a wrong guess about a decimal mark or
 * a date order changes values without an error.
 */
export const Dialect = z.strictObject({
  delimiter: delimiter.default(";"),
  quote: quote.default('"'),
  encoding: encoding.default("utf-8"),
  decimal: decimal.default(","),
  date: date.default("YYYY-MM-DD"),
  time: time.default("clock"),
  null_tokens: null_tokens.default([]),
  row_names: row_names.default(false),
  trailing_delimiter: trailing_delimiter.default(false),
  trailer: trailer.default(null),
});
export type Dialect = z.infer<typeof Dialect>;

/**
 * What a layout or a source may say to differ from the default dialect.
 *
 * Not `Dialect.partial()`: that fills in the defaults, and a source that states its encoding alone would take back the
 * null tokens and row names that the layout has stated.
 */
export const DialectPart = z
  .strictObject({
    delimiter,
    quote,
    encoding,
    decimal,
    date,
    time,
    null_tokens,
    row_names,
    trailing_delimiter,
    trailer,
  })
  .partial();
export type DialectPart = z.infer<typeof DialectPart>;
