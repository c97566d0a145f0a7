import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../pipelines/evaluate/calendar.ts";
import { evaluatePatients } from "../../../pipelines/evaluate/evaluate-patients.ts";
import { settle } from "../../../pipelines/settle/settle.ts";
import type { Milestone } from "../../../schemas/evaluation.ts";
import type { OutcomeRow } from "../../../schemas/measure.ts";
import type { PatientFacts } from "../../../schemas/patient-facts.ts";
import { alive, dead, emigrated, example, outcome, patient } from "../../spec/evaluate/made-up.ts";

const agreement = example("sma-onasemnogene");
const asOf = "2026-06-30";

interface Child {
  readonly facts: PatientFacts;
  readonly row: OutcomeRow | null;
}

const day = fc.integer({ min: 0, max: 1700 }).map((days) => addDays("2021-11-01", days));
const child = fc
  .record({
    id: fc.uuid(),
    start: day,
    days: fc.integer({ min: 0, max: 1800 }),
    end: fc.constantFrom("event-free", "death", "permanent-ventilation", "emigration", "unknown", "no-row"),
  })
  .map(({ id, start, days, end }): Child => {
    const last = addDays(start, days);
    const vital = end === "death" ? dead(last) : end === "emigration" ? emigrated(last) : alive(last);
    const facts = patient(start, "onasemnogene", { personId: id, vital });
    if (end === "no-row") return { facts, row: null };
    const event = end === "death" || end === "permanent-ventilation" ? 1 : 0;
    const base = { person_id: id, time_zero: start, reason: end };
    if (end === "unknown") return { facts, row: outcome({ ...base, status: "unknown", reason: "no-follow-up" }) };
    return { facts, row: outcome({ ...base, time_days: days, event }) };
  });
const children = fc.uniqueArray(child, { maxLength: 8, selector: ({ facts }) => facts.personId });

const judge = (cohort: readonly Child[], day = asOf): readonly Milestone[] =>
  evaluatePatients({
    agreement,
    patients: cohort.map(({ facts }) => facts),
    outcomes: new Map([["dpv", cohort.flatMap(({ row }) => (row === null ? [] : [row]))]]),
    asOf: day,
    dataCuts: { sma_children: day, folkeregisteret: day },
    disputes: [],
  });

describe("judging patients", () => {
  it("does not depend on the order in which they come", () => {
    fc.assert(
      fc.property(children, (cohort) => {
        expect(judge(cohort.toReversed())).toEqual(judge(cohort));
      }),
    );
  });

  it("gives a patient the same judgement alone as among others, but for the number", () => {
    fc.assert(
      fc.property(children, (cohort) => {
        const bare = (milestones: readonly Milestone[]) =>
          milestones.map(({ patient: _patient, figure: _figure, ...rest }) => JSON.stringify(rest)).sort();
        expect(bare(judge(cohort))).toEqual(bare(cohort.flatMap((one) => judge([one]))));
      }),
    );
  });

  it("never comes back to MET after a failure", () => {
    fc.assert(
      fc.property(children, (cohort) => {
        for (const milestones of Map.groupBy(judge(cohort), (each) => each.patient).values()) {
          const failed = milestones.findIndex(({ status }) => status === "NOT_MET");
          if (failed >= 0) expect(milestones.slice(failed).map(({ status }) => status)).not.toContain("MET");
        }
      }),
    );
  });

  it("knows nothing as missing before it is due and its data clock has closed", () => {
    fc.assert(
      fc.property(children, day, (cohort, judged) => {
        for (const { status, due, dataExpectedBy } of judge(cohort, judged)) {
          if (status === "NOT_DUE") expect(judged < due).toBe(true);
          // Before its due date a milestone is decided only by what has ended it for good.
          if (judged < due) expect(["NOT_DUE", "NOT_MET", "NOT_APPLICABLE"]).toContain(status);
          if (status === "UNKNOWN") expect(judged >= dataExpectedBy).toBe(true);
          if (status === "PENDING") expect(judged < dataExpectedBy).toBe(true);
        }
      }),
    );
  });

  it("widens the bounds, and only widens them, by a patient of whom nothing is known", () => {
    fc.assert(
      fc.property(children, day, (cohort, start) => {
        const stranger: Child = { facts: patient(start, "onasemnogene", { personId: "zzz" }), row: null };
        const [before, after] = [cohort, [...cohort, stranger]].map((all) => settle(judge(all), agreement)?.bounds);
        expect(BigInt(after?.lower ?? 1) <= BigInt(before?.lower ?? 0)).toBe(true);
        expect(BigInt(after?.upper ?? 0) >= BigInt(before?.upper ?? 1)).toBe(true);
      }),
    );
  });

  it("never makes a paid instalment larger than the list price per patient", () => {
    fc.assert(
      fc.property(children, (cohort) => {
        const settlement = settle(judge(cohort), agreement);
        for (const lines of Map.groupBy(settlement?.lines ?? [], (line) => line.patient).values()) {
          expect(lines.reduce((sum, line) => sum + BigInt(line.amount), 0n)).toBe(215512465n);
        }
      }),
    );
  });
});
