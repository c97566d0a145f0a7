import { describe, expect, it } from "vitest";
import { table } from "../evaluate/made-up.ts";
import { kroner, lines, monthly, net, settled, typeExample, used } from "./settled.ts";

const aPack = (amount: string, from: string, to: string | null) =>
  ({ product: "123456", level: "AUP", amount, currency: "NOK", vat: "incl", from, to }) as const;

describe("F1 flat discount of 16 %", () => {
  const prices = [aPack("1000.00", "2024-01-01", "2024-06-30"), aPack("900.05", "2024-07-01", null)];
  const pack = { product: "123456" };

  it("is taken of the price on the day, also where the price changes within the year", () => {
    const units = [used("a", "2024-06-30", 10, pack), used("b", "2024-07-01", 10, pack)];
    // 16 % of 10 000 and of 9 000.50: 1 600 + 1 440.08
    expect(lines(settled(typeExample("f01-flat-discount"), { units, prices }))).toEqual([
      "flat group 2024 refundable 3040.08",
    ]);
  });

  it("is taken of the price on the first day of the period where that is agreed", () => {
    const agreement = typeExample("f01-flat-discount", { "price-on-the-day": "price-on-first-day-of-period" });
    const units = [used("a", "2024-06-30", 10, pack), used("b", "2024-07-01", 10, pack)];
    expect(lines(settled(agreement, { units, prices }))).toEqual(["flat group 2024 refundable 3200.00"]);
  });

  it("says how many units have no price on their day, and leaves them out of the sum", () => {
    const units = [used("a", "2024-03-01", 2, pack), used("a", "2024-03-02", 3, { product: "654321" })];
    const settlement = settled(typeExample("f01-flat-discount"), { units, prices });
    expect(lines(settlement)).toEqual(["flat group 2024 refundable 320.00"]);
    expect(settlement.missing).toEqual([{ what: "price", term: "flat", units: "3", value: null }]);
  });

  it("refuses two prices for one pack and day", () => {
    const twice = [...prices, aPack("5.00", "2024-03-01", null)];
    expect(() =>
      settled(typeExample("f01-flat-discount"), { units: [used("a", "2024-03-01", 1, pack)], prices: twice }),
    ).toThrow("UTF-AG-006");
  });
});

describe("F2 price–volume: 0 % from 0, 10 % from 1,000, 25 % from 3,000 packs of 1,000", () => {
  const allUnit = { "method: marginal": "method: all-unit" };
  it.each(
    table(`
      packs | marginal   | all-unit
      999   | 0.00       | 0.00
      1000  | 0.00       | 100000.00
      1001  | 100.00     | 100100.00
      3000  | 200000.00  | 750000.00
      3500  | 325000.00  | 875000.00`),
  )("$packs packs: $marginal marginal, $all-unit all-unit", (row) => {
    const units = [used("a", "2024-05-01", row.packs ?? "")];
    const refund = (changes: Readonly<Record<string, string>>): string | undefined =>
      lines(settled(typeExample("f02-price-volume", changes), { units }))[0]
        ?.split(" ")
        .at(-1);
    expect(refund({})).toBe(row.marginal);
    expect(refund(allUnit)).toBe(row["all-unit"]);
  });

  it.each([
    [
      "31 December and 1 January belong to two years",
      [used("a", "2024-12-31", 1100), used("a", "2025-01-01", 1100)],
      ["volume group 2024 refundable 10000.00", "volume group 2025 refundable 10000.00"],
    ],
    [
      "a return is subtracted on the day it is made",
      [used("a", "2024-05-01", 1100), used("a", "2024-06-01", -50)],
      ["volume group 2024 refundable 5000.00"],
    ],
    [
      "a return in the next year is subtracted there",
      [used("a", "2024-05-01", 1100), used("a", "2025-06-01", -50), used("a", "2025-07-01", 50)],
      ["volume group 2024 refundable 10000.00", "volume group 2025 not-payable 0.00"],
    ],
    [
      "units before the agreement do not count",
      [used("a", "2023-12-31", 5000), used("a", "2024-01-01", 1100)],
      ["volume group 2024 refundable 10000.00"],
    ],
  ] as const)("%s", (_, units, expected) => {
    expect(lines(settled(typeExample("f02-price-volume"), { units }))).toEqual(expected);
  });

  it("cuts thresholds by days where the agreement begins on 1 July, and keeps them whole where that is agreed", () => {
    const units = [used("a", "2024-08-01", 1000)];
    const midYear = { "effective: { from: 2024-01-01 }": "effective: { from: 2024-07-01 }" };
    // 184 of 366 days: the first threshold is 502.7322…, so 497.2678 packs get 10 %.
    expect(lines(settled(typeExample("f02-price-volume", midYear), { units }))).toEqual([
      "volume group 2024 refundable 49726.78",
    ]);
    const whole = { ...midYear, "pro-rata-by-day": "full-thresholds" };
    expect(lines(settled(typeExample("f02-price-volume", whole), { units }))).toEqual([
      "volume group 2024 not-payable 0.00",
    ]);
  });

  it("is not due while the year runs, held until late deliveries can be expected to be in, and then settled", () => {
    const units = [used("a", "2024-05-01", 1100)];
    const kind = (asOf: string) => lines(settled(typeExample("f02-price-volume"), { units, asOf }))[0]?.split(" ")[3];
    expect([kind("2024-12-30"), kind("2024-12-31"), kind("2025-12-30"), kind("2025-12-31")]).toEqual([
      "not-due",
      "held",
      "held",
      "refundable",
    ]);
  });
});

