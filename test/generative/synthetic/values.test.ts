import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawTreatment } from "../../../pipelines/synthetic/lung/lung-treatment.ts";
import { pseudonyms } from "../../../pipelines/synthetic/population/pseudonym.ts";
import { type Random, randomOf } from "../../../pipelines/synthetic/random/random.ts";
import { cellWriter } from "../../../pipelines/synthetic/rows/cell-text.ts";
import { columnValue } from "../../../pipelines/synthetic/rows/column-value.ts";
import { dialectOf, formOf } from "../../../pipelines/synthetic/rows/file-form.ts";
import { patternValue } from "../../../pipelines/synthetic/rows/pattern-value.ts";
import { drawVentilation } from "../../../pipelines/synthetic/sma-children/ventilation.ts";
import { Dialect, type DialectPart } from "../../../schemas/dialect.ts";
import { storedColumns } from "../../../schemas/layout.ts";
import { layouts } from "../../../schemas/registers/index.ts";
import { judgeRow } from "../../../schemas/row-schema.ts";

const anyRandom = fc.nat().map((n): Random => randomOf(n, 1, 2));

const dialects = fc.record({
  decimal: fc.constantFrom(",", "."),
  date: fc.constantFrom("YYYY-MM-DD", "DD.MM.YYYY", "YYYYMMDD"),
  time: fc.constantFrom("clock", "seconds"),
}) as fc.Arbitrary<DialectPart>;

describe("values made from declarations", () => {
  it("are valid cells of their column in every dialect", () => {
    fc.assert(
      fc.property(anyRandom, fc.constantFrom(...layouts), dialects, (random, layout, part) => {
        const dialect = Dialect.parse({ ...dialectOf(layout), ...part });
        const form = { ...formOf(layout), quotesText: false };
        const cells = Object.fromEntries(
          storedColumns(layout).map((column) => [
            column.name,
            cellWriter(column, dialect, form)(columnValue(column, random)),
          ]),
        );
        const ofCells = judgeRow(layout, dialect)(cells).breaks.filter((b) => b.column !== null);
        expect(ofCells).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("match the pattern they were made from", () => {
    const patterns = ["[A-Z]\\d{2}[0-9A-Z]{0,2}", "(?:ab|c)+x?", "-?[0-9]{1,3}", "a{2,}", "T|S[1-3]"];
    fc.assert(
      fc.property(anyRandom, fc.constantFrom(...patterns), (random, pattern) => {
        expect(patternValue(pattern, random)).toMatch(new RegExp(`^(?:${pattern})$`));
      }),
    );
  });
});

describe("person keys", () => {
  it("never meet within a source and differ between sources", () => {
    fc.assert(
      fc.property(fc.nat(), fc.uniqueArray(fc.nat(2 ** 32 - 1), { minLength: 2 }), (seed, numbers) => {
        const npr = numbers.map(pseudonyms(seed, "npr"));
        const muscle = numbers.map(pseudonyms(seed, "nornmd"));
        expect(new Set(npr).size).toBe(numbers.length);
        expect(npr).not.toEqual(muscle);
      }),
    );
  });
});

describe("made-up courses", () => {
  it("give doses at least three weeks and less than 90 days apart, none on the last day or after", () => {
    fc.assert(
      fc.property(anyRandom, fc.integer({ min: 1, max: 1500 }), (random, followed) => {
        const ending = { death: null, emigration: null, last: 1000 + followed };
        const { doses, nextLine } = drawTreatment(1000, ending, random);
        expect(doses[0]).toBe(1000);
        const gaps = doses.slice(1).map((day, i) => day - (doses[i] ?? 0));
        for (const gap of gaps) expect(gap >= 21 && gap < 90).toBe(true);
        for (const day of [...doses, ...nextLine]) expect(day).toBeLessThan(ending.last);
      }),
    );
  });

  it("give ventilation periods that follow each other without overlap and end with the follow-up", () => {
    const types = fc.constantFrom("1" as const, "2" as const, "3" as const, "presymptomatic" as const);
    fc.assert(
      fc.property(anyRandom, types, fc.integer({ min: 1, max: 2500 }), fc.boolean(), (random, type, followed, dead) => {
        const last = 1000 + followed;
        const ending = { death: dead ? last : null, emigration: null, last };
        const periods = drawVentilation(type, 1000, ending, dead ? last + 10 : last, random);
        let before = Number.NEGATIVE_INFINITY;
        for (const { from, to } of periods) {
          expect(from > before && to >= from && to <= last).toBe(true);
          before = to;
        }
        expect(periods.filter((p) => p.ongoing).length).toBe(!dead && before === last ? 1 : 0);
      }),
      { numRuns: 500 },
    );
  });
});
