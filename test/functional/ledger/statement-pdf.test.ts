import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatter } from "../../../reports/format.ts";
import { MinorUnits } from "../../../schemas/money.ts";
import type { Language } from "../../../schemas/texts.ts";
import { type Child, type SmaWorkspace, smaWorkspace } from "../../support/ledger/sma-workspace.ts";
import { pdfText } from "../../support/pdf/pdf-text.ts";
import { cli } from "../../support/run-cli.ts";

/** Twenty-four made-up children, so that rows of the supplier's copy stand alone and tables reach over pages. */
const children: readonly Child[] = Array.from({ length: 24 }, (_, i) => ({
  key: `child-${i + 1}`,
  infusion: `202${1 + (i % 5)}-0${1 + (i % 9)}-1${i % 9}`,
}));

let workspace: SmaWorkspace;
let folder: string;

beforeAll(async () => {
  workspace = await smaWorkspace();
  await workspace.deliver("2026-06-30", children);
  expect((await cli(workspace.root, "nightly")).exit).toBe(0);
  const { exit, err } = await cli(workspace.root, "settle", "sma-onasemnogene", "--period", "2026-Q1");
  expect([exit, err.includes("UTF-")]).toEqual([0, false]);
  folder = join(workspace.root, "internal/statements/sma-onasemnogene/2026-01-01_2026-03-31");
}, 120_000);
afterAll(() => workspace.remove());

const read = async (name: string): Promise<string> => pdfText(await readFile(join(folder, name)));

interface Row {
  readonly [column: string]: string | undefined;
}

const rows = async (audience: string): Promise<readonly Row[]> => {
  const [head = "", ...lines] = (await readFile(join(folder, `${audience}.csv`), "utf8")).trimEnd().split("\r\n");
  const names = head.split(";");
  return lines.map((line) => Object.fromEntries(line.split(";").map((cell, i) => [names[i] ?? "", cell])));
};

const copies = (["supplier", "purchaser"] as const).flatMap((audience) =>
  (["nb", "en"] as const).map((language) => [audience, language] as const),
);

describe("a settlement statement as PDF", () => {
  it.each(copies)(
    "the %s's copy in %s holds every amount that the table for machines holds",
    async (audience, language: Language) => {
      const text = await read(`${audience}.${language}.pdf`);
      const accounts = ["net", "payable", "refundable", "held", "disputed"].map((name) => `${name}_minor_units`);
      const amounts = (await rows(audience)).flatMap((row) => accounts.map((account) => row[account] ?? ""));
      expect(new Set(amounts).size).toBeGreaterThan(2);
      const format = formatter(language);
      const lacking = [...new Set(amounts)].filter(
        (amount) => !text.includes(format.amount(MinorUnits.parse(amount), "EUR")),
      );
      expect(lacking).toEqual([]);
      expect(text).not.toContain("\ufffd");
      expect(await read(`${audience}.${language}.archive.pdf`)).toBe(text);
    },
  );

  it("the purchaser's copy proves each line: entry, patient reference and figure", async () => {
    const text = await read("purchaser.nb.pdf");
    const proofs = (await rows("purchaser")).flatMap((row) => [row.patient_reference ?? "", row.figure ?? ""]);
    expect(proofs.filter((proof) => proof !== "").length).toBeGreaterThan(50);
    expect(proofs.filter((proof) => !text.includes(proof))).toEqual([]);
  });

  it("the supplier's copy shows no person: no reference, figure, due date, unit or key", async () => {
    const texts = await Promise.all(["supplier.nb.pdf", "supplier.en.pdf"].map(read));
    const purchaser = await rows("purchaser");
    const format = { nb: formatter("nb"), en: formatter("en") };
    const personal = purchaser.flatMap(({ patient_reference: reference, figure, due }) => [
      ...(reference ? [reference] : []),
      ...(figure ? [figure] : []),
      ...(due ? [due, format.nb.date(due), format.en.date(due)] : []),
    ]);
    const known = new Set(["2026-03-31", "31.03.2026", "31\u00a0March\u00a02026"]);
    expect(personal.length).toBeGreaterThan(100);
    expect(personal.filter((one) => !known.has(one) && texts.some((text) => text.includes(one)))).toEqual([]);
    expect(children.filter(({ key }) => texts.some((text) => text.includes(key)))).toEqual([]);
    expect(texts.filter((text) => text.includes("milestones/"))).toEqual([]);
  });

  it("nor does the file itself, whatever stands outside the pages", async () => {
    const bytes = (await readFile(join(folder, "supplier.nb.pdf"))).toString("latin1");
    const purchaser = await rows("purchaser");
    expect(purchaser.filter(({ patient_reference: r }) => r !== undefined && r !== "" && bytes.includes(r))).toEqual(
      [],
    );
    expect(bytes).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(bytes).not.toContain(workspace.root);
  });

  it("has the same bytes when the statement is written again", async () => {
    const pdfs = (await readdir(folder)).filter((name) => name.endsWith(".pdf")).sort();
    expect(pdfs).toHaveLength(8);
    const bytes = () => Promise.all(pdfs.map((name) => readFile(join(folder, name), "hex")));
    const before = await bytes();
    await cli(workspace.root, "settle", "sma-onasemnogene", "--period", "2026-Q1");
    expect(await bytes()).toEqual(before);
  });
});
