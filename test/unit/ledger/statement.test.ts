import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { withoutTimes } from "../../../connectors/xlsx/without-times.ts";
import { writeXlsx } from "../../../connectors/xlsx/write-xlsx.ts";
import { putTogether } from "../../../pipelines/statement/put-together.ts";
import { reconcile } from "../../../pipelines/statement/reconcile.ts";
import { statementCsv } from "../../../reports/statement/statement-csv.ts";
import { inMinorUnits } from "../../../schemas/money.ts";
import type { Purchase } from "../../../schemas/purchase.ts";
import type { StatementModel } from "../../../schemas/statement.ts";

const row = (name: string, ...patients: readonly number[]) => ({ name, patients: new Set(patients.map(String)) });
const to = (n: number, from = 0): readonly number[] => Array.from({ length: n }, (_, i) => from + i);

describe("rows of the supplier's copy", () => {
  it.each([
    ["large ones stand alone", [row("a", ...to(5)), row("b", ...to(9, 10))], ["a", "b"], []],
    [
      "a small one takes the next smallest with it",
      [row("a", ...to(8)), row("b", 90), row("c", ...to(6, 20))],
      ["a"],
      ["b", "c"],
    ],
    [
      "small ones that make five together stay by themselves",
      [row("a", ...to(8)), row("b", ...to(3, 20)), row("c", ...to(2, 30))],
      ["a"],
      ["b", "c"],
    ],
    [
      "small ones about the same patients take another",
      [row("a", ...to(8)), row("b", 1, 2, 3), row("c", 1, 2, 3)],
      [],
      ["a", "b", "c"],
    ],
    ["everything small is one row", [row("a", 1), row("b", 2)], [], ["a", "b"]],
  ] as const)("%s", (_, rows, alone, together) => {
    const sorted = putTogether(rows);
    expect(sorted.alone.map(({ name }) => name)).toEqual(alone);
    expect(sorted.together.map(({ name }) => name).toSorted()).toEqual(together);
  });

  it("about no patient stand alone", () => {
    const group = { name: "volume", patients: null };
    expect(putTogether([group, row("a", 1)])).toEqual({ alone: [group], together: [row("a", 1)] });
  });
});

describe("purchases", () => {
  const bought = (quantity: string, changes: Partial<Purchase> = {}): readonly Purchase[] => [
    { substance: "a", unit: "packages", quantity, source: "purchases 2026-06-30", ...changes },
  ];
  const held = (quantity: string, persons = 9) => [{ substance: "a", unit: "packages" as const, quantity, persons }];

  it.each([
    ["97.500", "100", "-2.5", "within-tolerance"],
    ["97.499", "100", "-2.501", "outside-tolerance"],
    ["102.5", "100", "2.5", "within-tolerance"],
    ["0.000", "3", "-3", "outside-tolerance"],
  ])("of %s units against %s bought differ by %s: %s", (register, purchased, difference, state) => {
    expect(reconcile(held(register), bought(purchased), "2.5", "purchaser")).toMatchObject([{ difference, state }]);
  });

  it("within no tolerance must agree to the last unit", () => {
    expect(reconcile(held("5"), bought("5.000"), null, "purchaser")).toMatchObject([{ state: "within-tolerance" }]);
    expect(reconcile(held("5"), bought("5.001"), null, "purchaser")).toMatchObject([{ state: "outside-tolerance" }]);
  });

  it("of another unit are not compared, and it is said so", () => {
    expect(reconcile(held("5"), bought("5", { unit: "administrations" }), "2.5", "purchaser")).toMatchObject([
      { register: null, purchased: "5", difference: null, state: "no-register-quantity" },
      { register: "5", purchased: null, difference: null, state: "not-delivered" },
    ]);
  });

  it("tell the supplier no register quantity behind few persons, nor the difference that would", () => {
    expect(reconcile(held("7", 4), bought("9"), "2.5", "supplier")).toMatchObject([
      { register: null, purchased: "9", difference: null, state: "too-few" },
    ]);
  });
});

