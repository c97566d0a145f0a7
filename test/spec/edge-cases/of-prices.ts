import { decimal } from "../../../pipelines/settle/fraction.ts";
import type { ListPrice } from "../../../schemas/unit-fact.ts";
import { monthly, used } from "../agreement-types/settled.ts";
import { alive, dead, patient } from "../evaluate/made-up.ts";
import { settledOnce, type WorkedExample } from "./worked-example.ts";

/** The same people under each answer: the answer, and what comes out. */
const each = (
  shape: Omit<WorkedExample, "answer" | "out" | "but"> & { readonly now: string },
  answers: Readonly<Record<string, readonly string[]>>,
  but: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): readonly WorkedExample[] =>
  Object.entries(answers).map(([answer, out]) => ({
    ...shape,
    answer,
    but: { ...but[answer], [`${shape.edgeCase}: ${shape.now}`]: `${shape.edgeCase}: ${answer}` },
    out,
  }));

const [pack, other] = ["123456", "654321"];
const listed = (amount: string, from: string, to: string | null): ListPrice => ({
  product: pack,
  level: "AUP",
  amount,
  currency: "NOK",
  vat: "incl",
  from,
  to,
});
const volume = (...units: ReturnType<typeof used>[]) => units;
const lungOnly = {
  "  settlement_period: calendar-year\n":
    '  settlement_period: calendar-year\n  indications:\n    - { id: lung, title: { nb: "Lungekreft", en: "Lung cancer" }, icd10: [C34] }\n',
};
const onlyFirstPack = {
  "  settlement_period: calendar-year\n": `  settlement_period: calendar-year\n  products: ["${pack}"]\n`,
};
const suppliers =
  'suppliers: [{ id: one, title: { nb: "En", en: "One" }, substances: [pembrolizumab] }, { id: two, title: { nb: "To", en: "Two" }, substances: [nivolumab] }]';
const observed = (agreed: string | null, worst: string | null, best: string | null) => {
  const number = (text: string | null) => (text === null ? null : decimal(text));
  return { observed: () => ({ agreed: number(agreed), worst: number(worst), best: number(best) }) };
};
const guaranteed = [
  ...Array.from({ length: 7 }, () => alive("2029-01-01")),
  ...Array.from({ length: 3 }, () => dead("2024-06-01")),
  null,
].map((vital, i) => patient("2024-01-15", "onasemnogene", { personId: `p${String(i).padStart(2, "0")}`, vital }));
const gain = (state: { readonly change: number; readonly baseline: number } | null) => ({
  score: () => (state === null ? ({ state: "unknown" } as const) : ({ state: "observed", ...state } as const)),
});
const rule = (term: string, kind: string, amount: string, who = "group", status = "MET"): string =>
  [term, who, status, kind, amount].join(" ");

