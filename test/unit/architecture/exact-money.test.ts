import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../../..");

/** Where money is: amounts are bigint there, and bigint and number do not mix without one of the words below. */
const rooms = ["pipelines/settle", "pipelines/ledger", "pipelines/statement"];
const files = [
  ...rooms.flatMap((room) =>
    readdirSync(join(root, room), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  ),
  "pipelines/simulate/run-money.ts",
  "pipelines/simulate/drawn-prices.ts",
];

/** What turns text or a bigint into a binary fraction, or writes one. */
const floating =
  /\bNumber\(|\bNumber\.parse(Int|Float)\(|\bparseFloat\(|\bparseInt\(|\bMath\.|\.toFixed\(|(?<![\w."'`/-])\d+\.\d/;

/** Lines that count days, persons or years, or compare a share: none of them is money. */
const counted: Readonly<Record<string, readonly string[]>> = {
  "pipelines/settle/price/period.ts": ["day.slice(", "daysBetween("],
  // The interval of k of n decides whether a guarantee pays; how much follows from whole numbers.
  "pipelines/settle/price/pooled-guarantee.ts": ["upperLimit("],
  "pipelines/ledger/period.ts": ["day.slice(", "Number.parseInt(number, 10)"],
  "pipelines/statement/register-units.ts": ["persons: Number(row.persons)"],
  "pipelines/simulate/drawn-prices.ts": ["day.slice("],
};

const code = (line: string): string => line.replace(/^\s*(\/\/|\/?\*).*$/, "").replace(/\s\/\/ .*$/, "");

it.each(files)("no binary fraction touches money in %s", (file) => {
  const allowed = counted[file] ?? [];
  const found = readFileSync(join(root, file), "utf8")
    .split("\n")
    .map((line, i) => ({ line: code(line), at: i + 1 }))
    .filter(({ line }) => floating.test(line) && !allowed.some((words) => line.includes(words)));
  expect(found).toEqual([]);
});

it("the lines that are let through are still there", () => {
  for (const [file, words] of Object.entries(counted)) {
    const text = readFileSync(join(root, file), "utf8");
    for (const each of words) expect(text).toContain(each);
  }
});
