import { expect, it } from "vitest";
import { keyFields } from "../../../pipelines/reassess/key-fields.ts";
import { analyses } from "../../../schemas/registers/laboratory/analyses.ts";
import { typeExample } from "../agreement-types/settled.ts";
import { example } from "../evaluate/made-up.ts";

const titles = (id: string): readonly string[] => keyFields(typeExample(id)).map(({ title }) => title.nb);

it("an agreement on a laboratory value shows how completely it is answered, under its name", () => {
  expect(titles("o01-refund-on-failure")).toContain("M-protein, minst ett svar");
  expect(titles("f01-flat-discount")).not.toContain("M-protein, minst ett svar");
});

it("assessed responses are shown where a milestone reads them, and not for a measure that bears the same word", () => {
  expect(titles("o02-success-fee-spain")).toContain("Vurdert respons, minst én");
  expect(titles("o01-refund-on-failure")).not.toContain("Vurdert respons, minst én");
  const { measures } = example("sma-nusinersen");
  expect(measures.map(({ kind }) => kind)).toContain("response");
  expect(keyFields(example("sma-nusinersen")).map(({ field }) => field)).not.toContain("response");
});

it("every analysis of the laboratory layout has a name of its own in the report", () => {
  const example = typeExample("o01-refund-on-failure");
  for (const { kind } of Object.values(analyses)) {
    const renamed = JSON.parse(JSON.stringify(example).replaceAll("m_protein", kind));
    const field = keyFields(renamed).find((each) => each.field === kind);
    expect(field?.title.nb).toBeDefined();
    expect(field?.title.nb).not.toBe(kind);
  }
});
