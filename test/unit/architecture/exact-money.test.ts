import { afterAll, describe, expect, it } from "vitest";
import { floatingMoney } from "../../support/source/floating-money.ts";
import { sourceTrees } from "../../support/source/source-trees.ts";

const planted = "test/unit/architecture/money-types.test.ts";
const { trees, checker, close } = sourceTrees(
  /^(?:schemas|connectors|pipelines|reports)\/|^test\/unit\/architecture\/money-types\.test\.ts$/,
);
afterAll(close);

const months = "months and years of a calendar";
const drawing = "places in a drawing";

/** Lines with amounts beside them that are about something else: why, and words of the line. */
const others: Readonly<Record<string, readonly (readonly [why: string, words: string])[]>> = {
  "pipelines/ledger/period.ts": [
    [months, "day.slice("],
    [months, "Number.parseInt(number, 10)"],
  ],
  "pipelines/settle/price/period.ts": [
    [months, "day.slice("],
    [months, "(month - 1) % 3"],
    ["days of a period in force", "daysBetween(first, last)"],
  ],
  "pipelines/simulate/drawn-prices.ts": [[months, "day.slice("]],
  "pipelines/lint/checks/certain-price.ts": [["days of a source's lag", "data_lag_days"]],
  "pipelines/statement/register-units.ts": [["persons", "persons: Number(row.persons)"]],
  "reports/statement/statement-sheets.ts": [
    ["columns of a sheet", "row.length"],
    ["width of a column", "WIDEST"],
  ],
  "pipelines/simulate/units-in.ts": [["units over the runs", "approximate(n) / approximate(d)"]],
  "pipelines/simulate/summarise-money.ts": [
    ["how many runs", "amounts.length"],
    ["shares of the runs", ": at(0."],
  ],
  "pipelines/evaluate/group-facts.ts": [
    ["an estimate on its way to an exact number", "row.value.toFixed(6)"],
    ["a limit of an interval on its way to an exact number", "found.upper.toFixed(12)"],
  ],
  "reports/html/estimate-text.ts": [["a mean cost is an estimate, rounded to be read", "Math.round(value)"]],
  "reports/charts/settlement-bounds.ts": [[drawing, "coordinate("]],
  "reports/simulation/amount-histograms.ts": [
    [drawing, "millions"],
    [drawing, "bins.map(density)"],
  ],
};

const found = floatingMoney(trees, checker);

describe("no binary fraction touches money", () => {
  it("in any file of the house that has amounts in hand", () => {
    const open = found.filter(
      ({ file, code }) => file !== planted && !(others[file] ?? []).some(([, words]) => code.includes(words)),
    );
    expect(open).toEqual([]);
  });

  it("and a line that is let through is still there", () => {
    const stale = Object.entries(others).flatMap(([file, lines]) =>
      lines.filter(([, words]) => !found.some((one) => one.file === file && one.code.includes(words))),
    );
    expect(stale).toEqual([]);
  });

  it("and a planted one is found in every form", () => {
    const lines = found.filter(({ file }) => file === planted).map(({ code }) => code);
    for (const form of ["Number(amount)", "Number(text)", "parseFloat(text)", "parseFloat(amount)", "+amount"]) {
      expect(lines.filter((line) => line.includes(form))).not.toEqual([]);
    }
    for (const form of ["Math.round(amount)", "Math.floor(text)", "amount / 100", "amount * 0.25", "amount - 0.5"]) {
      expect(lines.filter((line) => line.includes(form))).not.toEqual([]);
    }
  });
});
