import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { structuralPass } from "../../../connectors/csv/structural-pass.ts";
import { effectiveDialect } from "../../../pipelines/ingest/effective-dialect.ts";
import { plainForms } from "../../../pipelines/ingest/plain-form.ts";
import { usualLimits } from "../../../schemas/intake-limits.ts";
import { type IntakeBench, intakeBench, type TakeInOptions } from "../../support/ingest/take-in.ts";
import { visits } from "../../support/ingest/visits.ts";

/**
 * The kinds of broken and odd files that DuckDB keeps among its own CSV cases, as extracts of our own. Each says what becomes
 * of the file: the code for which it is held, or its account — lines that are accepted, and lines set aside with their reason.
 */
let bench: IntakeBench;
beforeAll(async () => {
  bench = await intakeBench();
});
afterAll(() => bench.close());

/** `accepted 2 3; 4 UTF-RW-011` or `held UTF-IN-007`. */
const account = async (content: string | Uint8Array, options: TakeInOptions = {}): Promise<string> => {
  const { outcome, table } = await bench.takeIn(content, visits, options);
  const { record } = outcome;
  if (outcome.state === "held") return `held ${outcome.fault.code}`;
  const rows = await table("rows");
  const aside = await table("quarantine");
  const repeated = await table("duplicates");
  expect(record).toMatchObject({ accepted: rows.length, duplicates: repeated.length });
  expect(record?.lines).toBe((record?.accepted ?? 0) + (record?.rejected ?? 0) + (record?.duplicates ?? 0));
  return [
    `accepted ${rows.map((r) => r.line).join(" ")}`.trim(),
    ...aside.map((r) => `${r.line} ${r.code}${r.column_name === null ? "" : ` ${r.column_name}`}`),
    ...repeated.map((r) => `${r.line} repeats ${r.same_as}`),
  ].join("; ");
};

type Case = readonly [
  name: string,
  content: string | Uint8Array,
  expected: string,
  settings?: TakeInOptions["settings"],
];

const bytes = (...parts: readonly (string | readonly number[])[]): Buffer =>
  Buffer.concat(parts.map((p) => (typeof p === "string" ? Buffer.from(p) : Buffer.from(p))));
const head = "PID;visit_date;unit\n";
const a = "P1;2024-01-02;111111\n";
const b = "P2;2024-01-03;222222\n";
const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

