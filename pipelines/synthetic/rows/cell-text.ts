import type { Column } from "../../../schemas/column.ts";
import type { Dialect } from "../../../schemas/dialect.ts";
import type { Cell } from "./cell.ts";
import type { FileForm } from "./file-form.ts";

type Write = (value: string | number) => string;

const NEEDS_QUOTES = /["\r\n]/;

const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;

const dateIn = (form: Dialect["date"]): Write => {
  switch (form) {
    case "YYYY-MM-DD":
      return String;
    case "DD.MM.YYYY":
      return (v) => String(v).replace(/^(\d{4})-(\d\d)-(\d\d)/, "$3.$2.$1");
    case "YYYYMMDD":
      return (v) => String(v).replace(/^(\d{4})-(\d\d)-(\d\d)/, "$1$2$3");
  }
};

const secondsOfDay: Write = (value) => {
  const [hours = "0", minutes = "0", seconds = "0"] = String(value).split(":");
  return String(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
};

const textIn = (dialect: Dialect, form: FileForm): Write => {
  if (dialect.quote === "none") return String;
  if (form.quotesText) return (v) => quoted(String(v));
  const { delimiter } = dialect;
  return (v) => (typeof v === "string" && (v.includes(delimiter) || NEEDS_QUOTES.test(v)) ? quoted(v) : String(v));
};

const writeOf = (column: Column, dialect: Dialect, form: FileForm): Write => {
  const text = textIn(dialect, form);
  switch (column.kind) {
    case "text":
    case "dropped":
      return text;
    case "code":
      // R writes numbers bare and factors quoted; which one a code is, its own list tells.
      return Object.keys(column.codes).every((key) => /^-?\d+$/.test(key)) ? String : text;
    case "int":
    case "flag":
      return String;
    case "dec":
      return dialect.decimal === "," ? (v) => String(v).replace(".", ",") : String;
    case "date":
    case "ts":
      return dateIn(dialect.date);
    case "time":
      return dialect.time === "seconds" ? secondsOfDay : String;
  }
};

/** How a value of this column becomes the text of a cell, in the dialect of its register. */
export const cellWriter = (column: Column, dialect: Dialect, form: FileForm): ((value: Cell) => string) => {
  const write = writeOf(column, dialect, form);
  const empty = dialect.null_tokens.includes("NA") ? "NA" : "";
  return (value) => (value === null ? empty : write(value));
};
