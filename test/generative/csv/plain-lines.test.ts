import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CellForm } from "../../../connectors/csv/plain/cell-automaton.ts";
import { isKnownForm } from "../../../connectors/csv/plain/cell-automaton.ts";
import { plainLines } from "../../../connectors/csv/plain/plain-lines.ts";
import { effectiveDialect } from "../../../pipelines/ingest/effective-dialect.ts";
import { plainForms } from "../../../pipelines/ingest/plain-form.ts";
import { storedColumns } from "../../../schemas/layout.ts";
import { layouts } from "../../../schemas/registers/index.ts";

const dialect = { delimiter: ";", quote: '"' } as const;
/** Making the table is the dear part, asking it the cheap one. */
const tables = new Map<string, ReturnType<typeof plainLines>>();
const isPlain = (forms: readonly CellForm[], cells: readonly string[]): boolean => {
  const name = JSON.stringify(forms);
  const table = tables.get(name) ?? plainLines(forms, dialect);
  tables.set(name, table);
  const line = Buffer.from(`12;${cells.join(";")}\n`);
  return table(line, 0, line.length);
};

/** Every form of every layout, with the columns it belongs to. */
const forms = new Map<string, CellForm>();
for (const layout of layouts) {
  for (const form of Object.values(plainForms(layout, effectiveDialect(layout), {})))
    forms.set(JSON.stringify(form), form);
}

/** The same question put to the regular expressions themselves. */
const hasForm = ({ patterns, texts }: CellForm, text: string): boolean =>
  texts.includes(text) ||
  (patterns.length > 0 && patterns.every((pattern) => new RegExp(`^(?:${pattern})$`, "s").test(text)));

const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(..."019AZCazE.,:-/_ \t"), maxLength: 12 }),
  fc.constantFrom(
    "C349",
    "c34.9",
    "2024-02-30",
    "30.02.2024",
    "2024-01-01T10:00:00",
    "23:59",
    "NA",
    "-12",
    "1,5",
    "L01FF02",
  ),
);

describe("the test for plain lines", () => {
  it("has every pattern of every column of every layout among those it knows", () => {
    const columns = layouts.flatMap((layout) =>
      storedColumns(layout).map((column) => {
        const form = plainForms(layout, effectiveDialect(layout), {})[column.name];
        // All but the trimming is left to the database where the form was not known.
        return [`${layout.id}.${column.name}`, form !== undefined && isKnownForm(form) && form.texts.includes("")];
      }),
    );
    expect(columns.filter(([, known]) => known !== true)).toEqual([]);
    expect(columns.length).toBeGreaterThan(400);
  });

  it("says of ASCII cells what the regular expressions say, for every form of every layout", () => {
    fc.assert(
      fc.property(fc.constantFrom(...forms.values()), texts, (form, text) => {
        expect(isPlain([form], [text])).toBe(hasForm(form, text));
        expect(isPlain([form], [`"${text}"`])).toBe(hasForm(form, text));
      }),
      { numRuns: 2000 },
    );
  });

  it("asks every cell of a line, and all of them", () => {
    const digits: CellForm = { patterns: ["[0-9]{1,3}"], texts: [""] };
    const lines: readonly (readonly [readonly string[], boolean])[] = [
      [["1", "22", "333"], true],
      [["1", "", "333"], true],
      [["1", "22", "x"], false],
      [["1", "22"], false],
      [["1", "22", "333", "4"], false],
      [["1", '"22"', "333"], true],
      [["1", '"22', "333"], false],
      [["1", '"2";2"', "333"], false],
      [["1", '""', "333"], true],
      [["1", '"2""2"', "333"], false],
      [["1", "4444", "333"], false],
    ];
    for (const [cells, expected] of lines)
      expect([cells, isPlain([digits, digits, digits], cells)]).toEqual([cells, expected]);
  });

  it("never says it of a cell with a form that it does not know", () => {
    expect(isPlain([{ patterns: ["\\d+"], texts: [] }], ["1"])).toBe(false);
    expect(isPlain([{ patterns: ["(?=1)1"], texts: [] }], ["1"])).toBe(false);
  });

  it("errs on the side of the long way for letters outside ASCII", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("å", "€", "1", "a"), maxLength: 8 }), (text) => {
        const form: CellForm = { patterns: [".{0,8}"], texts: [] };
        if (isPlain([form], [text])) expect([...text].length).toBeLessThanOrEqual(8);
      }),
    );
  });
});
