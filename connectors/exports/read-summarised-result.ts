import { UtfallError } from "../../schemas/errors.ts";
import { ResultRow } from "../../schemas/result.ts";
import { csvRecords } from "./csv-text.ts";
import { rowOfSettings } from "./result-settings.ts";
import { AND, OVERALL, SETTINGS, type SummarisedRow, summarisedColumns } from "./summarised-row.ts";

/**
 * The result rows that `summarisedResult` wrote, in the same order.
 *
 * An export is read back before it is kept, so that nobody takes a file for whole that is not. Throws UTF-XX-001 for a
 * text that is not such a file.
 */
export const readSummarisedResult = (text: string): readonly ResultRow[] => {
  const rows = readRows(text);
  const settings = new Map<string, Map<string, string>>();
  for (const row of rows.filter(({ variable_name }) => variable_name === SETTINGS)) {
    const own = settings.get(row.result_id) ?? new Map<string, string>();
    settings.set(row.result_id, own.set(row.estimate_name, row.estimate_value));
  }
  const results: SummarisedRow[][] = [];
  for (const row of rows.filter(({ variable_name }) => variable_name !== SETTINGS)) {
    // The state is the first estimate of every result.
    if (row.estimate_name === "state") results.push([]);
    results.at(-1)?.push(row);
  }
  return results.map((estimates) => resultOf(estimates, settings));
};

const refused = (problem: string): UtfallError =>
  new UtfallError("UTF-XX-001", { step: `summarised_result: ${problem}` });

const readRows = (text: string): readonly SummarisedRow[] => {
  const [header, ...records] = csvRecords(text) ?? [];
  if (header?.join() !== summarisedColumns.join()) throw refused("header");
  return records.map((cells) => {
    if (cells.length !== summarisedColumns.length) throw refused("number of cells");
    return Object.fromEntries(summarisedColumns.map((column, i) => [column, cells[i] ?? ""])) as SummarisedRow;
  });
};

const resultOf = (
  estimates: readonly SummarisedRow[],
  settings: ReadonlyMap<string, ReadonlyMap<string, string>>,
): ResultRow => {
  const [first] = estimates;
  const own = settings.get(first?.result_id ?? "");
  if (first === undefined || own === undefined) throw refused("settings");
  const values = new Map(estimates.map(({ estimate_name, estimate_value }) => [estimate_name, estimate_value]));
  const number = (name: string): number | null => {
    const value = values.get(name);
    return value === undefined ? null : Number(value);
  };
  const [figure = "", time] = first.additional_level.split(AND);
  const everyone = first.strata_name === OVERALL;
  const parsed = ResultRow.safeParse({
    figure,
    measure: first.variable_name,
    group: everyone ? { name: "all", level: "all" } : { name: first.strata_name, level: first.strata_level },
    estimate: first.variable_level,
    unit: values.get("unit"),
    time: time === undefined ? null : Number(time),
    value: number("estimate"),
    lower: number("lower"),
    upper: number("upper"),
    standardError: number("standard_error"),
    n: number("n"),
    events: number("events"),
    atRisk: number("at_risk"),
    state: values.get("state"),
    warnings: JSON.parse(values.get("warnings") ?? "null"),
    ...rowOfSettings(own),
  });
  if (!parsed.success) throw refused("estimates");
  return parsed.data;
};
