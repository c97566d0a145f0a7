import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { readStructure } from "../../../connectors/csv/read-structure.ts";
import { splitCells } from "../../../connectors/csv/split-cells.ts";
import { type SetAside, structuralPass } from "../../../connectors/csv/structural-pass.ts";
import { Dialect } from "../../../schemas/dialect.ts";
import { usualLimits } from "../../../schemas/intake-limits.ts";

const folder = mkdtempSync(join(tmpdir(), "utfall-structure-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
const pass = async (
  content: string | Uint8Array,
  quote: '"' | "none",
  partSize: number,
  name = "x.csv",
  read = structuralPass,
) => {
  count += 1;
  const work = join(folder, String(count));
  mkdirSync(work);
  const path = join(work, name);
  writeFileSync(path, content);
  const clean: string[] = [];
  const setAside: SetAside[] = [];
  const dialect = Dialect.parse({ quote });
  const columns = ["a", "b"].map((column) => ({ name: column, kind: "text", presence: "required" }) as const);
  const summary = await read(
    {
      path,
      work,
      partSize,
      // Some lines are plain by this and some are not; both kinds are clean.
      forms: { a: { patterns: ["[a1]*"], texts: [] }, b: { patterns: [".*"], texts: [] } },
      member: null,
      limits: usualLimits,
      leaks: { testSeriesAllowed: false, newRule: false },
      header: { columns, aliases: {}, dialect },
    },
    {
      header: () => undefined,
      part: (part) => {
        const lines = [part.full, part.plain].flatMap((each) =>
          each === null ? [] : readFileSync(each.path, "utf8").split("\n").slice(0, -1),
        );
        clean.push(
          lines
            .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
            .map((l) => `${l}\n`)
            .join(""),
        );
        setAside.push(...part.setAside);
      },
    },
  );
  return { summary, clean: clean.join(""), setAside, parts: clean.length };
};

/** The slow answer for one line: what the scanner must decide. */
const verdict = (line: string, quote: '"' | "none"): string => {
  if (/\p{Cc}/u.test(line.replaceAll("\t", ""))) return "UTF-RW-013";
  const cells = splitCells(line, { delimiter: ";", quote });
  if (cells === null) return "UTF-RW-012";
  return cells.length === 2 ? "clean" : "UTF-RW-011";
};

const line = fc
  .array(fc.constantFrom("a", "å", "€", ";", ";", '"', '"', " ", "\t", "\r", "\u0000", "\u0085", "1"), { maxLength: 9 })
  .map((c) => c.join(""));

it("keeps, counts or sets aside every line, as the slow splitter would", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 40 }),
      fc.constantFrom('"' as const, "none" as const),
      fc.constantFrom(1, 50, 1e6),
      async (lines, quote, partSize) => {
        const text = Buffer.from(`a;b\n${lines.map((l) => `${l}\n`).join("")}`);
        const { summary, clean, setAside } = await pass(text, quote, partSize);
        const stripped = lines.map((l, i) => ({ number: i + 2, text: l.endsWith("\r") ? l.slice(0, -1) : l }));
        const data = stripped.filter(({ text }) => text !== "").map((l) => ({ ...l, verdict: verdict(l.text, quote) }));
        expect(clean).toBe(
          data
            .filter((l) => l.verdict === "clean")
            .map((l) => `${l.number};${l.text}\n`)
            .join(""),
        );
        for (const { line, byte } of setAside) {
          // IN-07: the byte lies in its line.
          expect([line, text.subarray(0, byte).filter((b) => b === 10).length]).toEqual([line, line - 1]);
        }
        expect(setAside.map((s) => [s.line, s.code, s.raw])).toEqual(
          data.filter((l) => l.verdict !== "clean").map((l) => [l.number, l.verdict, l.text]),
        );
        expect(summary.lines).toBe(data.length);
        expect(summary.lines + summary.blank).toBe(lines.length);
      },
    ),
    { numRuns: 150 },
  );
});

it("gives the same lines from a worker, from a compressed file and in small parts", async () => {
  const content = `a;b\n${Array.from({ length: 60_000 }, (_, i) => `P${i};${i % 7 === 0 ? "Ålesund" : "x".repeat(i % 40)}${i % 1000 === 5 ? ";" : ""}\n`).join("")}`;
  const here = await pass(content, '"', 1e9);
  const worker = await pass(content, '"', 300_000, "x.csv", readStructure);
  const zipped = await pass(gzipSync(content), '"', 300_000, "x.csv.gz", readStructure);
  expect(Buffer.byteLength(content)).toBeGreaterThan(1024 * 1024);
  expect(here.setAside).toHaveLength(60);
  expect(worker.parts).toBeGreaterThan(2);
  for (const other of [worker, zipped]) {
    expect(other.clean).toBe(here.clean);
    expect(other.setAside).toEqual(here.setAside);
    expect(other.summary.lines).toBe(60_000);
  }
  expect(worker.summary.sha256).toBe(here.summary.sha256);
  // IN-07: a line with a cell too many is told by the byte at which it begins, in the text as unpacked, far into the file too.
  const bytes = Buffer.from(content);
  const begins = here.setAside.map(({ byte, raw }) => bytes.toString("utf8", byte - 1, byte + Buffer.byteLength(raw)));
  expect(begins).toEqual(here.setAside.map(({ raw }) => `\n${raw}`));
});
