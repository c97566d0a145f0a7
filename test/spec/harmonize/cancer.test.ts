import { describe, expect, test } from "vitest";
import { account, harmonizing } from "../../support/harmonized.ts";

const harmonized = harmonizing();

describe("lung quality register", () => {
  test("performance status is the WHO value whichever list it came in, and 99 is unknown", async () => {
    const { facts } = await harmonized([
      [
        "lung_quality",
        [
          { PID: "who0", SID: "1", ecog: "0", ecog_codelist: "who", ecog_date: "2024-01-01" },
          { PID: "kremt1", SID: "1", ecog: "1", ecog_codelist: "kremt", ecog_date: "2024-01-01" },
          { PID: "kremt5", SID: "1", ecog: "5", ecog_codelist: "kremt", ecog_date: "2024-01-01" },
          { PID: "kremt99", SID: "1", ecog: "99", ecog_codelist: "kremt", ecog_date: "2024-01-01" },
          { PID: "who99", SID: "1", ecog: "99", ecog_codelist: "who", ecog_date: "2024-01-01" },
          { PID: "wrong", SID: "1", ecog: "0", ecog_codelist: "kremt", ecog_date: "2024-01-01" },
        ],
      ],
    ]);
    expect(await facts("assessment", ["person_id", "kind", "value", "code", "source_line"])).toStrictEqual([
      "s/d1/kremt1 ecog 0 - 3",
      "s/d1/kremt5 ecog 4 - 4",
      "s/d1/kremt99 ecog - unknown 5",
      "s/d1/who0 ecog 0 - 2",
      "s/d1/who99 ecog - unknown 6",
    ]);
  });
});

describe("lung progressions", () => {
  test("stay one fact per report, however many reports one progression has", async () => {
    const { facts } = await harmonized([
      [
        "lung_progression",
        [
          { PID: "1", progression_date: "2024-02-01", kind: "imaging" },
          { PID: "1", progression_date: "2024-02-05", kind: "biopsy" },
        ],
      ],
    ]);
    expect(await facts("event", ["kind", "start_date", "end_date", "detail", "source_line"])).toStrictEqual([
      "progression 2024-02-01 - imaging 2",
      "progression 2024-02-05 - biopsy 3",
    ]);
  });
});

describe("INSPIRE", () => {
  test("old and new ATC codes and names are one substance; planned doses and returns are facts that do not count", async () => {
    const hospital = { PID: "p", source: "hospital", org_nr: "993467049", dose: "200", unit: "mg" };
    const { record, facts } = await harmonized([
      [
        "inspire_medication",
        [
          { ...hospital, atc: "L01XC18", start_ts: "2019-01-01 10:00:00" },
          { ...hospital, atc: "L01FF02", start_ts: "2024-01-02 10:00:00" },
          { ...hospital, substance: "Pembrolizumab", start_ts: "2024-01-03 10:00:00" },
          { ...hospital, atc: "L01FF02", dose: "0", start_ts: "2024-01-04 10:00:00" },
          { PID: "p", source: "hresept", atc: "L01EB04", dispensed_date: "2024-01-05", packages: "-1" },
          { ...hospital, atc: "A01AA01", start_ts: "2024-01-06 10:00:00" },
        ],
      ],
    ]);
    expect(await facts("exposure", ["start_date", "kind", "substance", "region", "counts"])).toStrictEqual([
      "2019-01-01 administration pembrolizumab sor-ost true",
      "2024-01-02 administration pembrolizumab sor-ost true",
      "2024-01-03 administration pembrolizumab sor-ost true",
      "2024-01-04 administration pembrolizumab sor-ost false",
      "2024-01-05 dispensing osimertinib - false",
      "2024-01-06 administration - sor-ost true",
    ]);
    expect(account(record, "inspire_medication", "exposure")?.findings).toStrictEqual([
      { reason: "planned-not-given", rows: 1 },
      { reason: "returned", rows: 1 },
      { reason: "substance-not-listed", rows: 1 },
    ]);
  });
});

describe("Kreftregisteret", () => {
  test("both status lists are read, and a person with several tumours is stated once", async () => {
    const one = { S_diagnosedato: "2020-01-01", S_topografiIcdo3: "341", S_morfologiIcdo3: "814032" };
    const { record, facts } = await harmonized([
      [
        "kreft_cases",
        [
          { PID: "a", SID: "1", P_personstatus: "B", P_statusdato: "2024-01-01", P_kjonn: "K", ...one },
          { PID: "a", SID: "2", P_personstatus: "B", P_statusdato: "2024-01-01", P_kjonn: "K", ...one },
          { PID: "b", SID: "1", P_personstatus: "2", P_statusdato: "2023-01-01", P_kjonn: "M", ...one },
          { PID: "c", SID: "1", P_personstatus: "E", P_statusdato: "2022-01-01", ...one },
          { PID: "d", SID: "1", P_personstatus: "4", P_statusdato: "2021-01-01", ...one },
          { PID: "e", SID: "1", ...one },
        ],
      ],
    ]);
    const columns = ["person_id", "status", "status_date", "death_date", "emigration_date", "rank", "source_line"];
    expect(await facts("vital_status", columns)).toStrictEqual([
      "s/d1/a alive 2024-01-01 - - 2 2",
      "s/d1/b dead 2023-01-01 2023-01-01 - 2 4",
      "s/d1/c emigrated 2022-01-01 - 2022-01-01 2 5",
      "s/d1/d unknown 2021-01-01 - - 2 6",
    ]);
    expect(account(record, "kreft_cases", "vital_status")).toMatchObject({
      rows: 6,
      used: 4,
      facts: 4,
      leftOut: [
        { reason: "no-status", rows: 1 },
        { reason: "repeats-a-statement", rows: 1 },
      ],
    });
  });

  test.each([
    ["adenocarcinoma of the lung", "341", "814032", "C341"],
    ["adenocarcinoma, written with a slash", "341", "8140/3", "C341"],
    ["in situ, which is not malignant", "341", "814022", "-"],
    ["melanoma of the skin, which ICD-10 files under C43", "445", "872032", "-"],
    ["mesothelioma of the pleura, which ICD-10 files under C45", "384", "905032", "-"],
    ["lymphoma of the lung, which ICD-10 files under C81–C96", "341", "968032", "-"],
    ["unknown morphology", "341", "", "-"],
    ["secondary site code, which the two do not share", "779", "814032", "-"],
  ])("ICD-10 from ICD-O-3: %s", async (_, topography, morphology, icd10) => {
    const row = { PID: "a", SID: "1", S_diagnosedato: "2020-01-01", S_topografiIcdo3: topography };
    const { facts } = await harmonized([
      ["kreft_cases", [morphology === "" ? row : { ...row, S_morfologiIcdo3: morphology }]],
    ]);
    expect(await facts("tumour", ["icd10"])).toStrictEqual([icd10]);
  });
});
