import { expect, it } from "vitest";
import { asDelivered, neverFormula } from "../../../schemas/spreadsheet-text.ts";

it.each([
  ['=HYPERLINK("x")', `'=HYPERLINK("x")`],
  ["+4712345678", "'+4712345678"],
  ["@SUM(1)", "'@SUM(1)"],
  ["-1+1", "'-1+1"],
  ["\t=1+1", "'\t=1+1"],
  ["\r=1+1", "'\r=1+1"],
  ["＝1+1", "'＝1+1"],
  // An apostrophe of the text's own is told from ours.
  ["'=1+1", "''=1+1"],
  ["'", "'"],
  ["'tis", "'tis"],
  ["-5", "-5"],
  ["-0.25", "-0.25"],
  ["-1e-7", "-1e-7"],
  ["-5 mg", "'-5 mg"],
  ["SYN1", "SYN1"],
  ["", ""],
])("IN-13 %j stands in a CSV file as %j, and comes back", (text, cell) => {
  expect([neverFormula(text), asDelivered(cell)]).toEqual([cell, text]);
});
