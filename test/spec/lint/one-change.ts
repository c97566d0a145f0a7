import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readYaml } from "../../../connectors/yaml/read-yaml.ts";
import type { Surroundings } from "../../../pipelines/lint/check.ts";
import { checks } from "../../../pipelines/lint/checks.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { Workspace } from "../../../schemas/workspace.ts";
import { type ExampleName, example } from "../evaluate/made-up.ts";

const template = resolve(import.meta.dirname, "../../../pipelines/workspace/template/utfall.yaml");

/** The workspace that `utfall init` lays down. */
const workspace = (): Workspace => {
  const yaml = readYaml(readFileSync(template, "utf8"));
  return Workspace.parse(yaml.ok ? yaml.value : null);
};

export const surroundings = (): Surroundings => ({ workspace: workspace(), asOf: "2026-06-30" });

/** The answer of every check that can be put, by check id. */
export const answers = (agreement: Agreement, around: Surroundings): Readonly<Record<string, string>> =>
  Object.fromEntries(
    checks.flatMap(({ id, judge }) => {
      const found = judge(agreement, around);
      return found === null ? [] : [[id, found.answer]];
    }),
  );

/** The answers that differ between two readings, as they are in the second. */
export const changed = (
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((id) => before[id] !== after[id])
      .map((id) => [id, after[id] ?? "not put"]),
  );

/** One thing changed in an example, and the answers that differ for it. */
export interface OneChange {
  readonly name: ExampleName;
  readonly what: string;
  readonly change: (agreement: Agreement) => void;
  readonly differs: Readonly<Record<string, string>>;
}

/** An example to change. Its price stands only where the disclosure list keeps it back. */
export const unchanged = (name: ExampleName): Agreement => {
  const agreement = structuredClone(example(name));
  if (name === "sma-onasemnogene") agreement.published = [{ parameter: "amount.list_price", source: "Italy, 2021" }];
  return agreement;
};

/** An example with one thing changed. */
export const withChange = ({ name, change }: OneChange): Agreement => {
  const agreement = unchanged(name);
  change(agreement);
  return agreement;
};