const examples: readonly WorkedExample[] = [
  // 16 % of 1,200 on the day, or of 1,000 on 1 January.
  ...each(
    {
      edgeCase: "price_change",
      terms: "f01-flat-discount",
      now: "price-on-the-day",
      made: {
        units: [used("a", "2024-08-01", 10, { product: pack })],
        prices: [listed("1000.00", "2024-01-01", "2024-06-30"), listed("1200.00", "2024-07-01", null)],
      },
    },
    {
      "price-on-the-day": [rule("flat", "refundable", "1920.00")],
      "price-on-first-day-of-period": [rule("flat", "refundable", "1600.00")],
    },
  ),
  // The fee of 12,200 falls due with the third pack, and goes back with it.
  ...each(
    {
      edgeCase: "returns",
      terms: "f05-fixed-fee",
      now: "subtracted-on-day-of-return",
      made: { units: [...monthly("a", "2024-01-10", 3), used("a", "2024-04-01", -1)] },
    },
    {
      "subtracted-on-day-of-return": [],
      "not-subtracted": [rule("fee", "payable", "12200.00", "patient-1")],
    },
  ),
  // 1,100 packs at 1,000, of which 200 are another importer's: 10 % of the 100 above 1,000, or nothing.
  ...each(
    {
      edgeCase: "parallel_import",
      terms: "f02-price-volume",
      now: "counted",
      made: {
        units: volume(
          used("a", "2024-05-01", 900, { product: pack }),
          used("a", "2024-06-01", 200, { product: other }),
        ),
      },
    },
    {
      counted: [rule("volume", "refundable", "10000.00")],
      "only-listed-products": [rule("volume", "not-payable", "0.00")],
    },
    { "only-listed-products": onlyFirstPack },
  ),
  // From 1 July: 184 of 366 days, so 10 % of the 497.2678 packs above 502.7322.
  ...each(
    {
      edgeCase: "part_period",
      terms: "f02-price-volume",
      now: "pro-rata-by-day",
      made: { units: volume(used("a", "2024-08-01", 1000)) },
    },
    {
      "pro-rata-by-day": [rule("volume", "refundable", "49726.78")],
      "full-thresholds": [rule("volume", "not-payable", "0.00")],
    },
    {
      "pro-rata-by-day": { "effective: { from: 2024-01-01 }": "effective: { from: 2024-07-01 }" },
      "full-thresholds": { "effective: { from: 2024-01-01 }": "effective: { from: 2024-07-01 }" },
    },
  ),
  // 800 infusions at 35,000 are 28 million: 75 % of 8 million, borne by one, or by shares of 3 to 1.
  ...each(
    {
      edgeCase: "suppliers_in_cap",
      terms: "f03-expenditure-cap",
      now: "this-supplier-only",
      made: {
        units: volume(used("a", "2024-05-01", 600), used("b", "2024-05-01", 200, { substance: "nivolumab" })),
        keepSubstances: true,
      },
    },
    {
      "this-supplier-only": [rule("cap", "refundable", "750000.00")],
      "by-share-of-cost": [
        rule("cap", "refundable", "4500000.00", "one"),
        rule("cap", "refundable", "1500000.00", "two"),
      ],
    },
    {
      "by-share-of-cost": {
        "suppliers: []": suppliers,
        "substances: [pembrolizumab]\n  start_from": "substances: [pembrolizumab, nivolumab]\n  start_from",
      },
    },
  ),
  // 500 for lung cancer and 100 for something new, at 35,000: 21 million, or 17.5, under a cap of 20.
  ...each(
    {
      edgeCase: "new_indication",
      terms: "f03-expenditure-cap",
      now: "counted",
      made: {
        units: volume(
          used("a", "2024-05-01", 500, { indication: "C349" }),
          used("b", "2024-05-01", 100, { indication: "C679" }),
        ),
      },
    },
    {
      counted: [rule("cap", "refundable", "750000.00")],
      "only-listed-indications": [rule("cap", "not-payable", "0.00")],
    },
    { "only-listed-indications": lungOnly },
  ),
  ...(["new-course", "same-course"] as const).map(
    (answer): WorkedExample => ({
      edgeCase: "restart_after_pause",
      answer,
      terms: "f06-free-initial-doses",
      but: answer === "new-course" ? {} : { "{ rule: new-course, pause_days: 180 }": "{ rule: same-course }" },
      made: { units: [used("a", "2024-01-10", 1), used("a", "2024-07-09", 1)] },
      // 181 days apart: the first cycle of each course is free, or that of the first alone.
      out: [rule("first-cycle", "refundable", answer === "new-course" ? "6278.00" : "3139.00", "patient-1")],
    }),
  ),
  {
    edgeCase: "several_hospitals",
    answer: "one-patient",
    terms: "f05-fixed-fee",
    made: {
      units: [...monthly("a", "2024-01-10", 3, { file: "one" }), ...monthly("a", "2024-01-20", 3, { file: "two" })],
    },
    out: [rule("fee", "payable", "12200.00", "patient-1")],
  },
  ...each(
    {
      edgeCase: "partial_unit",
      terms: "f06-free-initial-doses",
      now: "counts-as-whole",
      made: { units: [used("a", "2024-01-10", "0.5")] },
    },
    {
      "counts-as-whole": [rule("first-cycle", "refundable", "3139.00", "patient-1")],
      "pro-rata": [rule("first-cycle", "refundable", "1569.50", "patient-1")],
    },
  ),
  // Thirteen injections before 2024 and two in it: the second is the fifteenth, and free, or the second.
  ...each(
    {
      edgeCase: "count_before_agreement",
      terms: "f04-dose-cap",
      now: "counted",
      made: { units: monthly("a", "2022-12-10", 15, { bodyPart: "left-eye" }) },
    },
    { counted: [rule("dose-cap", "refundable", "742.17", "patient-1")], "not-counted": [] },
  ),
  ...each(
    {
      edgeCase: "body_part_missing",
      terms: "f04-dose-cap",
      now: "one-body-part",
      made: { units: monthly("a", "2024-01-10", 15) },
    },
    { "one-body-part": [rule("dose-cap", "refundable", "742.17", "patient-1")], "own-count": [] },
  ),
  // Two vials of 2,147 a day, of which one is charged above 100 kg.
  ...each(
    {
      edgeCase: "missing_weight",
      terms: "f07-weight-flat-price",
      now: "hold",
      made: { units: [used("a", "2024-05-01", 2)] },
    },
    {
      hold: [rule("weight", "held", "2147.00", "patient-1", "UNKNOWN")],
      above: [rule("weight", "refundable", "2147.00", "patient-1")],
      "not-above": [],
    },
  ),
  ...each(
    {
      edgeCase: "weight_changes",
      terms: "f07-weight-flat-price",
      now: "weight-on-the-day",
      made: {
        units: [used("a", "2024-05-01", 2, { weightKg: "95" }), used("a", "2024-08-01", 2, { weightKg: "105" })],
      },
    },
    { "weight-on-the-day": [rule("weight", "refundable", "2147.00", "patient-1")], "weight-at-start": [] },
  ),
  // One month each at 6,292 and 1,556, and one unknown: 3,924 by the mix.
  ...each(
    {
      edgeCase: "unknown_indication",
      terms: "f09-indication-price",
      now: "hold",
      made: {
        units: [
          used("a", "2024-05-01", 1, { indication: "C349" }),
          used("b", "2024-05-01", 1, { indication: "C439" }),
          used("c", "2024-05-01", 1),
        ],
      },
    },
    {
      "pro-rata": [rule("by-indication", "payable", "11772.00")],
      lowest: [rule("by-indication", "payable", "9404.00")],
      highest: [rule("by-indication", "payable", "14140.00")],
      hold: [rule("by-indication", "payable", "9404.00"), rule("by-indication", "held", "4736.00", "group", "UNKNOWN")],
    },
  ),
  ...each(
    {
      edgeCase: "off_label",
      terms: "f09-indication-price",
      now: "as-unknown",
      made: { units: [used("a", "2024-05-01", 1, { indication: "C509" })] },
    },
    {
      "as-unknown": [
        rule("by-indication", "payable", "1556.00"),
        rule("by-indication", "held", "4736.00", "group", "UNKNOWN"),
      ],
      lowest: [rule("by-indication", "payable", "1556.00")],
      highest: [rule("by-indication", "payable", "6292.00")],
      "unchanged-price": [rule("by-indication", "payable", "6292.00")],
    },
  ),
  ...each(
    {
      edgeCase: "two_indications",
      terms: "f09-indication-price",
      now: "by-unit",
      made: {
        units: [used("a", "2024-05-01", 1, { indication: "C349" }), used("a", "2024-06-01", 1, { indication: "C439" })],
      },
    },
    {
      "by-unit": [rule("by-indication", "payable", "7848.00")],
      "first-of-patient": [rule("by-indication", "payable", "12584.00")],
    },
  ),
  // Ten infusions at 35,000 delivered free: at least 60 % is paid whatever the result.
  ...each(
    {
      edgeCase: "estimate_missing",
      terms: "o10-temporary-introduction",
      now: "hold",
      made: { units: [used("a", "2024-05-01", 10)], said: ["survival at one year cannot be estimated"] },
    },
    {
      hold: [rule("staircase", "payable", "210000.00"), rule("staircase", "held", "140000.00", "group", "UNKNOWN")],
      "price-unchanged": [rule("staircase", "payable", "350000.00")],
    },
  ),
  // 0.54 of 0.60 expected takes 10 % off, though today's comparator may do better.
  {
    edgeCase: "comparator",
    answer: "fixed-in-this-file",
    terms: "o07-performance-price",
    made: {
      units: [used("a", "2024-05-01", 10)],
      group: observed("0.54", "0.54", "0.54"),
      said: ["0.54 alive at one year"],
    },
    out: [rule("performance", "refundable", "35000.00")],
  },
  {
    edgeCase: "attrition",
    answer: "as-estimated-with-bounds",
    terms: "o07-performance-price",
    made: {
      units: [used("a", "2024-05-01", 10)],
      group: observed("0.54", "0.48", "0.57"),
      said: ["0.54 alive at one year; 0.48 if all who are lost had died, 0.57 if they live"],
    },
    out: [rule("performance", "refundable", "35000.00")],
  },
  // One dose of 850,000: 60 % off in the lowest band, nothing in the highest.
  ...each(
    {
      edgeCase: "score_unknown",
      terms: "o06-price-by-gain",
      now: "hold",
      made: { units: [used("a", "2024-05-01", 1)], group: gain(null), said: ["no score at 12 months"] },
    },
    {
      hold: [rule("bands", "held", "510000.00", "patient-1", "UNKNOWN")],
      "lowest-price": [rule("bands", "refundable", "510000.00", "patient-1")],
      "highest-price": [],
    },
  ),
  ...each(
    {
      edgeCase: "scale_limit",
      terms: "o06-price-by-gain",
      now: "unchanged-price",
      made: {
        units: [used("a", "2024-05-01", 1)],
        group: gain({ change: 0, baseline: 66 }),
        said: ["66 of 66 points at start and after 12 months"],
      },
    },
    { "unchanged-price": [], "as-measured": [rule("bands", "refundable", "255000.00", "patient-1")] },
  ),
  // 80 % guaranteed, 7 of 10 alive and one unknown, 320,000 each: 8 − 7, 8.8 − 7, or 8.8 − 8.
  ...each(
    { edgeCase: "unknown_in_n", terms: "o11-guaranteed-response", now: "not-in-n", made: { patients: guaranteed } },
    {
      "not-in-n": [rule("guarantee", "refundable", "320000.00")],
      "as-failure": [rule("guarantee", "refundable", "576000.00")],
      "as-success": [rule("guarantee", "refundable", "256000.00")],
    },
  ),
];

/** Cases that price rules and their units meet. */
export const ofPrices = examples.map(settledOnce);
