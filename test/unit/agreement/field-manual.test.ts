import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { heldKinds, holdsFact } from "../../../connectors/registers/held-facts.ts";
import { mappings } from "../../../connectors/registers/index.ts";
import { readYaml } from "../../../connectors/yaml/read-yaml.ts";
import { edgeCaseMatrix } from "../../../schemas/agreement/edge-case-matrix.ts";
import { fieldManual, type ShownSource } from "../../../schemas/agreement/field-manual.ts";
import { agreementFields } from "../../../schemas/agreement/fields.ts";
import { Workspace } from "../../../schemas/workspace.ts";
import { exampleText, typeExample, typeExampleNames } from "../../spec/agreement-types/settled.ts";
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

/** The first example that bears a label first shows it best. */
const labels = Map.groupBy(typeExampleNames, (name) => typeExample(name).types[0] ?? "");
const shownLabels = [...labels].map(([label, [file = ""]]) => ({
  label,
  title: typeExample(file).title.en,
  file: `${file}.yaml`,
}));

const template = readYaml(
  readFileSync(resolve(import.meta.dirname, "../../../pipelines/workspace/template/utfall.yaml"), "utf8"),
);

const sourceOf = (source: string, { layouts, lag_days, coverage }: Workspace["sources"][string]): ShownSource => {
  const ids = new Set(Object.keys(layouts));
  const has = (column: string) => holdsFact(ids, { kind: "column", table: "exposure", column });
  const treats = mappings.some(({ layout, table }) => ids.has(layout) && table === "exposure");
  return {
    source,
    lagDays: lag_days,
    assessments: heldKinds(ids, "assessment"),
    events: heldKinds(ids, "event"),
    coverage: [...new Set(coverage.map(({ kind }) => kind))],
    units: [
      ...(treats ? ["doses", "cycles", "patient-months"] : []),
      ...(has("packages") ? ["packs"] : []),
      ...(has("dose") ? ["dose-amount"] : []),
      ...(has("indication") ? ["by indication"] : []),
      ...(has("product_no") ? ["by pack number"] : []),
      ...(has("body_part") ? ["by body part"] : []),
    ],
  };
};

const sources = Object.entries(Workspace.parse(template.ok ? template.value : null).sources)
  .map(([source, settings]) => sourceOf(source, settings))
  .filter(({ assessments, events, coverage, units }) => [assessments, events, coverage, units].flat().length > 0);

const made = fieldManual({ examples, labels: shownLabels, sources });

describe("the page of all fields", () => {
  it("is fresh; renew it with UPDATE=1 npx vitest run test/unit/agreement", () => {
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

  it("names every label once, by the example that shows it", () => {
    expect(shownLabels.map(({ label }) => label)).toHaveLength(23);
    for (const { label, title, file } of shownLabels) {
      expect(made).toContain(`| ${label} | ${title} | \`${file}\` |`);
    }
  });

  it("says what the registers hold between them", () => {
    const all = new Set(mappings.map(({ layout }) => layout));
    const held = heldKinds(all, "assessment");
    expect(held).toContain("ecog");
    expect(heldKinds(all, "event")).toEqual([
      "cause-of-death",
      "progression",
      "treatment-start-reported",
      "ventilation",
    ]);
    for (const kind of ["response", "m_protein", "weight_kg"]) expect(held).toContain(kind);
  });

  it.each(edgeCaseMatrix.map(({ edgeCase, when }) => [edgeCase, when]))(
    "says when %s must be answered, and with what",
    (edgeCase, when) => {
      const row = made.split("\n").find((line) => line.startsWith(`| \`${edgeCase}\` | `));
      expect(row?.split(" | ")[2]).toBe(when);
      expect(row?.split(" | ")[3]?.length).toBeGreaterThan(4);
    },
  );
});
