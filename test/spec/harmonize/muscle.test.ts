import { describe, expect, test } from "vitest";
import { account, harmonizing } from "../../support/harmonized.ts";

const harmonized = harmonizing();

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
