import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { text } from "../../../schemas/column.ts";
import type { DialectPart } from "../../../schemas/dialect.ts";
import type { Layout } from "../../../schemas/layout.ts";
import { type IntakeBench, intakeBench } from "../../support/ingest/take-in.ts";

/**
 * The cases of csv-spectrum, as files of our own, read by us and by csv-parse. What both may read must come out alike;
 * what our dialects refuse says with which rule.
 */
let bench: IntakeBench;
beforeAll(async () => {
  bench = await intakeBench();
});
afterAll(() => bench.close());

interface Spectrum {
  readonly name: string;
  readonly content: string;
  readonly dialect?: DialectPart;
  /** Lines that our dialects refuse although csv-parse reads them. */
  readonly refused?: readonly string[];
}

const cases: readonly Spectrum[] = [
  { name: "simple", content: "a,b,c\n1,2,3\n" },
  { name: "simple_crlf", content: "a,b,c\r\n1,2,3\r\n" },
  { name: "comma_in_quotes", content: 'first,last,address\nKari,Syntese,"120 any st., Oslo"\n' },
  { name: "empty", content: 'a,b,c\n1,"",""\n2,3,4\n' },
  { name: "empty_crlf", content: 'a,b,c\r\n1,"",""\r\n2,3,4\r\n' },
  { name: "escaped_quotes", content: 'a,b\n1,"ha ""ha"" ha"\n3,4\n' },
  { name: "json", content: 'key,val\n1,"{""type"": ""Point"", ""coordinates"": [102.0, 0.5]}"\n' },
  { name: "utf8", content: "a,b,c\n1,2,3\n4,5,ʤæøå漢😀\n" },
  { name: "utf8 with a byte order mark", content: "\ufeffa,b,c\n4,5,ʤ\n" },
  { name: "location_coordinates", content: 'id,place,lat\n1,"Tromsø, Troms",69.6492\n2,"Halden, Østfold",59.1229\n' },
  { name: "spaces around cells, which are no part of a value", content: "a,b\n 1 , x y \n" },
  {
    name: "quotes_and_newlines",
    content: 'a,b\n1,"ha\n""ha""\nha"\n3,4\n',
    refused: ["2 UTF-RW-012", "3 UTF-RW-012", "4 UTF-RW-012"],
  },
  {
    name: "newlines",
    content: 'a,b,c\n1,2,3\n"Once upon\na time",5,6\n7,8,9\n',
    refused: ["3 UTF-RW-012", "4 UTF-RW-012"],
  },
  {
    name: "newlines_crlf",
    content: 'a,b,c\r\n1,2,3\r\n"Once upon\r\na time",5,6\r\n7,8,9\r\n',
    refused: ["3 UTF-RW-012", "4 UTF-RW-012"],
  },
  { name: "semicolons", content: 'a;b\n"1;1",2\n"1;1";2\n', dialect: { delimiter: ";" }, refused: ["2 UTF-RW-012"] },
  { name: "tabs", content: 'a\tb\n1\t"2\t2"\n', dialect: { delimiter: "\t" } },
  { name: "pipes", content: "a|b\n1|2\n", dialect: { delimiter: "|" } },
];

describe("csv-spectrum", () => {
  it.each(cases)("$name", async ({ content, dialect = {}, refused = [] }) => {
    const delimiter = dialect.delimiter ?? ",";
    const theirs = parse(content, {
      delimiter,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: ["\r\n", "\n"],
    }) as string[][];
    const [names = [], ...records] = theirs;
    const layout: Layout = {
      id: "spectrum",
      version: 1,
      title: "Spectrum",
      rowIs: "one record",
      evidence: "made up",
      files: ["*.csv"],
      columns: names.map((name) => text({ name, presence: "optional", maxLength: 500, meaning: name })),
      rowRules: [],
      reaches: [],
    };
    const { outcome, table } = await bench.takeIn(content, layout, { settings: { ...dialect, delimiter } });
    expect(outcome.state).toBe("accepted");
    expect((await table("quarantine")).map((r) => `${r.line} ${r.code}`)).toEqual(refused);
    const ours = (await table("rows")).map((r) => names.map((name) => r[name] ?? ""));
    // A record of theirs that runs over lines, or has other cells than the header, is what we refuse line by line.
    const legal = records.filter(
      (cells) => cells.length === names.length && !cells.some((cell) => /[\r\n]/.test(cell)),
    );
    expect(ours).toEqual(legal.map((cells) => cells.map((cell) => cell.replace(/^[ \t]+|[ \t]+$/g, ""))));
    expect(ours.length).toBeGreaterThan(0);
  });
});
