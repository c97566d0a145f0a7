import { DuckDBInstance, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layouts } from "../../../schemas/registers/index.ts";

const patterns = [
  ...new Set(layouts.flatMap((l) => l.columns).flatMap((c) => (c.kind === "text" && c.pattern ? [c.pattern] : []))),
];

describe("patterns of the layouts", () => {
  it("mean the same in JavaScript and in DuckDB's RE2", async () => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const awkward = ["", "\n", "0\n", "1e5", "1E5", "9,8E+08", "12.0", "3e5f", "1e5-3", "æ", "١", "L01FF02\n", "C349 "];
    for (const pattern of patterns) {
      const whole = new RegExp(`^(?:${pattern})$`, "u");
      const near = fc.sample(fc.oneof(fc.stringMatching(whole), fc.string({ unit: "grapheme", maxLength: 12 })), {
        numRuns: 100,
        seed: 20_261_122,
      });
      const texts = [...awkward, ...near].filter((text) => !text.includes("\0"));
      const reader = await connection.runAndReadAll(
        `SELECT regexp_full_match(texts.text, $pattern)
         FROM (SELECT unnest($texts) AS text, generate_subscripts($texts, 1) AS place) AS texts
         ORDER BY texts.place`,
        { pattern, texts: listValue(texts) },
        { pattern: VARCHAR, texts: LIST(VARCHAR) },
      );
      const inDuckdb = reader.getRows().map((row) => row[0]);
      expect(
        texts.filter((text, i) => whole.test(text) !== inDuckdb[i]),
        pattern,
      ).toEqual([]);
      expect(inDuckdb.filter((found) => found === true).length, pattern).toBeGreaterThan(10);
    }
    connection.closeSync();
  });
});