const tables: Readonly<Record<string, readonly Case[]>> = {
  quotes: [
    ["a quote left open at the end of the file", `${head}${a}P2;2024-01-03;"open\n`, "accepted 2; 3 UTF-RW-012"],
    ["a quote left open and the file cut after it", `${head}${a}P2;2024-01-03;"open`, "held UTF-IN-007"],
    ["a quote left open in the middle", `${head}P1;2024-01-02;"open\n${b}${a}`, "accepted 3 4; 2 UTF-RW-012"],
    ["a quote inside an unquoted cell", `${head}P1;2024-01-02;11"11\n${b}`, "accepted 3; 2 UTF-RW-012"],
    ["text after a closing quote", `${head}P1;2024-01-02;"11"11\n${b}`, "accepted 3; 2 UTF-RW-012"],
    ["a space before a quote", `${head}P1;2024-01-02; "111111"\n${b}`, "accepted 3; 2 UTF-RW-012"],
    ["a space after a quote", `${head}P1;2024-01-02;"111111" \n${b}`, "accepted 3; 2 UTF-RW-012"],
    ["spaces inside quotes", `${head}P1;2024-01-02;" 111111 "\n`, "accepted 2"],
    ["a doubled quote", `${head}"P""1";2024-01-02;\n`, "accepted 2"],
    ["three quotes in a row", `${head}"P1"";2024-01-02;\n${b}`, "accepted 3; 2 UTF-RW-012"],
    ["nothing but four quotes, which is one", `${head}"""";2024-01-02;\n`, "accepted 2"],
    ["an empty quoted cell, which is empty", `${head}P1;2024-01-02;""\n`, "accepted 2"],
    ["an empty quoted cell that must be filled", `${head}"";2024-01-02;\n${b}`, "accepted 3; 2 UTF-RW-001 PID"],
    ["a backslash as escape, which is none", `${head}"P\\"1";2024-01-02;\n${b}`, "accepted 3; 2 UTF-RW-012"],
    ["a backslash at the end of a quoted cell", `${head}"P1\\";2024-01-02;\n`, "accepted 2"],
    ["apostrophes as quotes, which are text", `${head}'P1';2024-01-02;\n`, "accepted 2"],
    ["apostrophes around a delimiter", `${head}'P;1';2024-01-02;\n${b}`, "accepted 3; 2 UTF-RW-011"],
    ["typographic quotes, which are text", `${head}“P1”;2024-01-02;\n`, "accepted 2"],
    [
      "a line end inside quotes, which no register writes",
      `${head}P1;2024-01-02;"11\n11"\n${b}`,
      "accepted 4; 2 UTF-RW-012; 3 UTF-RW-012",
    ],
    ["CR LF inside quotes", `${head}P1;2024-01-02;"11\r\n11"\r\n${b}`, "accepted 4; 2 UTF-RW-012; 3 UTF-RW-012"],
    [
      "two open quotes on two lines, which close each other",
      `${head}"P1;2024-01-02;\n${b}"P3;2024-01-02;\n`,
      "accepted 3; 2 UTF-RW-012; 4 UTF-RW-012",
    ],
    ["quotes where the register never quotes", `${head}"P1";2024-01-02;\n`, "accepted 2", { quote: "none" }],
    [
      "a quoted delimiter where the register never quotes",
      `${head}"P;1";2024-01-02;\n${b}`,
      "accepted 3; 2 UTF-RW-011",
      { quote: "none" },
    ],
  ],
  "the number of cells": [
    ["one cell too few", `${head}P1;2024-01-02\n${b}`, "accepted 3; 2 UTF-RW-011"],
    ["one cell too many", `${head}P1;2024-01-02;1;\n${b}`, "accepted 3; 2 UTF-RW-011"],
    ["a thousand cells too many", `${head}P1;2024-01-02;1${";".repeat(1000)}\n${b}`, "accepted 3; 2 UTF-RW-011"],
    [
      "a last line of too few cells, as of a file cut at a line end",
      `${head}${a}P2;2024\n`,
      "accepted 2; 3 UTF-RW-011",
    ],
    ["a delimiter after the last cell of some lines", `${head}P1;2024-01-02;111111;\n${b}`, "accepted 3; 2 UTF-RW-011"],
    [
      "a delimiter after the last cell of some lines where all should have one",
      "PID;visit_date;unit;\nP1;2024-01-02;111111;\nP2;2024-01-03;222222\n",
      "accepted 2; 3 UTF-RW-011",
      { trailing_delimiter: true },
    ],
    [
      "something after the trailing delimiter",
      "PID;visit_date;unit;\nP1;2024-01-02;111111;x\nP2;2024-01-03;222222;\n",
      "accepted 3; 2 UTF-RW-011",
      { trailing_delimiter: true },
    ],
    ["a line of delimiters alone", `${head}${a};;\n${b}`, "accepted 2 4; 3 UTF-RW-001 PID; 3 UTF-RW-001 visit_date"],
    ["a comment line", `${head}# made in May\n${a}`, "accepted 3; 2 UTF-RW-011"],
    [
      "a comment with as many cells as the header, which is a line",
      `${head}# made;in;May\n${a}`,
      "accepted 3; 2 UTF-RW-002 visit_date",
    ],
    [
      "a header in the middle, of two files put together",
      `${head}${a}${head}${b}`,
      "accepted 2 4; 3 UTF-RW-002 visit_date",
    ],
    ["a delimiter of several bytes", "PID||visit_date||unit\nP1||2024-01-02||111111\n", "held UTF-IN-005"],
    [
      "a delimiter of several bytes, read as one of them",
      "PID||visit_date||unit\nP1||2024-01-02||111111\n",
      "accepted 2",
      { delimiter: "|" },
    ],
    ["another delimiter than declared", "PID,visit_date,unit\nP1,2024-01-02,111111\n", "held UTF-IN-005"],
    [
      "another delimiter in the lines than in the header",
      `${head}P1,2024-01-02,111111\n${b}`,
      "accepted 3; 2 UTF-RW-011",
    ],
  ],
  "line ends": [
    ["LF, CR LF and LF", `${head}P1;2024-01-02;111111\r\n${b}`, "accepted 2 3"],
    ["a header of CR LF over lines of LF", `${head.trimEnd()}\r\n${a}${b}`, "accepted 2 3"],
    ["CR alone, all through", `${head}${a}${b}`.replaceAll("\n", "\r"), "held UTF-IN-007"],
    [
      "CR alone between two lines, which are then one",
      `${head}${a.trimEnd()}\r${b}${a.replace("P1", "P3")}`,
      "accepted 3; 2 UTF-RW-013",
    ],
    ["CR CR LF", `${head}${a.trimEnd()}\r\r\n${b}`, "accepted 3; 2 UTF-RW-013"],
    ["LF CR", `${head}${a}\r${b}`, "accepted 2; 3 UTF-RW-013"],
    ["no line end at the end", `${head}${a}${b.trimEnd()}`, "held UTF-IN-007"],
    ["CR alone at the end", `${head}${a}${b.trimEnd()}\r`, "held UTF-IN-007"],
    ["empty lines in the middle, which are counted and say nothing", `${head}${a}\n\r\n${b}`, "accepted 2 5"],
    ["empty lines at the end", `${head}${a}${b}\n\n\r\n`, "accepted 2 3"],
    ["empty lines at the beginning", `\n${head}${a}`, "held UTF-IN-021"],
    ["a line of spaces", `${head}${a}   \n${b}`, "accepted 2 4; 3 UTF-RW-011"],
    ["a line of a tab", `${head}${a}\t\n${b}`, "accepted 2 4; 3 UTF-RW-011"],
    ["U+2028 between two lines, which is text", `${head}P1;2024-01-02;1\u20281\n`, "accepted 2"],
    [
      "a vertical tab and a form feed",
      `${head}P1;2024-01-02;1\v1\nP2;2024-01-02;1\f1\n${b}`,
      "accepted 4; 2 UTF-RW-013; 3 UTF-RW-013",
    ],
    ["a file end mark of DOS at the end", `${head}${a}\u001a`, "held UTF-IN-007"],
    ["a file end mark of DOS on a line of its own", `${head}${a}\u001a\n`, "accepted 2; 3 UTF-RW-013"],
  ],
  "the header": [
    ["a header without lines", head, "accepted"],
    ["a header without its line end", head.trimEnd(), "held UTF-IN-007"],
    ["no byte", "", "held UTF-IN-001"],
    ["one byte", "P", "held UTF-IN-007"],
    ["a line end alone", "\n", "held UTF-IN-021"],
    ["a byte order mark before a quoted header", `\ufeff"PID";"visit_date";"unit"\n${a}`, "accepted 2"],
    ["a byte order mark twice", `\ufeff\ufeff${head}${a}`, "held UTF-IN-021"],
    ["a byte order mark in the middle, of two files put together", `${head}${a}\ufeff${b}`, "accepted 2; 3 UTF-RW-013"],
    ["no header", a + b, "held UTF-IN-003"],
    ["a name twice", `PID;visit_date;unit;unit\n`, "held UTF-IN-004"],
    ["a column without a name", "PID;visit_date;;unit\nP1;2024-01-02;x;111111\n", "accepted 2"],
    ["several columns without a name", "PID;visit_date;;;\nP1;2024-01-02;x;y;z\n", "accepted 2"],
    ["a quote left open", `"PID;visit_date;unit\n${a}`, "held UTF-IN-021"],
    ["spaces around the names", " PID ; visit_date ;unit \nP1;2024-01-02;111111\n", "accepted 2"],
  ],
  bytes: [
    ["bytes that are not UTF-8 in a cell", bytes(head, "P", [0xe6], ";2024-01-02;\n"), "held UTF-IN-002"],
    ["bytes that are not UTF-8 in the header", bytes("PID;visit_date;m", [0xe5], "l\n", a), "held UTF-IN-002"],
    ["a character cut by the end of its line", bytes(head, "P1;2024-01-02;", [0xc3], "\n", b), "held UTF-IN-002"],
    ["an overlong character", bytes(head, "P1;2024-01-02;", [0xc0, 0xaf], "\n"), "held UTF-IN-002"],
    ["half of a surrogate pair", bytes(head, "P1;2024-01-02;", [0xed, 0xa0, 0x80], "\n"), "held UTF-IN-002"],
    ["a NUL in a cell", `${head}P\u00001;2024-01-02;\n${b}`, "accepted 3; 2 UTF-RW-013"],
    ["a NUL in the header", `PID;visit\u0000_date;unit\n${a}`, "held UTF-IN-021"],
    [
      "a line of NULs, as of a disk that lost its power",
      bytes(head, a, Array<number>(2000).fill(0), "\n", b),
      "accepted 2 4; 3 UTF-RW-013",
    ],
    ["NULs to the end", bytes(head, a, Array<number>(2000).fill(0)), "held UTF-IN-007"],
    ["a C1 control character", `${head}P1;2024-01-02;1\u00851\n${b}`, "accepted 3; 2 UTF-RW-013"],
    ["UTF-16 LE with a mark", utf16(`\ufeff${head}${a}`), "held UTF-IN-002"],
    ["UTF-16 BE with a mark", utf16(`\ufeff${head}${a}`).swap16(), "held UTF-IN-002"],
    ["UTF-16 LE without a mark", utf16(head + a), "held UTF-IN-021"],
    ["UTF-16 BE without a mark", utf16(head + a).swap16(), "held UTF-IN-021"],
    [
      "UTF-8 read as windows-1252, which has no such byte",
      bytes(head, "P", [0xc3, 0x81], ";2024-01-02;\n"),
      "held UTF-IN-002",
      { encoding: "windows-1252" },
    ],
    ["windows-1252", bytes(head, "P", [0xe6], ";2024-01-02;\n"), "accepted 2", { encoding: "windows-1252" }],
    ["characters beyond the basic plane", `${head}P😀;2024-01-02;\n`, "accepted 2"],
    [
      "a spreadsheet under a name of text",
      bytes([0x50, 0x4b, 3, 4], Array<number>(60).fill(0), "\n"),
      "held UTF-IN-051",
    ],
  ],
  values: [
    [
      "a number with its thousands set apart",
      "PID;visit_date;dose;score\nP1;2024-01-02;1 000,5;\nP2;2024-01-02;1.000,5;\nP3;2024-01-02;100,5;\n",
      "accepted 4; 2 UTF-RW-005 dose; 3 UTF-RW-005 dose",
    ],
    [
      "dates in several forms",
      `${head}P1;02.01.2024;\nP2;2024/01/02;\nP3;01/02/2024;\nP4;2024-1-2;\nP5;20240102;\n${b}`,
      "accepted 7; 2 UTF-RW-002 visit_date; 3 UTF-RW-002 visit_date; 4 UTF-RW-002 visit_date; 5 UTF-RW-002 visit_date; 6 UTF-RW-002 visit_date",
    ],
    [
      "times with a zone",
      "PID;visit_date;start_ts\nP1;2024-01-02;2024-01-02T10:00:00Z\nP2;2024-01-02;2024-01-02 10:00:00+01\nP3;2024-01-02;2024-01-02T10:00:00\n",
      "accepted 4; 2 UTF-RW-002 start_ts; 3 UTF-RW-002 start_ts",
    ],
    [
      "infinity and not a number",
      "PID;visit_date;dose\nP1;2024-01-02;inf\nP2;2024-01-02;-Infinity\nP3;2024-01-02;NaN\nP4;2024-01-02;1\n",
      "accepted 5; 2 UTF-RW-005 dose; 3 UTF-RW-005 dose; 4 UTF-RW-005 dose",
    ],
    [
      "hexadecimal, octal and exponents",
      "PID;visit_date;score\nP1;2024-01-02;0x1F\nP2;2024-01-02;0o17\nP3;2024-01-02;1e1\nP4;2024-01-02;1_0\n",
      "accepted; 2 UTF-RW-004 score; 3 UTF-RW-004 score; 4 UTF-RW-004 score; 5 UTF-RW-004 score",
    ],
    [
      "whole numbers too large for any type",
      "PID;visit_date;score\nP1;2024-01-02;2147483648\nP2;2024-01-02;9223372036854775808\nP3;2024-01-02;99999999999999999999999999\n",
      "accepted; 2 UTF-RW-006 score; 3 UTF-RW-004 score; 4 UTF-RW-004 score",
    ],
    [
      "a leading plus",
      "PID;visit_date;score;dose\nP1;2024-01-02;+5;\nP2;2024-01-02;;+5,0\n",
      "accepted; 2 UTF-RW-004 score; 3 UTF-RW-005 dose",
    ],
    ["leading zeros, which are digits", "PID;visit_date;score\nP1;2024-01-02;0005\n", "accepted 2"],
    [
      "a minus that is none of the keyboard's",
      "PID;visit_date;score\nP1;2024-01-02;\u22125\n",
      "accepted; 2 UTF-RW-004 score",
    ],
    [
      "words for yes and no",
      "PID;visit_date;stopped\nP1;2024-01-02;true\nP2;2024-01-02;JA\nP3;2024-01-02;1\n",
      "accepted 4; 2 UTF-RW-003 stopped; 3 UTF-RW-003 stopped",
    ],
    [
      "a 29 February that is and one that is not",
      `${head}P1;2024-02-29;\nP2;2023-02-29;\n`,
      "accepted 2; 3 UTF-RW-002 visit_date",
    ],
    [
      "a word that often means nothing, where nobody says so",
      "PID;visit_date;score\nP1;2024-01-02;NULL\nP2;2024-01-02;NA\n",
      "accepted; 2 UTF-RW-004 score; 3 UTF-RW-004 score",
    ],
    [
      "the same where the source says so",
      "PID;visit_date;score\nP1;2024-01-02;NULL\nP2;2024-01-02;NA\n",
      "accepted 2 3",
      { null_tokens: ["NULL", "NA"] },
    ],
    ["the same line twice", head + a + a, "accepted 2; 3 repeats 2"],
  ],
};

