import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";

const here = import.meta.dirname;
const page = readFileSync(resolve(here, "README.md"), "utf8");
const scripts = readdirSync(here)
  .filter((name) => name.endsWith(".R"))
  .map((name) => readFileSync(resolve(here, name), "utf8"))
  .join("\n");

/** Rows of the tables that have an estimator, data sets, edges and properties. */
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.slice(2, -2).split(" | "))
  .filter((cells) => cells.length === 4 && cells[0] !== "estimator");

/** Each file the page points at, with the titles quoted after it. */
const proofs = [...page.matchAll(/\]\(([^)]+\.test\.ts)\)([^[|\n]*)/g)].flatMap(([, file = "", rest = ""]) =>
  [...rest.matchAll(/"([^"]+)"/g)].map(([, title = ""]) => ({ file, title })),
);

test("the page has a row for every estimator the issue lists", () => {
  expect(rows.length).toBeGreaterThanOrEqual(33);
  expect(proofs.length).toBeGreaterThan(100);
});

describe.each(
  rows.map(([estimator = "", data = "", edges = "", properties = ""]) => ({ estimator, data, edges, properties })),
)("$estimator", ({ data, edges, properties }) => {
  test("has a test for every cell, and data sets that a script names", () => {
    for (const one of [data, edges, properties]) expect(one).toMatch(/\.test\.ts\) "/);
    const sets = data.slice(0, data.indexOf(":")).split(/, | and /);
    expect(sets.length).toBeGreaterThanOrEqual(3);
    for (const set of sets) if (!set.startsWith("a grid")) expect(scripts).toMatch(new RegExp(`\\b${set}\\b`));
  });
});

test.each(proofs)('$file has the test "$title"', ({ file, title }) => {
  const path = resolve(here, file);
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path, "utf8")).toContain(title);
});