describe("F3 expenditure cap of 20 million, 75 % of the overrun", () => {
  it("gives 4,050,000 on sales of 25.4 million", () => {
    const agreement = typeExample("f03-expenditure-cap", { 'price: "35000"': 'price: "25400"' });
    expect(lines(settled(agreement, { units: [used("a", "2024-05-01", 1000)] }))).toEqual([
      "cap group 2024 refundable 4050000.00",
    ]);
  });

  it("gives nothing at the cap itself", () => {
    const agreement = typeExample("f03-expenditure-cap", { 'price: "35000"': 'price: "20000"' });
    expect(lines(settled(agreement, { units: [used("a", "2024-05-01", 1000)] }))).toEqual([
      "cap group 2024 not-payable 0.00",
    ]);
  });

  it("is split between suppliers by their share of the cost, the residual øre to the first", () => {
    const shared = `suppliers: [{ id: one, title: { nb: En, en: One }, substances: [pembrolizumab] }, { id: two, title: { nb: To, en: Two }, substances: [nivolumab] }, { id: three, title: { nb: Tre, en: Three }, substances: [cemiplimab] }]`;
    const agreement = typeExample("f03-expenditure-cap", {
      "suppliers: []": shared,
      "substances: [pembrolizumab]\n  start_from": "substances: [pembrolizumab, nivolumab, cemiplimab]\n  start_from",
      "this-supplier-only": "by-share-of-cost",
      'amount: "20000000"': 'amount: "0"',
      'percent: "75"': 'percent: "100"',
      'price: "35000"': 'price: "0.0033"',
    });
    // 1 unit each of 0.0033: together 0.0099, rounded once to 0.01; thirds of one øre go to the first.
    const three = (["pembrolizumab", "nivolumab", "cemiplimab"] as const).map((substance) => ({ substance }));
    const found = settledFor(agreement, three);
    expect(found).toEqual(["one 0.01", "two 0.00", "three 0.00"]);
  });
});

describe("F4 doses after the fourteenth in each eye", () => {
  const eye = (bodyPart: string | null, times: number) => monthly("a", "2024-01-10", times, { bodyPart });

  it("are paid by the supplier, and each eye has a count of its own", () => {
    const units = [...eye("left", 16), ...eye("right", 14)];
    expect(lines(settled(typeExample("f04-dose-cap"), { units }))).toEqual([
      "dose-cap patient-1 2025 refundable 1484.34",
    ]);
  });

  it.each([
    ["one-body-part", ["dose-cap patient-1 2025 refundable 742.17"]],
    ["own-count", []],
  ])("where the eye is not stated count as agreed: %s", (answer, expected) => {
    const agreement = typeExample("f04-dose-cap", {
      "body_part_missing: one-body-part": `body_part_missing: ${answer}`,
    });
    expect(lines(settled(agreement, { units: eye(null, 15) }))).toEqual(expected);
  });

  it("given before the agreement move the count where that is agreed, and carry no money", () => {
    const units = monthly("a", "2023-01-10", 14, { bodyPart: "left" });
    // Twelve doses in 2023, two in 2024, then two more: the fifteenth and sixteenth are free.
    const more = [
      ...units,
      used("a", "2024-03-10", 1, { bodyPart: "left" }),
      used("a", "2024-04-10", 1, { bodyPart: "left" }),
    ];
    expect(lines(settled(typeExample("f04-dose-cap"), { units: more }))).toEqual([
      "dose-cap patient-1 2024 refundable 1484.34",
    ]);
    const not = typeExample("f04-dose-cap", {
      "count_before_agreement: counted": "count_before_agreement: not-counted",
    });
    expect(lines(settled(not, { units: more }))).toEqual([]);
  });
});

