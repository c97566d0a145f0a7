import { describe, expect, it } from "vitest";
import { daysBetween } from "../../../pipelines/evaluate/calendar.ts";
import { evaluatePatients } from "../../../pipelines/evaluate/evaluate-patients.ts";
import { settle } from "../../../pipelines/settle/settle.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Milestone } from "../../../schemas/evaluation.ts";
import type { OutcomeRow } from "../../../schemas/measure.ts";
import type { PatientFacts } from "../../../schemas/patient-facts.ts";
import { alive, dead, emigrated, example, outcome, patient } from "./made-up.ts";

const agreement = example("sma-onasemnogene");
const infused = "2021-12-15";

interface Case {
  readonly timeZero?: string;
  readonly asOf?: string;
  readonly dataCuts?: Readonly<Record<string, string>>;
  readonly facts?: Partial<PatientFacts>;
  readonly row?: Partial<OutcomeRow>;
  readonly by?: Agreement;
  readonly disputes?: readonly { personId: string; milestone: string }[];
}

const followedTo = (timeZero: string, day: string): Partial<OutcomeRow> => ({
  time_days: daysBetween(timeZero, day),
  event: 0,
  reason: "end-of-data",
});

const eventOn = (timeZero: string, day: string, reason: string): Partial<OutcomeRow> => ({
  time_days: daysBetween(timeZero, day),
  event: 1,
  reason,
});

const judge = ({
  timeZero = infused,
  asOf = "2026-12-31",
  dataCuts,
  facts,
  row,
  by = agreement,
  disputes = [],
}: Case) => {
  const milestones = evaluatePatients({
    agreement: by,
    patients: [patient(timeZero, "onasemnogene", { vital: alive("2026-12-31"), ...facts })],
    outcomes: new Map([["dpv", row === undefined ? [] : [outcome({ time_zero: timeZero, ...row })]]]),
    asOf,
    dataCuts: dataCuts ?? { sma_children: asOf, folkeregisteret: asOf },
    disputes,
  });
  return { milestones, settlement: settle(milestones, by) };
};

const statuses = (milestones: readonly Milestone[]): readonly string[] => milestones.map(({ status }) => status);

describe("onasemnogene, infused 2021-12-15, judged 2026-12-31", () => {
  it("pays five instalments, 2,155,124.65, for a child without an event", () => {
    const { milestones, settlement } = judge({ row: followedTo(infused, "2026-12-31") });
    expect(milestones.map(({ due, amount, status }) => `${due} ${amount} ${status}`)).toEqual([
      "2021-12-15 43102493 MET",
      "2022-12-15 43102493 MET",
      "2023-12-15 43102493 MET",
      "2024-12-15 43102493 MET",
      "2025-12-15 43102493 MET",
    ]);
    expect(settlement?.totals.payable).toBe("215512465");
    expect(settlement?.bounds).toEqual({ lower: "215512465", upper: "215512465" });
  });

  it("pays two instalments, 862,049.86, when the criterion is met 2023-06-01, and no later one", () => {
    const { milestones, settlement } = judge({ row: eventOn(infused, "2023-06-01", "permanent-ventilation") });
    expect(statuses(milestones)).toEqual(["MET", "MET", "NOT_MET", "NOT_MET", "NOT_MET"]);
    expect(milestones[2]?.reasons).toEqual(["permanent-ventilation"]);
    expect(settlement?.totals.payable).toBe("86204986");
  });
});

describe("onasemnogene, infused 2021-12-15, judged 2024-01-01", () => {
  it("counts instalments that a known event has ended for good as not payable, not as a commitment to come", () => {
    const { milestones, settlement } = judge({
      asOf: "2024-01-01",
      row: eventOn(infused, "2023-06-01", "permanent-ventilation"),
    });
    expect(statuses(milestones)).toEqual(["MET", "MET", "NOT_MET", "NOT_MET", "NOT_MET"]);
    expect(settlement?.totals).toMatchObject({ payable: "86204986", notDue: "0" });
  });

  it("leaves instalments of a child without an event as not due", () => {
    const { milestones, settlement } = judge({ asOf: "2024-03-01", row: followedTo(infused, "2024-03-01") });
    expect(statuses(milestones)).toEqual(["MET", "MET", "MET", "NOT_DUE", "NOT_DUE"]);
    expect(settlement?.totals.notDue).toBe("86204986");
  });
});

