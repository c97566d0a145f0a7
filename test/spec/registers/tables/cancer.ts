import type { Example } from "./example.ts";

const administration = {
  PID: "P1",
  source: "hospital",
  org_nr: "993467049",
  atc: "L01FF02",
  dose: "200",
  unit: "mg",
  start_ts: "2024-03-01T09:30:00",
};

export const cancer: readonly Example[] = [
  {
    layout: "inspire_medication",
    good: administration,
    bad: [
      [["hospital-has-start: error"], { start_ts: "" }],
      [["hospital-not-dispensed: error"], { packages: "1" }],
      [["hospital-has-unit-of-care: error"], { org_nr: "" }],
      [["hospital-has-dose: finding"], { dose: "", unit: "" }],
      [["dose-has-unit: error"], { unit: "" }],
      [["hospital-has-dose: finding", "unit-has-dose: error"], { dose: "" }],
      [["dose-given: finding"], { dose: "0" }],
      [["medicine-named: error"], { atc: "" }],
      [["dose-fits-unit: finding"], { dose: "200", unit: "g" }],
      [[], { dose: "2", unit: "g" }],
      [["end-after-start: error"], { end_ts: "2024-03-01T09:29:59" }],
      [["atc-names-a-substance: finding"], { atc: "L01FF" }],
      [["org-nr-check-digit: error"], { org_nr: "993467048" }],
      [["hospital-outside-nord: finding"], { org_nr: "983974899" }],
      [["hospital-outside-nord: finding"], { org_nr: "", resh_id: "101719" }],
      [["atc pattern: error"], { atc: "L01F" }],
      [["unit code: error"], { unit: "mg/kg/day" }],
      [["indication_icd10 pattern: finding"], { indication_icd10: "-90" }],
    ],
  },
  {
    layout: "inspire_medication",
    good: { PID: "P1", source: "hresept", product_no: "012345", dispensed_date: "2024-03-01", packages: "0,5" },
    bad: [
      [["hresept-has-dispensing: error"], { dispensed_date: "" }],
      [["hresept-has-dispensing: error"], { packages: "" }],
      [["hresept-not-administered: error"], { start_ts: "2024-03-01" }],
      [["hresept-not-administered: error"], { cycle_no: "1" }],
      [["packages-not-zero: error"], { packages: "0" }],
      [["packages-not-returned: finding"], { packages: "-1" }],
      [["product_no pattern: error"], { product_no: "12345" }],
    ],
  },
  {
    layout: "lung_quality",
    good: { PID: "P1", SID: "P1-1", ecog: "1", ecog_codelist: "kremt", pdl1_tps: "50" },
    bad: [
      [["ecog-has-codelist: file-error"], { ecog_codelist: "" }],
      [["ecog-in-its-list: file-error"], { ecog: "0" }],
      [["ecog-in-its-list: file-error"], { ecog: "5", ecog_codelist: "who" }],
      [["ecog-listed: error"], { ecog: "6" }],
      [["ecog_codelist code: error"], { ecog_codelist: "WHO" }],
      [["pdl1_tps dec: error"], { pdl1_tps: ">=50" }],
      [["pdl1_tps range: error"], { pdl1_tps: "100,01" }],
      [["tnm_stage_group code: error"], { tnm_stage_group: "IVC" }],
      [["tnm_edition range: error"], { tnm_edition: "6" }],
      [["SID filled: error"], { SID: "" }],
    ],
  },
  {
    layout: "lung_progression",
    good: { PID: "P1", SID: "", progression_date: "2024-05-01", kind: "imaging" },
    bad: [
      [["progression_date filled: error"], { progression_date: "" }],
      [["kind code: error"], { kind: "suspicion" }],
    ],
  },
  {
    layout: "kreft_cases",
    good: {
      PID: "P1",
      SID: "P1-1",
      P_personstatus: ".",
      P_statusdato: "2024-05-01",
      S_diagnosedato: "2022-05-01",
      S_topografiIcdo3: "0",
    },
    bad: [
      [["status-has-date: finding"], { P_statusdato: "" }],
      [["diagnosis-before-status: finding"], { S_diagnosedato: "2024-05-02" }],
      [["S_helseregion code: error"], { S_helseregion: "7" }],
      [["S_diagnosedato filled: error"], { S_diagnosedato: "" }],
    ],
  },
];
