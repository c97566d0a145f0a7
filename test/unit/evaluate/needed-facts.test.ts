import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { lackingFacts, refuseLackingFacts } from "../../../pipelines/evaluate/needed-facts.ts";
import { Workspace } from "../../../schemas/workspace.ts";
import { typeExample, typeExampleNames } from "../../spec/agreement-types/settled.ts";
import { example } from "../../spec/evaluate/made-up.ts";
import { type MeasureParameters, measureOf } from "../../support/measured.ts";

const template = resolve(import.meta.dirname, "../../../pipelines/workspace/template/utfall.yaml");
const workspace = Workspace.parse(parse(readFileSync(template, "utf8")));

describe("facts that an agreement needs", () => {
  it.each(typeExampleNames)("%s: the sources of a fresh workspace hold what it needs", (name) => {
    expect(lackingFacts(typeExample(name), workspace).facts).toEqual([]);
  });

  /** The fresh workspace, with a source that delivers other layouts than it should. */
  const withInstead = (source: string, layouts: readonly string[]): Workspace => {
    const known = workspace.sources[source];
    if (known === undefined) throw new Error(`no source ${source}`);
    const instead = { ...known, layouts: Object.fromEntries(layouts.map((layout) => [layout, null])) };
    return { ...workspace, sources: { ...workspace.sources, [source]: instead } };
  };

  it.each([
    ["f04-dose-cap", "npr", ["npr_hresept"], "exposure.body_part"],
    ["f07-weight-flat-price", "lmr", ["npr_episodes"], "exposure.dose"],
    ["f07-weight-flat-price", "clinic", ["response_assessments"], "assessment weight_kg"],
    ["o01-refund-on-failure", "laboratory", ["kreft_cases"], "assessment m_protein"],
    ["o02-success-fee-spain", "clinic", ["body_weights"], "assessment response"],
  ])("%s is refused where its source %s delivers only %j", (name, source, layouts, fact) => {
    expect(() => refuseLackingFacts("made-up.yaml", typeExample(name), withInstead(source, layouts))).toThrow(
      `made-up.yaml: needs ${fact}`,
    );
  });

  const measured = (parameters: MeasureParameters) => ({
    ...example("nsclc-pembrolizumab"),
    measures: [measureOf(parameters)],
  });
  const refused = (parameters: MeasureParameters, held?: { readonly lifeTable: boolean }) =>
    lackingFacts(measured(parameters), workspace, held).facts;
  const change = {
    baseline: { before_days: 30, after_days: 0 },
    target: { months: 6, before_days: 30, after_days: 30 },
    pick: "last",
    tolerance: 2,
  } as const;

  it("refuse a measure that no register of the agreement holds, whatever the kind", () => {
    expect(refused({ kind: "score-change", scale: "eq5d_index", ...change })).toEqual(["assessment eq5d_index"]);
    expect(refused({ kind: "score-change", scale: "mfm", ...change })).toEqual(["assessment mfm"]);
    expect(refused({ kind: "event-rate", event: { kind: "admission" }, coverage: ["episodes"] })).toEqual([
      "contact",
      "coverage of episodes",
    ]);
  });

  it("refuse progression-free survival until a source declares until when progressions are covered", () => {
    expect(refused({ kind: "progression-free-survival", evidence: ["imaging"], coverage: ["progression"] })).toEqual([
      "coverage of progression",
    ]);
  });

  it("take the cause of death that the cancer register states", () => {
    expect(refused({ kind: "cancer-specific-survival", causes: ["C34"], unknown_cause: "other" })).toEqual([]);
  });

  it("refuse net survival until codes/ holds a life table", () => {
    expect(refused({ kind: "net-survival" })).toEqual(["a life table of the population (codes/life-table.csv)"]);
    expect(refused({ kind: "net-survival" }, { lifeTable: true })).toEqual([]);
  });

  it("are named beside what the sources of the agreement deliver of the same sort", () => {
    const poorer = withInstead("laboratory", ["registration"]);
    expect(() => refuseLackingFacts("made-up.yaml", typeExample("o01-refund-on-failure"), poorer)).toThrow(
      "(they hold assessment age_years, alk, ecog, egfr, histology_group, pdl1_tps, ros1, sma_type, smoking, stage, tnm_edition). Name a source",
    );
  });
});
