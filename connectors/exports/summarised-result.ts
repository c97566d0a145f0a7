import { UtfallError } from "../../schemas/errors.ts";
import type { ResultRow } from "../../schemas/result.ts";
import { csvText } from "./csv-text.ts";
import { type Setting, settingsOfRow } from "./result-settings.ts";
import {
  AND,
  type EstimateType,
  NONE,
  OVERALL,
  SETTINGS,
  type SummarisedRow,
  summarisedColumns,
} from "./summarised-row.ts";

/**
 * Result rows as OMOP's summarised_result, a CSV file that omopgenerics 1.x reads: thirteen columns, one estimate a row,
 * settings in the same file. Nothing is lost: `readSummarisedResult` gives the same rows back. A text that a spreadsheet would
 * run as a formula has an apostrophe before it, which other readers take for part of the text.
 *
 * A result row becomes several estimates: its state first, then its numbers, then what belongs to them (persons, events
 * and persons at risk, unit, cautions). A number that is not there has no row and is never written as 0; the state says
 * why. Small counts are not suppressed, so the file is for the inside only. Throws UTF-XX-001 for a name that the format
 * would read as something else.
 */
export const summarisedResult = (rows: readonly ResultRow[], cdmName: string): string => {
  const results = new Map<string, { readonly id: number; readonly settings: readonly Setting[] }>();
  const estimates: SummarisedRow[] = [];
  for (const row of rows) {
    const settings = settingsOfRow(row);
    const key = JSON.stringify(settings);
    const result = results.get(key) ?? { id: results.size + 1, settings };
    results.set(key, result);
    estimates.push(...estimatesOf(row, result.id, cdmName));
  }
  const told = [...results.values()].flatMap(({ id, settings }) => settings.map((one) => settingRow(id, one, cdmName)));
  const cells = [...estimates, ...told].map((row) => summarisedColumns.map((column) => row[column]));
  return csvText([summarisedColumns, ...cells]);
};

const estimatesOf = (row: ResultRow, id: number, cdmName: string): readonly SummarisedRow[] => {
  const everyone = row.group.name === "all" && row.group.level === "all";
  const shared = {
    result_id: String(id),
    cdm_name: cdmName,
    group_name: "agreement",
    group_level: plain(`${row.agreement}@${row.agreementVersion}`),
    strata_name: everyone ? OVERALL : plain(row.group.name),
    strata_level: everyone ? OVERALL : plain(row.group.level),
    variable_name: plain(row.measure),
    variable_level: row.estimate,
    additional_name: row.time === null ? "figure" : `figure${AND}time`,
    additional_level: row.time === null ? plain(row.figure) : `${plain(row.figure)}${AND}${numberText(row.time)}`,
  };
  const value = row.unit === "probability" ? "proportion" : "numeric";
  const numbers: readonly (readonly [string, EstimateType, number | null])[] = [
    ["estimate", value, row.value],
    ["lower", value, row.lower],
    ["upper", value, row.upper],
    ["standard_error", "numeric", row.standardError],
    ["n", "integer", row.n],
    ["events", "integer", row.events],
    ["at_risk", "integer", row.atRisk],
  ];
  const cells: readonly (readonly [string, EstimateType, string])[] = [
    ["state", "character", row.state],
    ...numbers.flatMap(([name, type, number]) => (number === null ? [] : [[name, type, numberText(number)] as const])),
    ["unit", "character", row.unit],
    ["warnings", "character", JSON.stringify(row.warnings)],
  ];
  return cells.map(([name, type, text]) => ({
    ...shared,
    estimate_name: name,
    estimate_type: type,
    estimate_value: text,
  }));
};

const settingRow = (id: number, [name, type, value]: Setting, cdmName: string): SummarisedRow => ({
  result_id: String(id),
  cdm_name: cdmName,
  group_name: OVERALL,
  group_level: OVERALL,
  strata_name: OVERALL,
  strata_level: OVERALL,
  variable_name: SETTINGS,
  variable_level: NONE,
  estimate_name: name,
  estimate_type: type,
  estimate_value: value,
  additional_name: OVERALL,
  additional_level: OVERALL,
});

/** The shortest text that reads back as the same number; a negative zero keeps its sign. */
const numberText = (value: number): string => (Object.is(value, -0) ? "-0" : String(value));

/** Words that mean something to readers of the format. */
const taken: ReadonlySet<string> = new Set(["", OVERALL, NONE, SETTINGS]);

const plain = (name: string): string => {
  if (taken.has(name) || name.includes(AND)) {
    throw new UtfallError("UTF-XX-001", { step: "summarised_result: a name that the format takes for something else" });
  }
  return name;
};
