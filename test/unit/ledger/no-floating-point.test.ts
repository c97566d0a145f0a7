import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../../..");
const rooms = ["pipelines/settle", "pipelines/ledger", "pipelines/statement", "reports/statement"] as const;

/** Reading a calendar and counting rows and columns are whole numbers that no amount ever meets. */
const countsOnly: readonly string[] = [
  "pipelines/ledger/period.ts",
  "pipelines/statement/register-units.ts",
  "reports/statement/statement-sheets.ts",
];

const files = rooms.flatMap((room) =>
  readdirSync(join(root, room))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${room}/${name}`),
);

const code = (file: string): string =>
  readFileSync(join(root, file), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");

describe("the rooms that touch money", () => {
  it("have files to look at", () => {
    for (const room of rooms) expect(files.filter((file) => file.startsWith(room)).length).toBeGreaterThan(2);
    expect(countsOnly.filter((file) => !files.includes(file))).toEqual([]);
  });

  it.each(files.filter((file) => !countsOnly.includes(file)))(
    "%s turns nothing into a floating-point number",
    (file) => {
      expect(code(file)).not.toMatch(
        /\bNumber\s*\(|\bNumber\.parse|\bparse(?:Float|Int)\s*\(|\bMath\.|\.toFixed\(|\*\s*100\b(?!n)|\/\s*100\b(?!n)|\b\d+\.\d|asIntN|asUintN/,
      );
    },
  );

  it.each(countsOnly)("%s, which counts, never names an amount", (file) => {
    expect(code(file)).not.toMatch(/\bamount\b|\bbalance\b|\bMoney\b|[mM]inor_?[uU]nits/);
  });

  it("take amounts as text and hand them on as text", () => {
    for (const file of ["schemas/settlement-entry.ts", "schemas/statement.ts"]) {
      const amounts = [
        ...code(file).matchAll(
          /^\s*(?:readonly )?(amount|payable|refundable|net|held|disputed|lower|upper|register|purchased|difference): (.*)[;,]$/gm,
        ),
      ];
      expect(amounts.length).toBeGreaterThan(0);
      for (const [, , type] of amounts) expect(type).toMatch(/^string|^SignedMinorUnits/);
    }
  });
});
