import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { Measure, measureKinds, measureNeeds } from "../../../schemas/measure.ts";
import { measureIndex, measurePage, type PageContent } from "../../../schemas/measures/measure-page.ts";
import { measureOf } from "../../support/measured.ts";
import type { Facts } from "../../support/model-folder.ts";
import { measureTables } from "./tables/index.ts";
import type { MeasureTable } from "./tables/measure-table.ts";
import { columnsOf, parametersOf } from "./tables/run-table.ts";

const schemas = resolve(import.meta.dirname, "../../../schemas");

const parts = (value: unknown): string =>
  JSON.stringify(value).replaceAll('"', "").replaceAll(",", ", ").replaceAll(":", ": ");

/** Facts as short lines: the table, then what each fact says. */
const told = (facts: Facts): readonly string[] =>
  Object.entries(facts).flatMap(([table, rows]) =>
    rows.map((row) => {
      const cells = Object.entries(row).filter(
        ([name, value]) =>
          !["person_id", "source", "tumour_id", "counts", "rank", "data_cut", "lag_days"].includes(name) &&
          value !== null,
      );
      return `${table}: ${cells.map(([name, value]) => `${name} ${value}`).join(", ")}`;
    }),
  );

const contentOf = (table: MeasureTable): PageContent => {
  const { family, about } = measureKinds[table.kind];
  const [first] = table.cases;
  return {
    kind: table.kind,
    family,
    about,
    needs: first === undefined ? [] : measureNeeds(measureOf(parametersOf(table, first))),
    asOf: table.asOf,
    parameters: Object.entries(table.measure).map(([name, value]) => `${name}: ${parts(value)}`),
    always: [
      ...(table.firstDose === undefined
        ? []
        : told({ exposure: [table.firstDose] }).map((line) => `first dose ${line}`)),
      ...told(table.always ?? {}),
    ],
    columns: columnsOf[family],
    cases: table.cases.map(({ shows, facts, but, row }) => ({
      shows,
      people: told(facts),
      but: but === undefined ? "" : parts(but).slice(1, -1),
      row: row.split(" "),
    })),
  };
};

const pages = Object.values(measureTables).map(contentOf);

const isFresh = (file: string, made: string): void => {
  const path = resolve(schemas, file);
  if (process.env.UPDATE === "1") writeFileSync(path, made);
  expect(readFileSync(path, "utf8") === made, `schemas/${file} is older than its table`).toBe(true);
};

describe("the pages of the measures", () => {
  it.each(pages)("$kind is fresh; renew it with UPDATE=1 npx vitest run test/spec/measure/pages.test.ts", (page) => {
    isFresh(`measures/${page.kind}.md`, measurePage(page));
  });

  it("are led to by an index", () => {
    isFresh("MEASURES.md", measureIndex(pages));
  });

  it("and declarations name the same kinds as an agreement may hold", () => {
    const offered = Measure.options.map(({ shape }) => shape.kind.value);
    expect(offered.toSorted()).toEqual(Object.keys(measureKinds).toSorted());
    for (const [kind, { schema }] of Object.entries(measureKinds)) expect(schema.shape.kind.value).toBe(kind);
  });

  it("show a cell for every column", () => {
    for (const { columns, cases } of pages) {
      for (const { row } of cases) expect(row).toHaveLength(columns.length);
    }
  });
});