/** The parts of a workbook by name, as text. */
const partsOf = (workbook: Uint8Array): ReadonlyMap<string, string> => {
  const bytes = Buffer.from(workbook);
  const parts = new Map<string, string>();
  for (let at = bytes.readUInt32LE(bytes.length - 6); bytes.readUInt32LE(at) === 0x02014b50; ) {
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(data, data + bytes.readUInt32LE(at + 20));
    const text = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed;
    parts.set(bytes.toString("utf8", at + 46, at + 46 + name), text.toString("utf8"));
    at += 46 + name + extra + comment;
  }
  return parts;
};

describe("a workbook", () => {
  const sheets = [
    {
      name: "EUR",
      widths: [10],
      rows: [
        [
          { text: "=1+1", bold: true },
          { text: "-431024.93", right: true },
        ],
        [],
      ],
    },
  ];

  it("has the same bytes twice, whatever the clock says", async () => {
    const first = await writeXlsx(sheets);
    expect(first).toEqual(await writeXlsx(sheets));
    // 1980-01-01 00:00 in the first local header, whose time and date stand at 10 and 12.
    expect([...first.slice(10, 14)]).toEqual([0, 0, 0x21, 0]);
    expect(withoutTimes(first)).toEqual(first);
  });

  it("holds no formula and no number: every cell is a shared text", async () => {
    const texts = partsOf(await writeXlsx(sheets));
    const sheet = texts.get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet).not.toContain("<f>");
    expect([...sheet.matchAll(/<c [^>]*>/g)].every(([cell]) => cell.includes('t="s"'))).toBe(true);
    expect(texts.get("xl/sharedStrings.xml")).toContain("-431024.93");
  });

  it("IN-13 shows register text as it is: no formula, no link to the outside, no sign that XML forbids", async () => {
    const given = [
      '=HYPERLINK("http://evil.example","x")',
      "+47",
      "@x",
      "\t=1",
      "＝1",
      '"><svg onload>',
      "]]>",
      "_x0041_",
      "\ufffe",
    ];
    const parts = partsOf(await writeXlsx([{ name: "EUR", widths: [10], rows: given.map((text) => [{ text }]) }]));
    const shown = [...(parts.get("xl/sharedStrings.xml") ?? "").matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
      ([, text]) => text,
    );
    expect(shown).toEqual([
      '=HYPERLINK("http://evil.example","x")',
      "+47",
      "@x",
      "\t=1",
      "＝1",
      '"&gt;&lt;svg onload&gt;',
      "]]&gt;",
      "_x005F_x0041_",
      "",
    ]);
    for (const [name, text] of parts) {
      expect([name, /<f>|TargetMode="External"/.test(text)]).toEqual([name, false]);
    }
  });

  it("is not made of bytes that are no archive", () => {
    expect(() => withoutTimes(new Uint8Array(30))).toThrow(RangeError);
  });
});

describe("the table for machines", () => {
  const nothing = inMinorUnits(0n);
  const zero = { payable: nothing, refundable: nothing, net: nothing, held: nothing, disputed: nothing };
  const model: StatementModel = {
    id: "made-up",
    audience: "supplier",
    synthetic: true,
    example: true,
    agreement: "made-up",
    title: { nb: "Laget", en: "Made up" },
    versions: [],
    period: { from: "2026-04-01", to: "2026-06-30" },
    asOf: "2026-06-30",
    dataCuts: [],
    ledger: { entries: null, last: "0" },
    generation: "made-up",
    software: "utfall",
    least: 5,
    parts: [
      {
        denomination: { currency: "EUR", priceLevel: '=HYPERLINK("x")', vat: "excl" },
        opening: zero,
        lines: [],
        linesTotal: zero,
        corrections: [],
        correctionsTotal: zero,
        closing: { ...zero, net: inMinorUnits(-431n), payable: inMinorUnits(-431n) },
        bounds: null,
        byRegion: [],
        byUnit: [],
        byGuest: [],
      },
    ],
    volumes: [],
    tolerancePercent: null,
  };

  it("keeps negative amounts, and lets no text become a formula", () => {
    const [, opening, closing] = statementCsv(model).split("\r\n");
    expect(opening).toContain(`;"'=HYPERLINK(""x"")";`);
    expect(closing).toContain(";-431;-431;0;0;0");
  });
});
