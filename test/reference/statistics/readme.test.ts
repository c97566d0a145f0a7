import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";

const here = import.meta.dirname;
const page = readFileSync(resolve(here, "README.md"), "utf8");
const scripts = readdirSync(here)
  .filter((name) => name.endsWith(".R"))
  .map((name) => readFileSync(resolve(here, name), "utf8"))
  .join("\n");

/** Rows of the tables that have an estimator, a tolerance, data sets, edges and properties. */
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.slice(2, -2).split(" | "))
  .filter((cells) => cells.length === 5 && cells[0] !== "estimator");

/** Each file that a text points at, with the titles quoted after it. */
const proofsIn = (text: string) =>
  [...text.matchAll(/\]\(([^)]+\.test\.ts)\)([^[|\n]*)/g)].flatMap(([, file = "", rest = ""]) =>
    [...rest.matchAll(/"([^"]+)"/g)].map(([, title = ""]) => ({ file, title })),
  );
const proofs = proofsIn(page);

test("the page has a row for every estimator the issue lists", () => {
  expect(rows.length).toBeGreaterThanOrEqual(36);
  expect(proofs.length).toBeGreaterThan(100);
});

test("only what is found by iteration agrees to less than 1e-9", () => {
  const coarse = rows.filter(([, tolerance = ""]) => !(Number(tolerance) <= 1e-9));
  expect(coarse.map(([estimator = "", tolerance]) => [estimator.split(",")[0], tolerance])).toEqual([
    ["exponential", "1e-6"],
    ["generalised gamma", "1e-6"],
    ["Royston–Parmar splines", "1e-6"],
    ["change from baseline by visit (mixed model)", "1e-6"],
  ]);
});

describe.each(
  rows.map(([estimator = "", tolerance = "", data = "", edges = "", properties = ""]) => {
    return { estimator, tolerance, data, edges, properties };
  }),
)("$estimator", ({ tolerance, data, edges, properties }) => {
  test("has a test for every cell, and data sets that a script names", () => {
    for (const one of [data, edges, properties]) expect(one).toMatch(/\.test\.ts\) "/);
    const sets = data.slice(0, data.indexOf(":")).split(/, | and /);
    expect(sets.length).toBeGreaterThanOrEqual(3);
    for (const set of sets) if (!set.startsWith("a grid")) expect(scripts).toMatch(new RegExp(`\\b${set}\\b`));
  });

  test("agrees to a tolerance that one of its tests has", () => {
    const tests = proofsIn(data).map(({ file }) => readFileSync(resolve(here, file), "utf8"));
    expect(tests.some((text) => text.includes(tolerance))).toBe(true);
  });
});

test.each(proofs)('$file has the test "$title"', ({ file, title }) => {
  const path = resolve(here, file);
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path, "utf8")).toContain(title);
});
