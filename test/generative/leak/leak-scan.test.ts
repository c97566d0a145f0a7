import fc from "fast-check";
import { expect, it } from "vitest";
import { leakScan } from "../../../connectors/csv/leak-scan.ts";
import { splitCells } from "../../../connectors/csv/split-cells.ts";
import { isLeak } from "../../../schemas/leak.ts";
import { personNumber } from "../../../schemas/person-number.ts";
import { testNumber } from "../../support/leak/test-numbers.ts";

const terms = { testSeriesAllowed: false, newRule: false };
const dialect = { delimiter: ";", quote: '"' } as const;
const cells = 3;

const number = testNumber();
const inTwo = (separator: string): string => `${number.slice(0, 6)}${separator}${number.slice(6)}`;
const other = "12345678901";
const piece = fc.constantFrom(
  ...[number, inTwo(" "), inTwo("-"), inTwo("."), inTwo("  "), `${other.slice(0, 6)} ${other.slice(6)}`],
  ...[other, "1", "12345", "123456", "a", "ø", " ", "-", "C341", "2024-01-02"],
);
const cell = fc
  .tuple(fc.array(piece, { maxLength: 4 }), fc.constantFrom("plain", "quoted", "quoted with a delimiter"))
  .map(([pieces, how]) => {
    const text = pieces.join("");
    return how === "plain" ? text : how === "quoted" ? `"${text}"` : `"${text};x"`;
  });
const line = fc.array(cell, { minLength: 1, maxLength: 4 }).map((c) => c.join(";"));

interface SlowColumn {
  readonly tallies: Map<string, { runs: number; hits: number }>;
  readonly lines: number[];
}

/** The slow reading: cells by the splitter, numbers by a pattern. */
const slowly = (lines: readonly string[]): unknown => {
  const columns = new Map<number, SlowColumn>();
  lines.forEach((text, i) => {
    (splitCells(text, dialect) ?? []).forEach((content, place) => {
      const at = Math.min(place, cells);
      const column: SlowColumn = columns.get(at) ?? { tallies: new Map(), lines: [] };
      columns.set(at, column);
      for (const match of content.matchAll(/(?<!\d)\d{6}[ .-]?\d{5}(?!\d)/g)) {
        // Words are looked for within 40 bytes and not beyond a delimiter, even one in quotes.
        const before = Buffer.from(content.slice(0, match.index).replace(/.*;/, "")).subarray(-40);
        const after = Buffer.from(content.slice(match.index + match[0].length).replace(/;.*/, "")).subarray(0, 40);
        const shape = before.includes(32) || after.includes(32) ? "text" : "value";
        const key = `${shape} ${match[0].length}`;
        const tally = column.tallies.get(key) ?? { runs: 0, hits: 0 };
        column.tallies.set(key, tally);
        tally.runs += 1;
        if (personNumber([...match[0].replace(/\D/g, "")].map(Number)) === null) continue;
        tally.hits += 1;
        column.lines.push(i + 2);
      }
    });
  });
  return [...columns]
    .filter(([, { tallies }]) =>
      [...tallies].some(([key, tally]) => isLeak(tally, key.startsWith("text") ? "text" : "value", terms)),
    )
    .map(([at, found]) => ({ cell: at, firstLine: found.lines[0], lines: new Set(found.lines).size }))
    .sort((a, b) => a.cell - b.cell);
};

it("finds in which columns and on which lines numbers stand, as a slow reading does, wherever the chunks are cut", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.nat(), fc.constantFrom("\n", "\r\n"), (lines, cut, lineEnd) => {
      const scan = leakScan(dialect, cells, terms);
      const first = lines.length === 0 ? 0 : cut % lines.length;
      let linesBefore = 1;
      for (const part of [lines.slice(0, first), lines.slice(first)]) {
        // Something stands before and after the lines in the buffer, as it does in the pass.
        const bytes = Buffer.from(`777${part.map((l) => `${l}${lineEnd}`).join("")}`);
        scan.scan(Buffer.concat([bytes, Buffer.from(number)]), 3, bytes.length, linesBefore);
        linesBefore += part.length;
      }
      expect(scan.found()).toEqual(slowly(lines));
    }),
    { numRuns: 2_000 },
  );
});
