import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";
import { measureTables } from "./tables/index.ts";
import { runTable } from "./tables/run-table.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

describe("people in, rows out", () => {
  test.each(Object.values(measureTables))("$kind", async (table) => {
    const rows = await runTable(table, scratch);
    expect(table.cases.map(({ shows }, i) => [shows, rows[i]])).toStrictEqual(
      table.cases.map(({ shows, row }) => [shows, row]),
    );
  });
});