describe("F5 one fee of 12,200 at the third monthly pack", () => {
  it.each([
    [2, []],
    [3, ["fee patient-1 2024 payable 12200.00"]],
    [30, ["fee patient-1 2024 payable 12200.00"]],
  ])("%i packs", (packs, expected) => {
    expect(lines(settled(typeExample("f05-fixed-fee"), { units: monthly("a", "2024-01-05", packs) }))).toEqual(
      expected,
    );
  });

  it("is paid once for a patient in two hospitals, and for each of two patients", () => {
    const two = [...monthly("a", "2024-01-05", 3), ...monthly("a", "2024-02-20", 3), ...monthly("b", "2024-01-05", 4)];
    expect(net(settled(typeExample("f05-fixed-fee"), { units: two })).net).toBe("24400.00");
  });

  it.each([
    ["same-course }", "12200.00"],
    ["new-course, pause_days: 180 }", "24400.00"],
  ])("after a pause of a year falls due as agreed: %s", (rule, expected) => {
    const agreement = typeExample("f05-fixed-fee", {
      "over: agreement }": "over: treatment }",
      "several_hospitals: one-patient": `several_hospitals: one-patient\n  restart_after_pause: { rule: ${rule}`,
    });
    const units = [...monthly("a", "2024-01-05", 3), ...monthly("a", "2025-06-05", 3)];
    expect(net(settled(agreement, { units })).net).toBe(expected);
  });

  it("goes back where the third pack is returned", () => {
    const units = [...monthly("a", "2024-01-05", 3), used("a", "2024-04-01", -1)];
    expect(net(settled(typeExample("f05-fixed-fee"), { units })).net).toBe("0.00");
  });
});

describe("F6 first cycle of six weeks free, 3,139 a cycle", () => {
  it.each([
    ["four cycles give the first back", monthly("a", "2024-01-05", 4), "-3139.00"],
    ["a cycle given in part counts as whole", [used("a", "2024-01-05", "0.5")], "-3139.00"],
    [
      "a new course after 181 days gives another free cycle",
      [used("a", "2024-01-01", 1), used("a", "2024-06-30", 1)],
      "-6278.00",
    ],
    ["a pause of exactly 180 days does not", [used("a", "2024-01-01", 1), used("a", "2024-06-29", 1)], "-3139.00"],
  ])("%s", (_, units, expected) => {
    expect(net(settled(typeExample("f06-free-initial-doses"), { units })).net).toBe(expected);
  });

  it("gives back half a cycle for half a cycle where parts count pro rata", () => {
    const agreement = typeExample("f06-free-initial-doses", {
      "partial_unit: counts-as-whole": "partial_unit: pro-rata",
    });
    expect(net(settled(agreement, { units: [used("a", "2024-01-05", "0.5")] })).net).toBe("-1569.50");
  });
});

