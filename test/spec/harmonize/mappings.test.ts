import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { account, harmonized as harmonizedIn } from "../../support/harmonized.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch(1);
});
afterAll(() => scratch.close());

const harmonized = (files: Parameters<typeof harmonizedIn>[1]) => harmonizedIn(scratch, files);

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

describe("NPR", () => {
  const episode = { aar: "2024", inndato: "2024-03-01", institusjonid: "993467049" };

  test("a dose under ATC and særkode on one episode is one exposure; particulars of the codes are kept", async () => {
    const { record, facts } = await harmonized([
      [
        "npr_episodes",
        [
          { lopenr: "1", ...episode, ncmp_1: "1XC18", ATC_1: "L01FF02", ncsp_1: "GAB00" },
          { lopenr: "2", ...episode, ncmp_1: "1XC18", ncmp_2: "1AC01", ncrp_1: "WL000" },
          { lopenr: "3", ...episode, ncmp_7: "9AX07" },
          { lopenr: "4", ...episode },
        ],
      ],
    ]);
    expect(await facts("exposure", ["person_id", "substance", "atc", "start_date", "source_line"])).toStrictEqual([
      "s/d1/1 pembrolizumab L01FF02 2024-03-01 2",
      "s/d1/2 pembrolizumab - 2024-03-01 3",
      "s/d1/3 nusinersen - 2024-03-01 4",
    ]);
    expect(await facts("procedure", ["person_id", "code", "system"])).toStrictEqual([
      "s/d1/1 1XC18 saerkode",
      "s/d1/1 GAB00 procedure",
      "s/d1/1 L01FF02 atc",
      "s/d1/2 1AC01 saerkode",
      "s/d1/2 1XC18 saerkode",
      "s/d1/2 WL000 procedure",
      "s/d1/3 9AX07 saerkode",
    ]);
    expect(account(record, "npr_episodes", "exposure")?.leftOut).toStrictEqual([
      { reason: "no-listed-medicine", rows: 1 },
    ]);
  });

  test.each([
    ["right", ["CKD05", "ZXA00"], ["right-eye"]],
    ["left", ["CKD05", "ZXA05"], ["left-eye"]],
    ["both, said with one code", ["CKD05", "ZXA10"], ["left-eye", "right-eye"]],
    ["both, injected one by one", ["CKD05", "ZXA00", "CKD05", "ZXA05"], ["left-eye", "right-eye"]],
    ["two sides of one injection, which contradict each other", ["CKD05", "ZXA00", "ZXA05"], ["-"]],
    ["no side", ["CKD05"], ["-"]],
    ["a side that may be the cataract's", ["CKD05", "CJE20", "ZXA00"], ["-"]],
    ["a side without an injection", ["ZXA00"], ["-"]],
    ["a side, and who did it (six characters)", ["CKD05", "ZXA05", "ZWAA10"], ["left-eye"]],
  ])("the eye of an injection: %s", async (_, codes, eyes) => {
    const cells = Object.fromEntries(codes.map((code, i) => [`ncsp_${i + 1}`, code]));
    const { record, facts } = await harmonized([
      ["npr_episodes", [{ lopenr: "1", ...episode, ...cells, ncmp_1: "1LA04" }]],
    ]);
    expect(await facts("exposure", ["substance", "body_part"])).toStrictEqual(eyes.map((eye) => `ranibizumab ${eye}`));
    expect(account(record, "npr_episodes", "exposure")?.findings).toStrictEqual(
      eyes.includes("-") ? [{ reason: "eye-not-stated", rows: 1 }] : [],
    );
  });

  test("bevacizumab has an eye where it was injected into one, and none as an infusion against cancer", async () => {
    const { record, facts } = await harmonized([
      [
        "npr_episodes",
        [
          { lopenr: "1", ...episode, ncsp_1: "CKD05", ncsp_2: "ZXA00", ATC_1: "L01FG01" },
          { lopenr: "2", ...episode, ncmp_1: "WBOC05", ncsp_1: "ZXA00", ATC_1: "L01FG01" },
          { lopenr: "3", ...episode, ncsp_1: "CKD05", ncsp_2: "ZXA00", ATC_1: "L01FF02" },
        ],
      ],
    ]);
    expect(await facts("exposure", ["person_id", "substance", "body_part"])).toStrictEqual([
      "s/d1/1 bevacizumab right-eye",
      "s/d1/2 bevacizumab -",
      "s/d1/3 pembrolizumab -",
    ]);
    expect(account(record, "npr_episodes", "exposure")?.findings).toStrictEqual([]);
  });

  test("the population register's sex and year of birth go before the reported ones", async () => {
    const { facts } = await harmonized([
      [
        "npr_episodes",
        [
          {
            lopenr: "1",
            ...episode,
            kjonn: "1",
            kjonn_dsf: "2",
            fodselsar: "9999",
            fodtAar_DSF: "1950",
            komnrhjem2: "0301",
          },
          {
            lopenr: "2",
            ...episode,
            kjonn: "1",
            fodselsar: "1960",
            fodtAar_DSF: "1800",
            komnrhjem2: "9999",
            pas_reg2: "5",
          },
          {
            lopenr: "2",
            ...episode,
            kjonn: "1",
            fodselsar: "1960",
            fodtAar_DSF: "1800",
            komnrhjem2: "9999",
            pas_reg2: "5",
          },
        ],
      ],
    ]);
    const columns = ["person_id", "sex", "birth_year", "municipality", "region", "source_line"];
    expect(await facts("person", columns)).toStrictEqual(["s/d1/1 f 1950 0301 sor-ost 2", "s/d1/2 m 1960 - nord 3"]);
  });

  test("two dates of death for one person: dead, and neither is used", async () => {
    const { record, facts } = await harmonized([
      [
        "npr_deaths",
        [
          { lopenr: "1", doddato: "2024-05-01" },
          { lopenr: "1", doddato: "2024-05-02" },
          { lopenr: "2", doddato: "2024-05-03" },
        ],
      ],
    ]);
    expect(await facts("vital_status", ["person_id", "status", "death_date", "source_line"])).toStrictEqual([
      "s/d1/1 dead - 2",
      "s/d1/2 dead 2024-05-03 4",
    ]);
    expect(account(record, "npr_deaths", "vital_status")).toMatchObject({
      leftOut: [{ reason: "conflicting-death-dates", rows: 1 }],
      findings: [{ reason: "undated-death", rows: 1 }],
    });
  });

  test("deaths on episodes count only until a death file is delivered, even an empty one", async () => {
    const episodes = ["npr_episodes", [{ lopenr: "1", ...episode, doddato: "2024-05-01" }]] as const;
    const without = await harmonized([episodes]);
    expect(await without.facts("vital_status", ["person_id", "death_date"])).toStrictEqual(["s/d1/1 2024-05-01"]);
    const withFile = await harmonized([episodes, ["npr_deaths", []]]);
    expect(await withFile.facts("vital_status", ["person_id", "death_date"])).toStrictEqual([]);
    expect(account(withFile.record, "npr_episodes", "vital_status")?.leftOut).toStrictEqual([
      { reason: "death-file-delivered", rows: 1 },
    ]);
  });

  test("H-resept rows without a person key are nobody's, never one person's", async () => {
    const dispensed = { atc_1: "L01EB04", utleveringsdato: "2024-01-01" };
    const { record, facts } = await harmonized([
      ["npr_hresept", [dispensed, dispensed, { lopenr: "1", ...dispensed }]],
    ]);
    expect(await facts("exposure", ["person_id", "substance", "kind"])).toStrictEqual([
      "s/d1/1 osimertinib dispensing",
    ]);
    expect(account(record, "npr_hresept", "exposure")?.leftOut).toStrictEqual([{ reason: "no-person-key", rows: 2 }]);
    expect(record.links).toMatchObject([{ source: "s", unlinked: 1 }]);
  });
});

