import type { Dialect } from "../../schemas/dialect.ts";
import type { Form } from "../../schemas/form.ts";

/**
 * The dialect of a file's text form.
 *
 * Of typed rows utfall writes the text itself: UTF-8, always quotable, no row names, no trailer. Delimiter, decimal mark, date and time
 * stay as the source declares them: typed values are written that way, and cells that the sender kept as text (dates as
 * 31.12.2024, numbers as 1,5) are read that way, as they would be in a CSV file of the same data.
 */
export const textDialect = (form: Form, dialect: Dialect): Dialect =>
  form.holds === "lines"
    ? dialect
    : { ...dialect, quote: '"', encoding: "utf-8", row_names: false, trailing_delimiter: false, trailer: null };