describe("F7 two vials at the price of one above 100 kg, 2,147 a vial", () => {
  const two = (weightKg: string | null) => [used("a", "2024-02-01", 2, { weightKg })];
  it.each([
    ["100", "0.00"],
    ["100.1", "-2147.00"],
  ])("%s kg: %s", (weight, expected) => {
    expect(net(settled(typeExample("f07-weight-flat-price"), { units: two(weight) })).net).toBe(expected);
  });

  it.each([
    ["hold", { net: "0.00", lower: "-2147.00", upper: "0.00" }],
    ["above", { net: "-2147.00", lower: "-2147.00", upper: "0.00" }],
    ["not-above", { net: "0.00", lower: "-2147.00", upper: "0.00" }],
  ])("a missing weight is settled as agreed (%s), within the same bounds", (answer, expected) => {
    const agreement = typeExample("f07-weight-flat-price", { "missing_weight: hold": `missing_weight: ${answer}` });
    const settlement = settled(agreement, { units: two(null) });
    expect(net(settlement)).toEqual(expected);
    expect(settlement.missing).toEqual([{ what: "weight", term: "weight", units: "2", value: "214700" }]);
    expect(lines(settlement).filter((line) => line.includes("held"))).toEqual(
      answer === "hold" ? ["weight patient-1 2024 held 2147.00"] : [],
    );
  });

  it.each([
    ["weight-on-the-day", "-2147.00"],
    ["weight-at-start", "0.00"],
  ])("a weight that crosses 100 kg counts as agreed: %s", (answer, expected) => {
    const agreement = typeExample("f07-weight-flat-price", { "weight-on-the-day": answer });
    const units = [used("a", "2024-02-01", 2, { weightKg: "98" }), used("a", "2024-05-01", 2, { weightKg: "103" })];
    expect(net(settled(agreement, { units })).net).toBe(expected);
  });
});

describe("F8 blended price of 4,871.20 for 70/30, settled against the actual mix", () => {
  const months = (lung: number, melanoma: number, unknown = 0) => [
    used("a", "2024-03-01", lung, { indication: "C349" }),
    used("b", "2024-03-01", melanoma, { indication: "C439" }),
    ...(unknown === 0 ? [] : [used("c", "2024-03-01", unknown)]),
  ];

  it("pays 710,400 back where 1,000 months were 550 and 450", () => {
    expect(lines(settled(typeExample("f08-blended-price"), { units: months(550, 450) }))).toEqual([
      "mix group 2024 refundable 710400.00",
    ]);
  });

  it("owes more where the dearer indication was used more", () => {
    expect(lines(settled(typeExample("f08-blended-price"), { units: months(800, 200) }))).toEqual([
      "mix group 2024 payable 473600.00",
    ]);
  });

  // 500 lung, 400 melanoma, 100 unknown; invoiced 4,871,200. Known cost 3,146,000 + 622,400 = 3,768,400 for 900 months.
  it.each([
    ["pro-rata", "-684088.89"],
    ["lowest", "-947200.00"],
    ["highest", "-473600.00"],
  ])("takes months without an indication as agreed (%s): %s", (answer, expected) => {
    const agreement = typeExample("f08-blended-price", {
      "unknown_indication: pro-rata": `unknown_indication: ${answer}`,
    });
    const settlement = settled(agreement, { units: months(500, 400, 100) });
    expect(net(settlement)).toEqual({ net: expected, lower: "-947200.00", upper: "-473600.00" });
    // The money value of the missing codes: 100 months times 6,292 less 1,556.
    expect(settlement.missing).toEqual([{ what: "indication", term: "mix", units: "100", value: "47360000" }]);
  });
});

describe("F9 price by indication, paid and not invoiced", () => {
  it("pays each month at its indication, and holds the difference for the unknown", () => {
    const units = [
      used("a", "2024-03-01", 2, { indication: "C349" }),
      used("b", "2024-03-01", 3, { indication: "C439" }),
      used("c", "2024-03-01", 1),
    ];
    const settlement = settled(typeExample("f09-indication-price"), { units });
    expect(lines(settlement)).toEqual([
      "by-indication group 2024 payable 18808.00",
      "by-indication group 2024 held 4736.00",
    ]);
    expect(net(settlement)).toEqual({ net: "18808.00", lower: "18808.00", upper: "23544.00" });
  });

  it.each([
    ["as-unknown", "1556.00"],
    ["lowest", "1556.00"],
    ["highest", "6292.00"],
    ["unchanged-price", "6292.00"],
  ])("takes off-label use as agreed: %s", (answer, expected) => {
    const agreement = typeExample("f09-indication-price", { "off_label: as-unknown": `off_label: ${answer}` });
    expect(net(settled(agreement, { units: [used("a", "2024-03-01", 1, { indication: "C61" })] })).net).toBe(expected);
  });

  it.each([
    ["by-unit", "7848.00"],
    ["first-of-patient", "12584.00"],
  ])("takes a patient with two indications as agreed: %s", (answer, expected) => {
    const agreement = typeExample("f09-indication-price", { "two_indications: by-unit": `two_indications: ${answer}` });
    const units = [
      used("a", "2024-03-01", 1, { indication: "C349" }),
      used("a", "2024-04-01", 1, { indication: "C439" }),
    ];
    expect(net(settled(agreement, { units })).net).toBe(expected);
  });
});

