import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { lackingFacts, refuseLackingFacts } from "../../../pipelines/evaluate/needed-facts.ts";
import { Workspace } from "../../../schemas/workspace.ts";
import { typeExample, typeExampleNames } from "../../spec/agreement-types/settled.ts";

const template = resolve(import.meta.dirname, "../../../pipelines/workspace/template/utfall.yaml");
const workspace = Workspace.parse(parse(readFileSync(template, "utf8")));

describe("facts that an agreement needs", () => {
  const lacking: Readonly<Record<string, readonly string[]>> = {
    "f04-dose-cap": ["the body part treated"],
    "f07-weight-flat-price": ["assessment weight_kg", "exposure.dose"],
    "o01-refund-on-failure": ["assessment m_protein"],
    "o02-success-fee-spain": ["assessment response"],
  };

  it.each(typeExampleNames)("%s: what no register of a fresh workspace holds is named", (name) => {
    expect(lackingFacts(typeExample(name), workspace).facts).toEqual(lacking[name] ?? []);
  });

  it("and nobody delivers refuse the agreement by name of the fact", () => {
    expect(() => refuseLackingFacts("made-up.yaml", typeExample("f04-dose-cap"), workspace)).toThrow(
      "made-up.yaml: needs the body part treated",
    );
  });

  it("are named beside what the sources of the agreement deliver of the same sort", () => {
    expect(() => refuseLackingFacts("made-up.yaml", typeExample("o01-refund-on-failure"), workspace)).toThrow(
      "(they hold assessment alk, ecog, egfr, histology_group, pdl1_tps, ros1, smoking, stage, tnm_edition). Name a source",
    );
  });
});