describe("the day of the event", () => {
  it.each([
    ["the day before the due date", "2022-12-14", "NOT_MET"],
    ["the due date itself, which counts as before it", "2022-12-15", "NOT_MET"],
    ["the day after the due date", "2022-12-16", "MET"],
  ])("on %s", (_, day, status) => {
    const { milestones } = judge({ row: eventOn(infused, day, "permanent-ventilation") });
    expect(milestones[1]?.status).toBe(status);
  });

  it("on the due date is after it where the agreement says so", () => {
    const by = example("sma-onasemnogene", { "counts-as-before": "counts-as-after" });
    const { milestones } = judge({ by, row: eventOn(infused, "2022-12-15", "permanent-ventilation") });
    expect(statuses(milestones)).toEqual(["MET", "MET", "NOT_MET", "NOT_MET", "NOT_MET"]);
  });

  it("takes a death from the population register even where the measure has no row", () => {
    const { milestones } = judge({ facts: { vital: dead("2022-12-15") } });
    expect(statuses(milestones)).toEqual(["UNKNOWN", "NOT_MET", "NOT_MET", "NOT_MET", "NOT_MET"]);
    expect(milestones[1]?.reasons).toEqual(["death"]);
  });
});

describe("months", () => {
  it.each([
    ["2024-02-29", "2025-02-28"],
    ["2023-02-28", "2024-02-28"],
    ["2021-12-31", "2022-12-31"],
  ])("an infusion on %s is due after one year on %s", (timeZero, due) => {
    const { milestones } = judge({ timeZero, row: followedTo(timeZero, "2026-12-31") });
    expect(milestones[1]?.due).toBe(due);
  });

  it("are clamped: 31 August and six months is the last of February", () => {
    const by = example("sma-onasemnogene", { "due: { months: 12 }": "due: { months: 6 }" });
    const due = (timeZero: string) =>
      judge({ by, timeZero, row: followedTo(timeZero, "2026-12-31") }).milestones[1]?.due;
    expect([due("2022-08-31"), due("2023-08-31")]).toEqual(["2023-02-28", "2024-02-29"]);
  });

  it("are not days: 365 days from 2023-12-15 is a day earlier than twelve months", () => {
    const by = example("sma-onasemnogene", { "due: { months: 12 }": "due: { days: 365 }" });
    const timeZero = "2023-12-15";
    const days = judge({ by, timeZero, row: followedTo(timeZero, "2026-12-31") }).milestones[1]?.due;
    const months = judge({ timeZero, row: followedTo(timeZero, "2026-12-31") }).milestones[1]?.due;
    expect([days, months]).toEqual(["2024-12-14", "2024-12-15"]);
  });
});

describe("the three clocks", () => {
  const lost = followedTo(infused, "2022-06-01");

  it.each([
    ["the day before the due date", "2022-12-14", "NOT_DUE"],
    ["the due date", "2022-12-15", "PENDING"],
    ["the last day before the lag of 60 days has passed", "2023-02-12", "PENDING"],
    ["the day on which the lag has passed", "2023-02-13", "UNKNOWN"],
  ])("a child lost to follow-up, judged on %s", (_, asOf, status) => {
    expect(judge({ asOf, row: lost }).milestones[1]?.status).toBe(status);
  });

  it("is pending, not unknown, while a source has not delivered far enough, however late it is", () => {
    const dataCuts = { sma_children: "2023-02-12", folkeregisteret: "2026-12-31" };
    expect(judge({ asOf: "2026-12-31", dataCuts, row: lost }).milestones[1]?.status).toBe("PENDING");
    expect(judge({ asOf: "2026-12-31", dataCuts: {}, row: lost }).milestones[1]?.status).toBe("PENDING");
  });

  it("does not believe that nothing happened before the data clock has closed", () => {
    const row = followedTo(infused, "2023-02-01");
    expect(judge({ asOf: "2023-02-12", row }).milestones[1]?.status).toBe("PENDING");
    expect(judge({ asOf: "2023-02-13", row }).milestones[1]?.status).toBe("MET");
  });

  it("believes at once that something happened", () => {
    const row = eventOn(infused, "2022-12-01", "death");
    expect(judge({ asOf: "2022-12-15", row }).milestones[1]?.status).toBe("NOT_MET");
  });

  it("holds what is unknown and shows what it can come to", () => {
    const { settlement } = judge({ asOf: "2023-02-13", row: lost });
    expect(settlement?.totals).toEqual({
      payable: "43102493",
      refundable: "0",
      held: "43102493",
      disputed: "0",
      notDue: "129307479",
    });
    expect(settlement?.bounds).toEqual({ lower: "43102493", upper: "86204986" });
  });
});

