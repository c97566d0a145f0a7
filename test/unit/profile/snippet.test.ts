import { describe, expect, it } from "vitest";
import { readYaml } from "../../../connectors/yaml/read-yaml.ts";
import { patternOf, snippetOf } from "../../../pipelines/profile/snippet.ts";
import { Dialect } from "../../../schemas/dialect.ts";
import { SourceLayout } from "../../../schemas/workspace.ts";

const usual = Dialect.parse({});

describe("the snippet", () => {
  it("says again in YAML every setting that differs, whatever signs it is made of", () => {
    const dialect: Dialect = {
      delimiter: "|",
      quote: "none",
      encoding: "iso-8859-1",
      decimal: ".",
      date: "YYYYMMDD",
      time: "seconds",
      null_tokens: ["NA", ".", "-", "null", "#N/A"],
      row_names: true,
      trailing_delimiter: true,
      trailer: "# rows={lines}",
    };
    const alias = { name: 'Dato: "start" # æ', column: "start_ts" };
    const text = snippetOf({ layout: "visits", file: "a b.csv", dialect, usual, aliases: [alias], perhaps: [] });
    const read = readYaml(text);
    const entry = read.ok ? (read.value as { layouts: { visits: unknown } }).layouts.visits : null;
    expect(SourceLayout.parse(entry)).toMatchObject({
      files: ["a b.csv"],
      dialect,
      aliases: { columns: { [alias.name]: "start_ts" } },
    });
  });

  it.each([
    ["DataDump_PROD_SMA_2026-06-30_0115.csv", "DataDump_PROD_SMA_*.csv"],
    ["uttrekk.txt", "uttrekk.txt"],
    ["SOM2026.csv.gz", "SOM*.csv.gz"],
    ["2026.csv", "2026.csv"],
  ])("recognises files like %s by %s", (file, pattern) => {
    expect(patternOf(file)).toBe(pattern);
  });
});