describe("Muskelregisteret", () => {
  test("only completed forms are evidence, and the two FUNKSJONSSTATUS are two variables", async () => {
    const form = { PATIENT_ID: "1", ASSESSMENT_DATE: "2024-01-01", BEHANDLNG_BEHANDLING: "1" };
    const { record, facts } = await harmonized([
      [
        "smafollowup",
        [
          {
            ...form,
            STATUS: "1",
            KLINISK_HFMSE: "0",
            KLINISK_BIPAP: "8",
            KLINISK_FUNKSJONSSTATUS: "2",
            BEHANDLNG_FUNKSJONSSTATUS: "3",
          },
          { ...form, STATUS: "0", KLINISK_HFMSE: "40" },
          { ...form, STATUS: "-1" },
          { ...form, ASSESSMENT_DATE: "2024-06-01", STATUS: "1" },
        ],
      ],
    ]);
    expect(await facts("assessment", ["kind", "date", "value", "code"])).toStrictEqual([
      "hfmse 2024-01-01 0 -",
      "motor_category 2024-01-01 - sitter",
      "treatment_stop 2024-01-01 - lack-of-effect",
      "ventilation_hours 2024-01-01 8 -",
    ]);
    expect(await facts("event", ["kind", "start_date", "detail"])).toStrictEqual([
      "treatment-start-reported 2024-01-01 nusinersen",
    ]);
    expect(account(record, "smafollowup", "event")?.leftOut).toStrictEqual([
      { reason: "not-completed", rows: 2 },
      { reason: "reported-before", rows: 1 },
    ]);
  });

  test("the registration gives sex, year of birth, SMA type and whether the patient lives", async () => {
    const { facts } = await harmonized([
      [
        "registration",
        [
          {
            PATIENT_ID: "1",
            BIRTH_DATE: "1980-05-05",
            GENDER: "2",
            SUBGROUP: "82",
            DECEASED: "0",
            HovedDato: "2024-02-02",
          },
          {
            PATIENT_ID: "2",
            BIRTH_DATE: "1990-05-05",
            erMann: "1",
            SUBGROUP: "1",
            DECEASED: "Ja",
            DECEASED_DATE: "2024-03-03",
          },
          { PATIENT_ID: "3", SUBGROUP: "70", DECEASED: "1" },
        ],
      ],
    ]);
    expect(await facts("person", ["person_id", "sex", "birth_year"])).toStrictEqual(["s/d1/1 f 1980", "s/d1/2 m 1990"]);
    expect(await facts("assessment", ["person_id", "kind", "code"])).toStrictEqual([
      "s/d1/1 sma_type 3",
      "s/d1/3 sma_type 1",
    ]);
    expect(await facts("vital_status", ["person_id", "status", "status_date", "rank"])).toStrictEqual([
      "s/d1/1 alive 2024-02-02 3",
      "s/d1/2 dead 2024-03-03 3",
      "s/d1/3 dead - 3",
    ]);
  });
});

