import type { Example } from "./example.ts";

export const support: readonly Example[] = [
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
