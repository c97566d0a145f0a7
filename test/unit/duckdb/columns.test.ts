import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../../connectors/duckdb/sql.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

describe("columns of numbers", () => {
  it("come as typed arrays over many chunks, in the order of the query", async () => {
    const columns = await scratch.database.columns(
      sql`SELECT CAST(i AS INTEGER) AS day, i / 4 AS share FROM range(5000) AS t (i) ORDER BY i DESC`,
      "test",
    );
    const [day, share] = [columns.get("day"), columns.get("share")];
    expect(day).toBeInstanceOf(Int32Array);
    expect(share).toBeInstanceOf(Float64Array);
    expect(day).toEqual(Int32Array.from({ length: 5000 }, (_, i) => 4999 - i));
    expect(share).toEqual(Float64Array.from({ length: 5000 }, (_, i) => (4999 - i) / 4));
  });

  it("have NaN where a DOUBLE is null, wherever that is", async () => {
    const columns = await scratch.database.columns(
      sql`SELECT CASE WHEN i % 1000 <> 7 THEN CAST(i AS DOUBLE) END AS x FROM range(4000) AS t (i) ORDER BY i`,
      "test",
    );
    const missing = [...(columns.get("x") ?? [])].flatMap((x, i) => (Number.isNaN(x) ? [i] : []));
    expect(missing).toEqual([7, 1007, 2007, 3007]);
  });

  it("are empty of a query without rows", async () => {
    const columns = await scratch.database.columns(sql`SELECT 1.5::DOUBLE AS x WHERE FALSE`, "test");
    expect(columns.get("x")).toEqual(new Float64Array(0));
  });

  it.each([
    ["a null among integers", sql`SELECT CAST(NULLIF(i, 3) AS INTEGER) AS x FROM range(9) AS t (i)`],
    ["a column of text", sql`SELECT 'a' AS x`],
    ["counts that may pass an INTEGER", sql`SELECT COUNT(*) AS x`],
  ])("refuse %s", async (_, query) => {
    await expect(scratch.database.columns(query, "test")).rejects.toThrow("UTF-XX-001 test: ");
  });
});