describe("F11 half price on the first three cycles of 55,000", () => {
  it.each([
    ["a patient who stops inside them", 2, "-55000.00"],
    ["a patient who goes on", 10, "-82500.00"],
  ])("%s", (_, cycles, expected) => {
    expect(net(settled(typeExample("f11-cost-sharing"), { units: monthly("a", "2024-01-05", cycles) })).net).toBe(
      expected,
    );
  });

  it("are not given again after a pause where the course is the same", () => {
    const units = [...monthly("a", "2024-01-05", 3), ...monthly("a", "2026-01-05", 3)];
    expect(net(settled(typeExample("f11-cost-sharing"), { units })).net).toBe("-82500.00");
  });
});

describe("several rules, applied in order (O12: 10 % off, 20 % of the rest above 500 packs, 75 % above 15 million)", () => {
  // 1,000 packs of 35,000: 35.0 m; less 3.5 m; 20 % of 31,500 on 500 packs = 3.15 m; left 28.35 m; 75 % of 13.35 m.
  it("takes rebate on rebate where the basis is what remains", () => {
    expect(lines(settled(typeExample("o12-mixed"), { units: [used("a", "2024-05-01", 1000)] }))).toEqual([
      "flat group 2024 refundable 3500000.00",
      "volume group 2024 refundable 3150000.00",
      "cap group 2024 refundable 10012500.00",
    ]);
  });

  it("takes shares of the list price where the basis is the list", () => {
    const agreement = typeExample("o12-mixed", {
      "basis: remaining\n    formula:\n      kind: tiers": "basis: list\n    formula:\n      kind: tiers",
    });
    expect(lines(settled(agreement, { units: [used("a", "2024-05-01", 1000)] }))[1]).toBe(
      "volume group 2024 refundable 3500000.00",
    );
  });

  it.each([
    [
      "a fee for each body part",
      "f05-fixed-fee",
      { "per: patient,": "per: patient-and-body-part," },
      "could not be bounded",
    ],
    [
      "courses of the group",
      "f05-fixed-fee",
      { "per: patient, over: agreement": "per: group, over: treatment" },
      "for each patient",
    ],
    ["packs by body part", "f04-dose-cap", { "kind: doses": "kind: packs" }, "count doses"],
  ])("refuses %s", (_, name, changes, why) => {
    expect(() => typeExample(name, changes)).toThrow(why);
  });

  it("refuses a rule that sets the price anew after another rule", () => {
    const cap = `{ kind: cap, amount: "15000000", percent: "75", counting: { per: group, over: calendar-year }, suppliers: [] }`;
    const fee = `{ kind: fixed-fee, amount: "1", from_unit: "1", counting: { per: patient, over: agreement } }`;
    expect(() => typeExample("o12-mixed", { [cap]: fee })).toThrow("sets the price anew");
  });
});

describe("units about the last day of an agreement", () => {
  it.each([
    ["2024-06-30", "-3139.00"],
    ["2024-07-01", "0.00"],
  ])("a cycle begun on %s comes to %s", (day, expected) => {
    const agreement = typeExample("f06-free-initial-doses", {
      "effective: { from: 2024-01-01 }": "effective: { from: 2024-01-01, to: 2024-06-30 }",
    });
    expect(net(settled(agreement, { units: [used("a", day, 1)] })).net).toBe(expected);
  });
});

/** Refund by supplier of one unit each of three substances, on one day. */
function settledFor(
  agreement: ReturnType<typeof typeExample>,
  units: readonly { readonly substance: string }[],
): string[] {
  const facts = units.map(({ substance }, i) => used(`p${i}`, "2024-05-01", 1, { substance }));
  const settlement = settled(agreement, { units: facts, keepSubstances: true });
  return settlement.lines.map(({ supplier, amount }) => `${supplier} ${kroner(amount)}`);
}