describe("children's registry", () => {
  test("one row may hold a dose and an assessment; attributes carry no date, and 9 copies are unknown", async () => {
    const { facts, record } = await harmonized([
      [
        "sma_children",
        [
          {
            PATIENT_ID: "1",
            assessment_date: "2024-01-02",
            dose_date: "2024-01-01",
            drug: "onasemnogene",
            sma_type: "1",
            smn2_copies: "9",
            CHOP_INTEND: "0",
            who_sit: "9",
            ventilation_hours: "15.9",
            acute_reversible: "1",
          },
          { PATIENT_ID: "1", assessment_date: "2024-06-02", drug: "none" },
          { PATIENT_ID: "1", dose_date: "2024-06-02", drug: "other" },
        ],
      ],
      [
        "sma_ventilation_days",
        [
          {
            PATIENT_ID: "1",
            date_from: "2024-01-01",
            date_to: "2024-01-10",
            hours_per_day: "16",
            acute_reversible: "1",
          },
          { PATIENT_ID: "1", date_from: "2024-01-11", hours_per_day: "0", acute_reversible: "0" },
        ],
      ],
    ]);
    expect(await facts("exposure", ["substance", "start_date", "source_line"])).toStrictEqual([
      "onasemnogene 2024-01-01 2",
    ]);
    expect(account(record, "sma_children", "exposure")?.leftOut).toStrictEqual([
      { reason: "medicine-not-named", rows: 1 },
      { reason: "no-dose", rows: 1 },
    ]);
    expect(await facts("assessment", ["kind", "date", "value", "code"])).toStrictEqual([
      "acute_reversible 2024-01-02 - yes",
      "chop_intend 2024-01-02 0 -",
      "sma_type - - 1",
      "smn2_copies - - unknown",
      "ventilation_hours 2024-01-02 15.9 -",
      "who_sit 2024-01-02 - not-assessed",
    ]);
    expect(await facts("event", ["kind", "start_date", "end_date", "value", "detail"])).toStrictEqual([
      "ventilation 2024-01-01 2024-01-10 16 acute_reversible",
      "ventilation 2024-01-11 - 0 -",
    ]);
  });
});

describe("population register", () => {
  test("B, D, E and U become alive, dead, emigrated and unknown, with rank 1", async () => {
    const { facts } = await harmonized([
      [
        "vital_status",
        [
          { person_key: "1", status: "B", status_date: "2024-01-01" },
          { person_key: "2", status: "D", status_date: "2024-01-02", death_date: "2024-01-02" },
          { person_key: "3", status: "E", status_date: "2024-01-03", emigration_date: "2024-01-03" },
          { person_key: "4", status: "U" },
        ],
      ],
    ]);
    expect(await facts("vital_status", ["person_id", "status", "status_date", "rank"])).toStrictEqual([
      "s/d1/1 alive 2024-01-01 1",
      "s/d1/2 dead 2024-01-02 1",
      "s/d1/3 emigrated 2024-01-03 1",
      "s/d1/4 unknown - 1",
    ]);
  });
});