describe("edge cases", () => {
  const row = followedTo(infused, "2026-12-31");

  it("emigration: milestones due earlier stand, from the day itself none applies", () => {
    const facts = { vital: emigrated("2023-12-15") };
    const { milestones, settlement } = judge({
      facts,
      row: { ...followedTo(infused, "2023-12-15"), reason: "emigration" },
    });
    expect(statuses(milestones)).toEqual(["MET", "MET", "NOT_APPLICABLE", "NOT_APPLICABLE", "NOT_APPLICABLE"]);
    expect(settlement?.bounds).toEqual({ lower: "86204986", upper: "86204986" });
  });

  it("emigration after an event: the event stands", () => {
    const facts = { vital: emigrated("2023-12-01") };
    const { milestones } = judge({ facts, row: eventOn(infused, "2023-06-01", "permanent-ventilation") });
    expect(milestones[2]?.reasons).toEqual(["permanent-ventilation"]);
    expect(milestones[2]?.status).toBe("NOT_MET");
  });

  it("death abroad after emigration: the milestone no longer applied", () => {
    const vital = { ...dead("2023-09-01"), emigrationDate: "2023-06-01" };
    const { milestones } = judge({ facts: { vital }, row: eventOn(infused, "2023-09-01", "death") });
    expect(milestones[2]?.status).toBe("NOT_APPLICABLE");
  });

  it("emigration and return: followed as before", () => {
    const vital = { ...alive("2026-12-31"), emigrationDate: "2022-03-01" };
    expect(statuses(judge({ facts: { vital }, row }).milestones)).toEqual(["MET", "MET", "MET", "MET", "MET"]);
  });

  it("switch to another medicine: failure from that day", () => {
    const exposures = [
      { substance: "onasemnogene", date: infused, file: "made-up", line: 2 },
      { substance: "risdiplam", date: "2023-01-10", file: "made-up", line: 3 },
    ];
    const { milestones } = judge({ facts: { exposures }, row });
    expect(milestones.map(({ status, reasons }) => [status, ...reasons].join(" "))).toEqual([
      "MET",
      "MET",
      "NOT_MET switch",
      "NOT_MET switch",
      "NOT_MET switch",
    ]);
  });

  it("second dose: no new clock, and every milestone is marked", () => {
    const exposures = [infused, "2023-05-01"].map((date) => ({
      substance: "onasemnogene",
      date,
      file: "made-up",
      line: 2,
    }));
    const { milestones } = judge({ facts: { exposures }, row });
    expect(milestones.map(({ due }) => due)[4]).toBe("2025-12-15");
    expect(milestones.every(({ reasons }) => reasons.includes("retreated"))).toBe(true);
  });

  it("dispute: freezes that milestone and no other", () => {
    const { milestones, settlement } = judge({ row, disputes: [{ personId: "made-up-1", milestone: "year-2" }] });
    expect(statuses(milestones)).toEqual(["MET", "MET", "DISPUTED", "MET", "MET"]);
    expect(settlement?.totals.disputed).toBe("43102493");
    expect(settlement?.bounds).toEqual({ lower: "172409972", upper: "215512465" });
  });

  it("no row at all: unknown once the data clock has closed, and never met", () => {
    const { milestones } = judge({});
    expect(statuses(milestones)).toEqual(["UNKNOWN", "UNKNOWN", "UNKNOWN", "UNKNOWN", "UNKNOWN"]);
  });

  it.each([
    ["overlapping-ventilation-periods", "unknown"],
    ["permanent-ventilation-before-time-zero", "not-estimable"],
  ] as const)(
    "contradictory data, %s: unknown with that reason, even where the lost count as not met",
    (reason, status) => {
      const by = example("sma-onasemnogene", { "lost_to_follow_up: unknown": "lost_to_follow_up: not-met" });
      const { milestones } = judge({ by, row: { status, reason } });
      expect(milestones[1]).toMatchObject({ status: "UNKNOWN", reasons: [reason] });
      expect(judge({ by, row: { status: "unknown", reason: "no-follow-up" } }).milestones[1]).toMatchObject({
        status: "NOT_MET",
        reasons: ["lost-to-follow-up"],
      });
    },
  );

  it("a person excluded by a start criterion has no milestones and no money", () => {
    const facts = { included: false, excludedBy: "smn2-copies", answers: { "smn2-copies": "not-met" as const } };
    const { milestones, settlement } = judge({ facts, row });
    expect(milestones).toEqual([]);
    expect(settlement?.lines).toEqual([]);
  });
});

describe("evidence", () => {
  it("leads from a milestone to the lines of the first dose and of the event", () => {
    const { milestones } = judge({ row: eventOn(infused, "2023-06-01", "permanent-ventilation") });
    expect(milestones[2]?.evidence).toEqual([
      { role: "time-zero", file: "made-up", line: 2 },
      { role: "event", file: "made-up", line: 50 },
    ]);
  });
});
