import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readAgreement } from "../../../pipelines/evaluate/read-agreement.ts";
import { lintAgreement } from "../../../pipelines/lint/lint-agreement.ts";
import { alive, assessed, patient } from "../evaluate/made-up.ts";
import { lines, monthly, settled, used } from "./settled.ts";

// Agreements that somebody wrote from schemas/agreement/FIELDS.md alone, without an example at hand.
const folder = resolve(import.meta.dirname, "../../fixtures/agreements/from-the-manual");
const names = readdirSync(folder).map((file) => file.replace(/\.yaml$/, ""));
const textOf = (name: string): string => readFileSync(resolve(folder, `${name}.yaml`), "utf8");
const written = (name: string) => readAgreement(textOf(name), `${name}.yaml`);

describe("agreements written from the manual", () => {
  it.each(names)("%s is in form, breaks no point of the framework, and its labels fit its parts", (name) => {
    expect(written(name).id).toBe(name);
    const linted = lintAgreement(textOf(name), `${name}.yaml`, { workspace: null, asOf: null });
    const checks = linted.state === "checked" ? linted.checks : [];
    expect(checks.length).toBeGreaterThan(40);
    expect(checks.filter(({ answer }) => answer === "breach")).toEqual([]);
    expect(checks.find(({ check }) => check === "labels-fit-parts")?.answer).toBe("ok");
  });

  it("are the staged payment in months and in days, and six more", () => {
    expect(names.sort()).toEqual([
      "cap-per-eye",
      "first-cycle-free",
      "fixed-fee-from-third-pack",
      "price-by-indication-mix",
      "price-volume-and-cap",
      "refund-without-response",
      "staged-car-t-days",
      "staged-car-t-months",
    ]);
  });
});

describe("a staged payment of 3,200,000", () => {
  const infused = (date: string, responses: Readonly<Record<string, string>>) =>
    patient(date, "tisagenlecleucel", {
      vital: alive("2027-12-31"),
      assessments: Object.entries(responses).flatMap(([day, response]) => assessed(day, { response })),
    });

  it("in months: 52 % at infusion on 31 August, 48 % on the last of February 18 months later", () => {
    const patients = [infused("2024-08-31", { "2024-11-30": "CR", "2026-02-28": "CR" })];
    expect(lines(settled(written("staged-car-t-months"), { patients }))).toEqual([
      "infusion patient-1 - payable 1664000.00",
      "response-18 patient-1 - payable 1536000.00",
    ]);
  });

  it("in days: 16 % for each of days 180, 270 and 365 that is reached before the relapse", () => {
    // Day 180 is 28 August, day 270 is 26 November, day 365 is 1 March.
    const patients = [infused("2024-03-01", { "2024-08-20": "CR", "2024-11-26": "CR", "2025-03-01": "PD" })];
    expect(lines(settled(written("staged-car-t-days"), { patients }))).toEqual([
      "infusion patient-1 - payable 1664000.00",
      "day-180 patient-1 - payable 512000.00",
      "day-270 patient-1 - payable 512000.00",
      "day-365 patient-1 - not-payable 512000.00",
    ]);
  });

  it.each([
    ["day 180", "2024-08-28", "payable"],
    ["day 181, which six months would have allowed", "2024-08-29", "not-payable"],
  ])("in days: a first response on %s", (_, day, expected) => {
    const patients = [infused("2024-03-01", { "2024-05-01": "PR", [day]: "CR" })];
    expect(lines(settled(written("staged-car-t-days"), { patients }))[1]).toBe(
      `day-180 patient-1 - ${expected} 512000.00`,
    );
  });
});

describe("a refund of every cycle where M-protein fell by less than half within four; 30,000 a cycle", () => {
  const measured = (values: readonly number[]) =>
    patient("2024-01-10", "bortezomib", {
      vital: alive("2024-12-31"),
      assessments: [
        ...assessed("2024-01-10", { m_protein: 40 }),
        ...values.flatMap((value, i) => assessed(`2024-03-${20 + i}`, { m_protein: value })),
      ],
    });
  // Four cycles up to the due date, day 84, and one after it.
  const units = ["2024-01-10", "2024-01-31", "2024-02-21", "2024-03-13", "2024-04-04"].map((day) =>
    used("made-up-1", day, 1),
  );

  it.each([
    ["from 40 to 21", [30, 21], "NOT_MET", "refundable"],
    ["from 40 to 20", [30, 20], "MET", "not-payable"],
    // The baseline of day 0 lies outside the window, so it is not taken for the outcome.
    ["that nobody measured", [], "UNKNOWN", "not-payable"],
  ])("a fall %s", (_, values, status, kind) => {
    const found = settled(written("refund-without-response"), { patients: [measured(values)], units });
    expect(found.lines).toMatchObject([{ status, kind, amount: "12000000" }]);
  });
});

describe("prices by unit", () => {
  it("a fee of 120,000 falls due with the third pack, with nothing before and nothing after", () => {
    const fee = written("fixed-fee-from-third-pack");
    expect(lines(settled(fee, { units: monthly("a", "2024-01-10", 2) }))).toEqual([]);
    expect(lines(settled(fee, { units: monthly("a", "2024-01-10", 9) }))).toEqual([
      "fee patient-1 2024 payable 120000.00",
    ]);
  });

  it("the supplier pays for the fifteenth and sixteenth injection of the left eye, at 9,000", () => {
    const eye = (bodyPart: string, times: number) => monthly("a", "2024-01-10", times, { bodyPart });
    expect(lines(settled(written("cap-per-eye"), { units: [...eye("left", 16), ...eye("right", 14)] }))).toEqual([
      "eye-cap patient-1 2025 refundable 18000.00",
    ]);
  });

  it("the first of three cycles is free, at 50,000", () => {
    expect(lines(settled(written("first-cycle-free"), { units: monthly("a", "2024-01-10", 3) }))).toEqual([
      "first-free patient-1 2024 refundable 50000.00",
    ]);
  });

  it("seven months for lung, two for melanoma and one unknown cost 3,683.56 more than the blended price", () => {
    // 10 × (7 × 6,292 + 2 × 1,556) / 9 = 52,395.56, paid 10 × 4,871.20 = 48,712.00.
    const units = [
      ...monthly("a", "2024-01-10", 7, { indication: "C341" }),
      ...monthly("b", "2024-01-10", 2, { indication: "C439" }),
      used("c", "2024-05-10", 1),
    ];
    expect(lines(settled(written("price-by-indication-mix"), { units }))).toEqual([
      "actual-mix group 2024 payable 3683.56",
    ]);
  });

  it("4,000 packs at 8,000 give a rebate of 3.6 million, and 75 % of what is left above 20 million", () => {
    // 2,000 × 800 + 1,000 × 2,000 = 3,600,000; 32,000,000 − 3,600,000 − 20,000,000 = 8,400,000, of which 75 %.
    const units = [used("a", "2024-02-10", 4000)];
    expect(lines(settled(written("price-volume-and-cap"), { units }))).toEqual([
      "volume group 2024 refundable 3600000.00",
      "cap group 2024 refundable 6300000.00",
    ]);
  });
});
