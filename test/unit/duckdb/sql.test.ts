import { tmpdir } from "node:os";
import { join as path } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../../connectors/duckdb/database.ts";
import { ident, join, literal, literalList, sql } from "../../../connectors/duckdb/sql.ts";

let database: Database;
beforeAll(async () => {
  const folder = path(tmpdir(), "utfall-sql-test");
  database = await openDatabase({ folders: [folder], spill: folder, memory: "256MiB", threads: 1 });
});
afterAll(() => database.close());

const one = async (query: ReturnType<typeof sql>) => (await database.rows(query, "test"))[0];

describe("the sql tag", () => {
  it("numbers the values of joined pieces in the order in which they stand", () => {
    const piece = sql`b = ${2} AND c = ${3}`;
    const query = sql`SELECT ${1} WHERE ${piece} OR ${piece} LIMIT ${4}`;
    expect(query.text).toBe("SELECT $1 WHERE b = $2 AND c = $3 OR b = $4 AND c = $5 LIMIT $6");
    expect(query.values).toEqual([1, 2, 3, 2, 3, 4]);
  });

  it("binds a value and never reads it as SQL", async () => {
    const hostile = "'; DROP TABLE person; SELECT '";
    expect(await one(sql`SELECT ${hostile} AS v`)).toEqual({ v: hostile });
  });

  it("quotes a literal, also one that looks like a parameter", async () => {
    const text = "$1 it's $2";
    expect(await one(sql`SELECT ${literal(text)} AS a, ${"bound"} AS b`)).toEqual({ a: text, b: "bound" });
    expect(await one(sql`SELECT ${literalList(["a'b", "$1"])} AS l, ${7} AS n`)).toEqual({ l: ["a'b", "$1"], n: 7 });
  });

  it("quotes an identifier with quotes in it", async () => {
    expect(await one(sql`SELECT 1 AS ${ident('a"b')}`)).toEqual({ 'a"b': 1 });
  });

  it("joins pieces with their values", () => {
    expect(join([sql`a = ${1}`, sql`b = ${2}`], " AND ").text).toBe("a = $1 AND b = $2");
  });
});

describe("the database", () => {
  it.each([
    ["reading outside its folders", sql`SELECT * FROM read_text('/etc/hostname')`],
    [
      "reading outside by ..",
      sql`SELECT * FROM read_text(${literal(path(tmpdir(), "utfall-sql-test/../../etc/hostname"))})`,
    ],
    ["writing outside", sql`COPY (SELECT 1) TO '/tmp/utfall-outside.csv'`],
    ["attaching outside", sql`ATTACH '/tmp/utfall-outside.db'`],
    ["loading an extension", sql`LOAD httpfs`],
    ["installing an extension", sql`INSTALL httpfs`],
    ["opening itself again", sql`SET enable_external_access = true`],
    ["changing its memory", sql`SET memory_limit = '100GB'`],
  ])("refuses %s, and its error says nothing of the statement", async (_, query) => {
    await expect(database.run(query, "test")).rejects.toThrow(
      /^UTF-DB-00[12] test: DuckDB (refused a statement|stopped) \([a-z ]+\)/,
    );
  });
});