describe.each(Object.entries(tables))("%s", (_, cases) => {
  for (const [name, content, expected, settings = {}] of cases) {
    it(name, async () => expect(await account(content, { settings })).toBe(expected));
  }
});

describe("the name of a file and what is in it", () => {
  it.each<readonly [string, Buffer, string, string]>([
    ["plain text under a name of .gz", Buffer.from(head + a), "made-up.csv.gz", "held UTF-IN-051"],
    ["gzip under a name of .csv", gzipSync(head + a), "made-up.csv", "held UTF-IN-051"],
    ["gzip in gzip", gzipSync(gzipSync(head + a)), "made-up.csv.gz", "held UTF-IN-051"],
    ["gzip as it should be", gzipSync(head + a), "made-up.csv.gz", "accepted 2"],
    [
      "two gzip members, one after the other, of which nobody says how many lines they are",
      Buffer.concat([gzipSync(head + a), gzipSync(b)]),
      "made-up.csv.gz",
      "held UTF-IN-062",
    ],
    ["nothing under a name of .gz", Buffer.alloc(0), "made-up.csv.gz", "held UTF-IN-001"],
  ])("%s", async (_, content, file, expected) => {
    expect(await account(content, { file })).toBe(expected);
  });
});

describe("where one chunk of reading ends and the next begins", () => {
  const chunk = 1024 * 1024;
  const wide = "PID;visit_date;unit;nurse\n";
  /** Ten long lines, then a piece of which `n` bytes stand before the end of the chunk. */
  const across = (piece: string, n: number): string => {
    const short = "P0;2024-01-02;000000;\n";
    const room = chunk - n - Buffer.byteLength(wide) - 10 * short.length;
    const long = Array.from(
      { length: 10 },
      (_, i) => `P${i};2024-01-02;000000;${"x".repeat(Math.floor((room + i) / 10))}\n`,
    );
    return `${wide}${long.join("")}${piece}${b.replace("\n", ";\n")}`;
  };
  let passes = 0;
  const pass = async (content: string) => {
    passes += 1;
    const work = join(bench.folder, `pass-${passes}`);
    mkdirSync(work);
    writeFileSync(join(work, "x.csv"), content);
    const setAside: (readonly [number, string])[] = [];
    const summary = await structuralPass(
      {
        path: join(work, "x.csv"),
        work,
        partSize: 1e9,
        member: null,
        limits: usualLimits,
        forms: plainForms(visits, effectiveDialect(visits), {}),
        leaks: { testSeriesAllowed: false, newRule: false },
        header: { columns: visits.columns, aliases: {}, dialect: effectiveDialect(visits) },
      },
      {
        header: () => undefined,
        part: (part) => {
          setAside.push(...part.setAside.map(({ line, code }) => [line, code] as const));
        },
      },
    );
    return { summary, setAside };
  };
  const pieces: readonly (readonly [name: string, piece: string, fault: string])[] = [
    ["a good line", "P1;2024-01-02;1;\n", ""],
    ["CR LF", "P1;2024-01-02;1;\r\n", ""],
    ["a quoted delimiter", 'P1;2024-01-02;;"1;1"\n', ""],
    ["a doubled quote", 'P1;2024-01-02;;"1""1"\n', ""],
    ["characters of two, three and four bytes", "P1;2024-01-02;;æ€😀\n", ""],
    ["a line end inside quotes", 'P1;2024-01-02;;"1\n1"\n', "UTF-RW-012"],
    ["CR alone", "P1;2024-01-02;;1\r1\n", "UTF-RW-013"],
    ["a quote left open", 'P1;2024-01-02;;"1\n', "UTF-RW-012"],
    ["an empty line", "\nP1;2024-01-02;1;\n", ""],
  ];

  it.each(pieces)("%s is read alike wherever the chunk ends in it", async (_, piece, fault) => {
    // The end before the piece, after it, and at every byte of its last third, where the odd characters are.
    const length = Buffer.byteLength(piece);
    for (const n of [0, length - 5, length - 4, length - 3, length - 2, length - 1, length]) {
      const content = across(piece, n);
      expect(Buffer.byteLength(content.slice(0, content.indexOf(piece))) + n).toBe(chunk);
      const { summary, setAside } = await pass(content);
      const broken = piece
        .trimEnd()
        .split("\n")
        .map((_text, i) => [12 + i, fault]);
      expect([n, setAside]).toEqual([n, fault === "" ? [] : broken]);
      expect(summary.lines).toBe(content.split("\n").filter((text) => text !== "").length - 1);
    }
  });
});
