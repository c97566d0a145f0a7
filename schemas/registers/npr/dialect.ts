import type { DialectPart } from "../../dialect.ts";

/** Text exports of NPR until a delivery letter says otherwise; windows-1252 occurs and is then declared by the source. */
export const nprDialect: DialectPart = {
  delimiter: ";",
  quote: '"',
  encoding: "utf-8",
  date: "YYYY-MM-DD",
  decimal: ",",
};
