import type { Example } from "./example.ts";

export const muscle: readonly Example[] = [
  {
    layout: "sma_children",
    good: {
      PATIENT_ID: "B1",
      assessment_date: "2024-05-01",
      CHOP_INTEND: "0",
      drug: "nusinersen",
      dose_date: "2024-05-01",
    },
    bad: [
      [["assessment-or-dose: error"], { assessment_date: "", dose_date: "", CHOP_INTEND: "" }],
      [["value-has-assessment-date: error"], { assessment_date: "" }],
      [["value-has-assessment-date: error"], { assessment_date: "", CHOP_INTEND: "", who_sit: "9" }],
      [["value-has-assessment-date: error"], { assessment_date: "", CHOP_INTEND: "", nutrition: "oral" }],
      [["dose-has-drug: error"], { drug: "" }],
      [["CHOP_INTEND range: error"], { CHOP_INTEND: "65" }],
      [["HINE2 range: error"], { HINE2: "27" }],
      [["HFMSE range: error"], { HFMSE: "67" }],
      [["RULM range: error"], { RULM: "38" }],
      [["smn2-copies-listed: error"], { smn2_copies: "7" }],
      [["smn2_copies int: error"], { smn2_copies: "≥4" }],
      [["presymptomatic-without-onset: finding"], { sma_type: "presymptomatic", onset_age_months: "3" }],
      [["no-ventilation-no-hours: finding"], { ventilation_type: "none", ventilation_hours: "2" }],
      [["ventilation-has-hours: finding"], { ventilation_type: "niv", ventilation_hours: "0" }],
      [["invasive-with-tracheostomy: finding"], { ventilation_type: "invasive", tracheostomy: "0" }],
      [["decline_explanation code: finding"], { decline_explanation: "had a cold" }],
    ],
  },
  {
    layout: "sma_ventilation_days",
    good: {
      PATIENT_ID: "B1",
      date_from: "2024-05-01",
      date_to: "2024-05-01",
      hours_per_day: "16,25",
      acute_reversible: "0",
    },
    bad: [
      [["period-in-order: error"], { date_to: "2024-04-30" }],
      [["hours_per_day range: error"], { hours_per_day: "24,5" }],
      [["hours_per_day filled: error"], { hours_per_day: "" }],
      [["acute_reversible filled: error"], { acute_reversible: "" }],
    ],
  },
  {
    layout: "smafollowup",
    good: {
      PATIENT_ID: "17",
      ASSESSMENT_DATE: "2024-05-01",
      FILL_DATE: "2024-05-02",
      KLINISK_ATEND: "46",
      STATUS: "1",
    },
    bad: [
      [["completed-has-date: error"], { ASSESSMENT_DATE: "NA" }],
      [[], { ASSESSMENT_DATE: "NA", STATUS: "-1" }],
      [["filled-in-after-assessment: finding"], { FILL_DATE: "2024-04-30" }],
      [["KLINISK_ATEND range: finding"], { KLINISK_ATEND: "47" }],
      [["KLINISK_ATEND range: error"], { KLINISK_ATEND: "65" }],
      [["PATIENT_ID pattern: error"], { PATIENT_ID: "1e+05" }],
      [["BEHANDLNG_SPINRAZA code: error"], { BEHANDLNG_SPINRAZA: "0" }],
    ],
  },
  {
    layout: "sykehusinnkjop_b",
    good: {
      PATIENT_ID: "17",
      CENTREID: "101719,4001031",
      ASSESSMENT_DATE_baseline: "2023-05-01",
      ASSESSMENT_DATE_latest: "2024-05-01",
      FUNKSJONSSTATUS_all: "1, NA, 3",
    },
    bad: [
      [["latest-after-baseline: error"], { ASSESSMENT_DATE_latest: "2023-04-01" }],
      [["Tidsdiff_dager range: error"], { Tidsdiff_dager: "0" }],
      [["FUNKSJONSSTATUS_latest code: error"], { FUNKSJONSSTATUS_latest: "4" }],
    ],
  },
  {
    layout: "registration",
    good: { PATIENT_ID: "17", DECEASED: "Ja", DECEASED_DATE: "2024-05-01", DIAGNOSIS: "G12.1", WALKING: "9" },
    bad: [
      [["death-date-has-death: finding"], { DECEASED: "0" }],
      [["death-has-date: finding"], { DECEASED_DATE: "NA" }],
      [["born-before-death: finding"], { BIRTH_DATE: "2024-05-02" }],
      [["born-before-form: finding"], { BIRTH_DATE: "2020-05-02", HovedDato: "2019-01-01" }],
      [["DIAGNOSIS pattern: finding"], { DIAGNOSIS: "12.1" }],
    ],
  },
];
