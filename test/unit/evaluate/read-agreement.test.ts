import { describe, expect, it } from "vitest";
import { agreementHash, readAgreement } from "../../../pipelines/evaluate/read-agreement.ts";
import { edgeCaseMatrix } from "../../../schemas/agreement/edge-case-matrix.ts";
import { EdgeCases } from "../../../schemas/agreement/edge-cases.ts";
import { UtfallError } from "../../../schemas/errors.ts";
import { typeExample, typeExampleNames } from "../../spec/agreement-types/settled.ts";
import { type ExampleName, exampleText } from "../../spec/evaluate/made-up.ts";

const examples: readonly ExampleName[] = ["nsclc-pembrolizumab", "sma-onasemnogene", "sma-nusinersen"];

/** The message that a changed example is refused with; empty when it is taken. */
const refusal = (name: ExampleName, from: string, to: string): string => {
  const text = exampleText(name);
  expect(text).toContain(from);
  try {
    readAgreement(text.replace(from, to), "file.yaml");
    return "";
  } catch (error) {
    expect(error).toBeInstanceOf(UtfallError);
    return error instanceof UtfallError ? error.message : "";
  }
};

/** Line and column of a piece of an example, as a message gives them. */
const placeOf = (name: ExampleName, piece: string): string => {
  const before = exampleText(name).split(piece)[0]?.split("\n") ?? [];
  return `file.yaml:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
};

describe("the example agreements", () => {
  it.each(examples)("%s is read, bears its own id and says that it is an example", (name) => {
    const agreement = readAgreement(exampleText(name), `${name}.yaml`);
    expect(agreement.id).toBe(name);
    expect(agreement.example).toBe(true);
    expect(agreement.assumed.length).toBeGreaterThan(0);
  });
});

describe("an agreement file with a fault", () => {
  it("is refused with line, column, what was expected and what to do", () => {
    const piece = "minimum_n: 10";
    expect(refusal("nsclc-pembrolizumab", piece, "minimum_n: ten")).toBe(
      `UTF-AG-001 ${placeOf("nsclc-pembrolizumab", piece)}: analyses.minimum_n: expected a whole number. Correct the agreement file.`,
    );
  });

  it("is refused for a key that nobody knows, which may be a misspelt term", () => {
    const message = refusal("sma-onasemnogene", "  vat: excl", "  vat: excl\n  vatt: excl");
    expect(message).toContain("unknown key vatt");
  });

  it.each([
    ["  vat: excl", "  vatt: excl", "amount.vat: missing; expected one of excl, incl"],
    ["  vat: excl", "  vatt: excl", "unknown key vatt; perhaps vat"],
    ["absorbing: true }", "absorbing: true, by: 2 }", "unknown key by; known here are kind, measure, absorbing."],
    ["number: 1, of: 5", "number: 1, of: 5, share: 20", "unknown key share; known here are kind, number, of."],
    ["effective: { from: 2021-10-25 }", "effective: {}", "effective.from: missing; expected a date, YYYY-MM-DD"],
    ["decision:\n", "decision_at:\n", "decision: missing; expected a map"],
    ["name: Sykehusinnkjøp HF", "nam: Sykehusinnkjøp HF", "name: missing; expected a text"],
    ["version: 1\n", "version: one\n", "version: expected a whole number"],
    ["data_lag_days: 30", "data_lag_days: 30.5", "data_lag_days: expected a whole number"],
    ["substances: [nusinersen, risdiplam] }", "substances: [spinraza] }", "no substance is called so; known are"],
  ])("is told what was meant for %s changed to %s", (from, to, expected) => {
    expect(refusal("sma-onasemnogene", from, to)).toContain(expected);
  });

  it("is told the answers to choose from where an edge case is open", () => {
    expect(refusal("sma-onasemnogene", "  death_before_due:", "  # death_before_due:")).toContain(
      "death_before_due must be answered (the patient dies before the due date): not-met, not-applicable.",
    );
    expect(refusal("sma-nusinersen", "  two_assessments_in_window:", "  # two_assessments_in_window:")).toContain(
      "nearest, first, last, worst, best or { confirmed }",
    );
  });

  it("names every fault at once", () => {
    const message = refusal("sma-onasemnogene", "version: 1\n", "version: 0\nmargin: 3\n");
    expect(message).toContain("2 faults");
    expect(message).toContain("file.yaml:8:1: version: expected at least 1");
    expect(message).toContain("file.yaml:9:1: unknown key margin");
  });

  it.each([
    ['list_price: "2155124.65"', "list_price: 2155124.65", 'a decimal number in quotes, for example "2155124.65"'],
    ['list_price: "2155124.65"', 'list_price: "2 155 124,65"', "a decimal number in quotes with a point"],
    ['list_price: "2155124.65"', 'list_price: "2155124.655"', "at most two decimals"],
    ["effective: { from: 2021-10-25 }", "effective: { from: 25.10.2021 }", "a date in the form YYYY-MM-DD"],
    ["effective: { from: 2021-10-25 }", "effective: { from: 2021-02-29 }", "a date in the form YYYY-MM-DD"],
    ["due: { months: 12 }", "due: { weeks: 52 }", "expected months or days"],
    ["due: { months: 12 }", "due: { months: 12, days: 1 }", "milestones.1.due"],
    ["kind: alive-and-event-free", "kind: alive-and-well", "one of alive, alive-and-event-free, stop-if-any"],
    ["absorbing: true", "absorbing: false", "expected one of true"],
    ["when_unknown: hold", "when_unknown: refund", "expected hold, or the same as when_met or when_not_met"],
    ["number: 2, of: 5", "number: 1, of: 5", "this part is paid twice"],
    ["number: 5, of: 5", "number: 5, of: 6", "equal parts must all be of the same number"],
    ["measure: dpv, absorbing", "measure: os, absorbing", "expected a measure of kind death-or-permanent-ventilation"],
    ["[sma_children, folkeregisteret]", "[sma_children, kreftregisteret]", "expected a source of this agreement"],
    [
      "exclude_acute_reversible: true",
      "exclude_acute_reversible: false",
      "contradicts edge_cases.acute_reversible_illness",
    ],
    ["criteria_frozen: 2021-10-01", "criteria_frozen: 2022-02-01", "frozen on or before first_data_cut"],
    ["pretreated: included", "pretreated: excluded-by-criterion", "a criterion of kind not-treated-before"],
    ["parameter: measures.dpv.days", "parameter: measures.dpv.day", "no such place in this file"],
    ["    - id: renegotiate", "    - id: permanent", "exactly once"],
    ["id: year-2", "id: year-1", "the id year-1 stands twice"],
  ])("is refused for %s changed to %s", (from, to, expected) => {
    expect(refusal("sma-onasemnogene", from, to)).toContain(expected);
  });

  it.each([
    ["landmarks_days: [183, 365, 548, 730]", "landmarks_days: [183, 548, 730]", "expected one of the landmarks_days"],
    ["better: longer", "better: shorter", "this measure says the opposite"],
    ["compare: [sex]", "compare: [region]", "expected one of population.subgroups"],
    ["kind: survival, measure: os, days: 365", "kind: share-improved, measure: os", "does not fit the measure"],
    [
      "kind: survival, measure: os",
      "kind: survival, measure: nothing",
      "expected a measure that analyses.measures lists",
    ],
    [
      "disclosure: { confidential: [] }",
      "disclosure: { confidential: [{ field: amount, reason: { nb: a, en: b } }] }",
      "no amount to keep back",
    ],
  ])("on a group is refused for %s changed to %s", (from, to, expected) => {
    expect(refusal("nsclc-pembrolizumab", from, to)).toContain(expected);
  });

  it("never quotes a value", () => {
    expect(refusal("sma-onasemnogene", "currency: EUR", "currency: 01019012345")).not.toContain("01019012345");
    expect(refusal("sma-onasemnogene", "version: 1", 'version: "01019012345"')).not.toContain("01019012345");
  });
});

/** Cases that the examples of the types of agreement can meet. */
const metByTypeExamples = typeExampleNames.flatMap((name) => {
  const agreement = typeExample(name);
  return edgeCaseMatrix.filter(({ canOccur }) => canOccur(agreement)).map(({ edgeCase }) => edgeCase);
});

describe("edge cases", () => {
  const answered = edgeCaseMatrix.map(({ edgeCase }) => edgeCase);

  it("each have a question, save for the criterion that another answer points to", () => {
    const keys = Object.keys(EdgeCases.shape).filter((key) => key !== "pretreated_criterion");
    expect([...answered].sort()).toEqual(keys.sort());
  });

  const removed = (text: string, edgeCase: string): string => {
    const lines = text.split("\n");
    const start = lines.findIndex((line) => line.startsWith(`  ${edgeCase}:`));
    const next = lines.findIndex((line, i) => i > start && !line.startsWith("    "));
    return [...lines.slice(0, start), ...lines.slice(next)].join("\n");
  };

  const inExample = (name: ExampleName) => {
    const agreement = readAgreement(exampleText(name), "file.yaml");
    return edgeCaseMatrix
      .filter(({ canOccur }) => canOccur(agreement))
      .map(({ edgeCase }) => [name, edgeCase] as const);
  };

  it.each(examples.flatMap(inExample))("%s must answer %s, and the message names it", (name, edgeCase) => {
    const text = removed(exampleText(name), edgeCase);
    expect(() => readAgreement(text, "file.yaml")).toThrow(`edge_cases: ${edgeCase} must be answered`);
  });

  it("that the parts cannot meet need no answer", () => {
    const agreement = readAgreement(exampleText("nsclc-pembrolizumab"), "file.yaml");
    expect(agreement.edge_cases.death_before_due).toBeUndefined();
  });

  it("are met by one example or another, so that every question is asked somewhere", () => {
    const met = new Set([...examples.flatMap(inExample).map(([, edgeCase]) => edgeCase), ...metByTypeExamples]);
    expect(answered.filter((edgeCase) => !met.has(edgeCase))).toEqual([]);
  });
});

describe("the hash of an agreement", () => {
  const text = exampleText("sma-onasemnogene");

  it("does not change with comments and the order of keys", () => {
    const reordered = text.replace(
      "  price_level: ex-factory\n  vat: excl\n",
      "  vat: excl\n  price_level: ex-factory # as in Italy\n",
    );
    expect(reordered).not.toBe(text);
    expect(agreementHash(`# a remark\n${reordered}`)).toBe(agreementHash(text));
  });

  it.each([
    ["count: 21", "count: 20"],
    ["when_unknown: hold", "when_unknown: pay"],
    ["Beste støttebehandling", "Beste  støttebehandling"],
  ])("changes with a term: %s to %s", (from, to) => {
    expect(agreementHash(text.replace(from, to))).not.toBe(agreementHash(text));
  });
});
