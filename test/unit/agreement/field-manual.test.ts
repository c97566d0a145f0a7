import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { edgeCaseMatrix } from "../../../schemas/agreement/edge-case-matrix.ts";
import { agreementFields, fieldManual } from "../../../schemas/agreement/field-manual.ts";
import { exampleText, typeExampleNames } from "../../spec/agreement-types/settled.ts";
import { exampleText as laidDown } from "../../spec/evaluate/made-up.ts";

const page = resolve(import.meta.dirname, "../../../schemas/agreement/FIELDS.md");

/** The text of a top-level part of a file; empty where the file lacks it. */
const partOf = (text: string, part: string): string => {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`${part}:`));
  if (start < 0) return "";
  const next = lines.findIndex((line, i) => i > start && /^[a-z_#]/.test(line));
  return lines
    .slice(start, next < 0 ? undefined : next)
    .join("\n")
    .trimEnd();
};

/** Parts whose best example stands in a certain file; the others are shown from the first file that has them. */
const shown: Readonly<Record<string, string>> = {
  measures: "o06-price-by-gain",
  analyses: "o07-performance-price",
  milestones: "o04-outcome-guarantee",
  units: "f08-blended-price",
  price_rules: "o12-mixed",
  edge_cases: "o12-mixed",
  amount: "f08-blended-price",
};

const examples = Object.fromEntries(
  agreementFields()
    .filter(({ place }) => !/[.[‹]/.test(place))
    .map(({ place }) => {
      const files = [shown[place] ?? [], typeExampleNames].flat().map(exampleText);
      const found = [...files, laidDown("nsclc-pembrolizumab"), laidDown("sma-onasemnogene")]
        .map((text) => partOf(text, place))
        .find((text) => text !== "");
      return [place, found ?? ""];
    }),
);

describe("the page of all fields", () => {
  it("is fresh; renew it with UPDATE=1 npx vitest run test/unit/agreement", () => {
    const made = fieldManual(examples);
    if (process.env.UPDATE === "1") writeFileSync(page, made);
    expect(readFileSync(page, "utf8") === made, "schemas/agreement/FIELDS.md is older than the schema").toBe(true);
  });

  it("says of every field what it means", () => {
    expect(
      agreementFields()
        .filter(({ meaning }) => meaning === "")
        .map(({ place }) => place),
    ).toEqual([]);
  });

  it("shows an example of every part", () => {
    expect(
      Object.entries(examples)
        .filter(([, text]) => text === "")
        .map(([part]) => part),
    ).toEqual([]);
  });

  it("names every form of price rule and every edge case", () => {
    const made = fieldManual(examples);
    for (const form of [
      "share-off",
      "tiers",
      "cap",
      "fixed-fee",
      "flat-above-weight",
      "by-indication",
      "performance-price",
      "price-at-limit",
      "bands-by-score-change",
      "pooled-guarantee",
    ]) {
      expect(made).toContain(`formula‹${form}›`);
    }
    for (const { edgeCase } of edgeCaseMatrix) expect(made).toContain(`\`edge_cases.${edgeCase}\``);
  });
});
