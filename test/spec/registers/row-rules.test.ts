import { describe, expect, it } from "vitest";
import { Dialect } from "../../../schemas/dialect.ts";
import { layoutOf } from "../../../schemas/registers/index.ts";
import { judgeRow } from "../../../schemas/row-schema.ts";

type Cells = Readonly<Record<string, string>>;

/** Rules that a row breaks, as `rule: outcome`; a cell's rule has its column in front. */
const judged = (id: string, cells: Cells): readonly string[] => {
  const layout = layoutOf(id);
  if (layout === undefined) throw new Error(`no layout ${id}`);
  return judgeRow(
    layout,
    Dialect.parse({ ...layout.dialect }),
  )(cells).breaks.map(({ column, rule, outcome }) => `${column === null ? "" : `${column} `}${rule}: ${outcome}`);
};

/** A row without fault, changed so that exactly the named rules break. */
interface Example {
  readonly layout: string;
  readonly good: Cells;
  readonly bad: readonly (readonly [expected: readonly string[], change: Cells])[];
}

const administration = {
  PID: "P1",
  source: "hospital",
  org_nr: "993467049",
  atc: "L01FF02",
  dose: "200",
  unit: "mg",
  start_ts: "2024-03-01T09:30:00",
};

const examples: readonly Example[] = [
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
    layout: "vital_status",
    good: { person_key: "P1", status: "D", status_date: "2024-05-01", death_date: "2024-05-01" },
    bad: [
      [["status-date: error"], { status_date: "" }],
      [["death-date-when-dead: error"], { death_date: "" }],
      [["no-death-date-when-not-dead: error"], { status: "B" }],
      [["emigration-date-when-emigrated: error"], { status: "E", death_date: "" }],
      [["status-date-is-death-date: finding"], { status_date: "2024-06-01" }],
      [["status-date-is-emigration-date: finding"], { status: "E", death_date: "", emigration_date: "2024-04-01" }],
      [["resident-has-not-emigrated: finding"], { status: "B", death_date: "", emigration_date: "2020-01-01" }],
      [["emigration-before-death: finding"], { emigration_date: "2024-05-02" }],
      [["status code: error"], { status: "X", death_date: "" }],
    ],
  },
  {
    layout: "vital_status",
    good: { person_key: "P1", status: "U", status_date: "" },
    bad: [[["person_key filled: error"], { person_key: "" }]],
  },
  {
    layout: "npr_episodes",
    good: {
      lopenr: "1001",
      aar: "2024",
      inndato: "2024-05-01",
      utdato: "2024-05-01",
      inntid: "09:30",
      institusjonid: "993467049",
      fodselsar: "9999",
      kjonn: "1",
      komnrhjem2: "301",
      tilstand_1_1: "c34.9",
      ncmp_1: "1XC18",
    },
    bad: [
      [["lopenr filled: error"], { lopenr: "" }],
      [["aar filled: error"], { aar: "" }],
      [["inndato filled: error"], { inndato: "" }],
      [["institusjonid filled: error"], { institusjonid: "" }],
      [["out-after-in: error"], { utdato: "2024-04-30" }],
      [["main-diagnosis: finding"], { tilstand_1_1: "" }],
      [[], { tilstand_1_1: "", tilst1akse1: "F20" }],
      [["tilstand_1_1 pattern: finding"], { tilstand_1_1: "9" }],
      [["lopenr pattern: error"], { lopenr: "1001.0" }],
      [["lopenr pattern: error"], { lopenr: "9,8E+08" }],
      [["lopenr pattern: error"], { lopenr: "98E7" }],
      [["institusjonid pattern: error"], { institusjonid: "993467049,0" }],
      [["aggrshoppid_lnr pattern: error"], { aggrshoppid_lnr: "1e+05" }],
      [["inntid time: error"], { inntid: "9.30" }],
      [["discharge-date: finding"], { sektor: "5", utdato: "" }],
      [[], { sektor: "SOM", utdato: "" }],
      [["somatic-contact-described: finding"], { sektor: "4" }],
      [["alive-by-registration: finding"], { doddato: "2024-04-01" }],
      [["born-by-contact: finding"], { fodselsar: "2031" }],
      [[], { fodselsar: "9999" }],
      [["born-by-contact-dsf: finding"], { fodtAar_DSF: "2031" }],
      [["kontakttype code: finding"], { kontakttype: "4711" }],
    ],
  },
  {
    layout: "npr_deaths",
    good: { lopenr: "1001", doddato: "2024-05-01" },
    bad: [
      [["doddato filled: error"], { doddato: "" }],
      [["lopenr filled: error"], { lopenr: "" }],
    ],
  },
  {
    layout: "npr_hresept",
    good: {
      lopenr: "1001",
      kjonn: "Kvinne",
      atc_1: "l01ff02",
      utleveringsdato: "2024-05-01",
      npkSærtjeneste_STGKode: "1",
    },
    bad: [
      [["person-known: finding"], { lopenr: "" }],
      [["dispensed-after-prescribed: finding"], { forskrivningsDato: "2024-05-02" }],
      [["born-by-dispensing: finding"], { fodselsar: "2025", periodeaar: "2024" }],
      [["kjonn code: error"], { kjonn: "2" }],
      [["utleveringsdato filled: error"], { utleveringsdato: "" }],
    ],
  },
  {
    layout: "link_keys",
    good: {
      source: "npr",
      delivery: "2024-05-01",
      source_person_id: "1001",
      project_person_id: "",
      valid_from: "2024-05-01",
    },
    bad: [
      [["source filled: error"], { source: "" }],
      [["valid_from filled: error"], { valid_from: "" }],
    ],
  },
  {
    layout: "prices",
    good: {
      product: "012345",
      price_level: "LIS_NET",
      amount: "12345,67",
      currency: "NOK",
      vat: "incl",
      valid_from: "2024-05-01",
    },
    bad: [
      [["aip-without-vat: finding"], { price_level: "AIP" }],
      [["period-in-order: error"], { valid_to: "2024-04-30" }],
      [["amount range: error"], { amount: "-1" }],
      [["currency pattern: error"], { currency: "kr" }],
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
  {
    layout: "lmr_administrations",
    good: {
      person_key: "P1",
      administration_id: "A1",
      status: "completed",
      given_ts: "2024-03-01T09:30:00",
      atc: "L04AC05",
      dose: "90",
      unit: "mg",
      org_nr: "993467049",
    },
    bad: [
      [["medicine-named: error"], { atc: "" }],
      [["given-has-dose: finding"], { dose: "", unit: "" }],
      [[], { status: "entered-in-error", dose: "", unit: "" }],
      [["dose-has-unit: error"], { unit: "" }],
      [["dose-given: finding"], { dose: "0" }],
      [["hospital-is-an-organisation: error"], { org_nr: "993467048" }],
      [["status code: error"], { status: "planned" }],
      [["atc pattern: error"], { atc: "L04AC" }],
    ],
  },
  {
    layout: "laboratory_answers",
    good: {
      person_key: "P1",
      org_nr: "993467049",
      sample_id: "S1",
      sample_ts: "2024-03-01T08:00:00",
      analysis: "NPU19844",
      value: "31,5",
      unit: "g/L",
      status: "3",
      status_ts: "2024-03-02T08:00:00",
    },
    bad: [
      [["answer-is-there: error"], { value: "", unit: "" }],
      [[], { value: "", unit: "", detected: "0" }],
      [[], { value: "", unit: "", status: "15" }],
      [["value-has-unit: error"], { unit: "" }],
      [["answer-is-there: error", "comparator-has-value: error"], { value: "", comparator: "<" }],
      [["not-detected-has-no-value: finding"], { detected: "0" }],
      [[], { detected: "0", comparator: "<" }],
      [["answered-after-sampled: finding"], { status_ts: "2024-02-28T08:00:00" }],
      [["laboratory-is-an-organisation: finding"], { org_nr: "993467048" }],
      [["analysis pattern: finding"], { analysis: "M-KOMP" }],
      [["comparator code: error"], { comparator: "~" }],
      [["status code: error"], { status: "99" }],
      [["value dec: error"], { value: "<1" }],
    ],
  },
  {
    layout: "body_weights",
    good: { person_key: "P1", weighed_date: "2024-03-01", weight: "100,1", unit: "kg", weighing: "measured" },
    bad: [
      [["weight-is-measured: finding"], { weighing: "stated" }],
      [["unit code: error"], { unit: "g" }],
      [["weight range: error"], { weight: "0" }],
    ],
  },
  {
    layout: "response_assessments",
    good: { person_key: "P1", assessed_date: "2024-03-01", criteria: "lugano", response: "CR" },
    bad: [
      [["myeloma-words-in-myeloma: finding"], { response: "VGPR" }],
      [[], { criteria: "imwg", response: "VGPR" }],
      [["criteria-stated: finding"], { criteria: "other" }],
      [["response code: error"], { response: "complete" }],
    ],
  },
  {
    layout: "purchases",
    good: {
      month: "2024-03-01",
      product_no: "990301",
      atc: "S01LA04",
      packs: "10",
      doses_per_pack: "0,5",
      org_nr: "993467049",
      channel: "wholesaler",
    },
    bad: [
      [["doses-per-pack-above-zero: error"], { doses_per_pack: "0" }],
      [["packs-not-zero: finding"], { packs: "0" }],
      [[], { packs: "-1" }],
      [["trust-is-an-organisation: error"], { org_nr: "993467048" }],
      [["channel code: error"], { channel: "factory" }],
    ],
  },
];

describe.each(examples.map((example) => [example.layout, example] as const))("a row of %s", (id, { good, bad }) => {
  it("passes without a fault", () => {
    expect(judged(id, good)).toEqual([]);
  });

  it.each(bad.map(([expected, change]) => [JSON.stringify(change), expected, change] as const))(
    "with %s breaks %j",
    (_, expected, change) => {
      expect(judged(id, { ...good, ...change })).toEqual(expected);
    },
  );
});

describe("the table above", () => {
  it("breaks every row rule of every layout at least once", () => {
    const broken = new Set(
      examples.flatMap(({ layout, good, bad }) =>
        bad.flatMap(([, change]) => judged(layout, { ...good, ...change }).map((fault) => `${layout} ${fault}`)),
      ),
    );
    const all = [...new Set(examples.map((e) => e.layout)), "sykehusinnkjop_a"].flatMap((id) =>
      (layoutOf(id)?.rowRules ?? []).map((rule) => `${id} ${rule.id}: ${rule.outcome}`),
    );
    // The two Sykehusinnkjøp extracts share their rules.
    expect(all.filter((rule) => !broken.has(rule) && !rule.startsWith("sykehusinnkjop_a "))).toEqual([]);
  });
});
