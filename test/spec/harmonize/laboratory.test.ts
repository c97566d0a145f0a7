import { describe, expect, test } from "vitest";
import { account, harmonizing } from "../../support/harmonized.ts";

const harmonized = harmonizing();

type Cells = Readonly<Record<string, string>>;

const answer = (cells: Cells): Cells => ({
  person_key: "1",
  sample_id: "S1",
  sample_ts: "2024-03-01 08:00:00",
  analysis: "NPU19844",
  unit: "g/L",
  status: "3",
  ...cells,
});

const assessed = async (rows: readonly Cells[]) => {
  const { record, facts } = await harmonized([["laboratory_answers", rows]]);
  const { leftOut, findings } = account(record, "laboratory_answers", "assessment") ?? {};
  return {
    facts: await facts("assessment", ["kind", "date", "value", "code"]),
    leftOut: leftOut?.map(({ reason, rows: n }) => `${reason} ${n}`),
    findings: findings?.map(({ reason, rows: n }) => `${reason} ${n}`),
  };
};

describe("laboratory answers", () => {
  test.each([
    ["M-protein", answer({ value: "31.5" }), "m_protein 2024-03-01 31.5 -"],
    ["haemoglobin", answer({ analysis: "NOR05172", value: "11.2", unit: "g/dl" }), "haemoglobin 2024-03-01 11.2 -"],
    ["platelets", answer({ analysis: "NPU03568", value: "150", unit: "x 10^9/L" }), "platelets 2024-03-01 150 -"],
    [
      "kappa light chains",
      answer({ analysis: "NPU19606", value: "19.4", unit: "mg/L" }),
      "kappa_light_chains 2024-03-01 19.4 -",
    ],
    ["below the limit of the method", answer({ value: "1", comparator: "<" }), "m_protein 2024-03-01 - <1.0"],
    ["above the highest standard", answer({ value: "60.5", comparator: ">=" }), "m_protein 2024-03-01 - >=60.5"],
    ["not detected", answer({ detected: "0", unit: "" }), "m_protein 2024-03-01 - not-detected"],
  ])("%s become one assessment in the analysis's unit", async (_, row, fact) => {
    expect((await assessed([row])).facts).toStrictEqual([fact]);
  });

  test.each([
    ["grams per decilitre for M-protein", { value: "3.1", unit: "g/dL" }, "unit-not-read 1"],
    ["Swedish haemoglobin, in g/L under another code", { analysis: "NPU28309", value: "112" }, "analysis-not-listed 1"],
    ["haemoglobin in the unit of that other code", { analysis: "NOR05172", value: "112" }, "unit-not-read 1"],
    ["a preliminary answer", { value: "31.5", status: "2" }, "not-final 1"],
    ["an analysis in progress", { status: "15" }, "not-final 1"],
    ["a deleted answer", { value: "31.5", status: "14" }, "deleted 1"],
  ])("%s is counted and not read", async (_, cells, why) => {
    expect(await assessed([answer(cells)])).toStrictEqual({ facts: [], leftOut: [why], findings: [] });
  });

  test.each<[string, readonly Cells[], readonly string[], readonly string[]]>([
    [
      "a correction goes before what it corrects, wherever it stands",
      [answer({ value: "12", status: "12" }), answer({ value: "31.5" })],
      ["m_protein 2024-03-01 12 -"],
      ["answered-anew-or-in-two-ways 1"],
    ],
    [
      "of two corrections the later counts",
      [
        answer({ value: "12", status: "12", status_ts: "2024-03-03 10:00:00" }),
        answer({ value: "13", status: "12", status_ts: "2024-03-02 10:00:00" }),
      ],
      ["m_protein 2024-03-01 12 -"],
      ["answered-anew-or-in-two-ways 1"],
    ],
    [
      "a deletion takes the answer away",
      [answer({ value: "31.5" }), answer({ value: "31.5", status: "14" })],
      [],
      ["answered-anew-or-in-two-ways 1", "deleted 1"],
    ],
    [
      "a preliminary answer gives way to the final one",
      [answer({ value: "30", status: "2" }), answer({ value: "31.5" })],
      ["m_protein 2024-03-01 31.5 -"],
      ["not-final 1"],
    ],
    [
      "two different final answers cancel each other",
      [answer({ value: "30" }), answer({ value: "31.5" })],
      [],
      ["answered-anew-or-in-two-ways 2"],
    ],
    [
      "the same answer reported twice counts once",
      [answer({ value: "30" }), answer({ value: "30" })],
      ["m_protein 2024-03-01 30 -"],
      ["answered-anew-or-in-two-ways 1"],
    ],
    [
      "two samples of one day stay two answers",
      [answer({ value: "30" }), answer({ value: "31.5", sample_id: "S2" })],
      ["m_protein 2024-03-01 30 -", "m_protein 2024-03-01 31.5 -"],
      [],
    ],
  ])("%s", async (_, rows, facts, leftOut) => {
    expect(await assessed(rows)).toMatchObject({ facts, leftOut });
  });

  test("a change of method is counted at the first answer by the new one", async () => {
    const by = (n: number, method?: string): Cells =>
      answer({
        value: "30",
        sample_id: `S${n}`,
        sample_ts: `2024-03-0${n} 08:00:00`,
        ...(method === undefined ? {} : { method }),
      });
    const { findings } = await assessed([by(1, "gel"), by(2, "gel"), by(3, "capillary"), by(4), by(5, "capillary")]);
    expect(findings).toStrictEqual(["method-changed 1"]);
  });
});

describe("clinical forms and Legemiddelregisteret", () => {
  test("weights are facts in kilograms, and a response that could not be evaluated is no response", async () => {
    const weight = { person_key: "1", unit: "kg", weighing: "measured" };
    const assessment = { person_key: "1", criteria: "lugano" };
    const { facts } = await harmonized([
      ["body_weights", [{ ...weight, weighed_date: "2024-01-02", weight: "100.5" }]],
      [
        "response_assessments",
        [
          { ...assessment, assessed_date: "2024-04-01", response: "CR" },
          { ...assessment, assessed_date: "2024-07-01", response: "NE" },
        ],
      ],
    ]);
    expect(await facts("assessment", ["kind", "date", "value", "code"])).toStrictEqual([
      "response 2024-04-01 - CR",
      "response 2024-07-01 - not-assessed",
      "weight_kg 2024-01-02 100.5 -",
    ]);
  });

  test("an administration has its dose; what was entered in error was never given", async () => {
    const given = { person_key: "1", atc: "L04AC05", dose: "90", unit: "mg", org_nr: "993467049" };
    const { record, facts } = await harmonized([
      [
        "lmr_administrations",
        [
          { ...given, administration_id: "A", status: "completed", given_ts: "2024-02-01 09:00:00" },
          { ...given, administration_id: "B", status: "entered-in-error", given_ts: "2024-02-01 09:00:00" },
          { ...given, administration_id: "C", status: "completed", given_ts: "2024-02-02", dose: "0" },
        ],
      ],
    ]);
    expect(await facts("exposure", ["substance", "start_date", "dose", "unit", "region", "counts"])).toStrictEqual([
      "ustekinumab 2024-02-01 90.0000 mg sor-ost true",
      "ustekinumab 2024-02-02 0.0000 mg sor-ost false",
    ]);
    expect(account(record, "lmr_administrations", "exposure")?.leftOut).toStrictEqual([
      { reason: "entered-in-error", rows: 1 },
    ]);
  });
});
