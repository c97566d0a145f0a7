import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Milestone, Settlement } from "../../../schemas/evaluation.ts";
import type { UnitFact } from "../../../schemas/unit-fact.ts";
import { settled, typeExample, typeExampleNames, used } from "../../spec/agreement-types/settled.ts";
import { halfKnown } from "./half-known.ts";

const runs = { numRuns: 60 };

/** Answers that the examples do not give and that move their bounds. */
const variants: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  "f04-dose-cap": [
    ["body_part_missing: one-body-part", "body_part_missing: own-count"],
    ["units: after", "units: first"],
  ],
  "f07-weight-flat-price": [
    ["missing_weight: hold", "missing_weight: above"],
    ["weight-on-the-day", "weight-at-start"],
  ],
  "f08-blended-price": [
    ["unknown_indication: pro-rata", "unknown_indication: hold"],
    ["two_indications: by-unit", "two_indications: first-of-patient"],
  ],
  "f09-indication-price": [
    ["unknown_indication: hold", "unknown_indication: lowest"],
    ["two_indications: by-unit", "two_indications: first-of-patient"],
  ],
  "o02-success-fee-spain": [["when_not_applicable: nothing", "when_not_applicable: refund"]],
  "o06-price-by-gain": [["score_unknown: hold", "score_unknown: lowest-price"]],
  "o10-temporary-introduction": [["estimate_missing: hold", "estimate_missing: price-unchanged"]],
  "o11-guaranteed-response": [["unknown_in_n: not-in-n", "unknown_in_n: as-success"]],
};
/** Every example with money, and under the other answers. */
const agreements: readonly (readonly [string, Agreement])[] = typeExampleNames
  .flatMap((name) => [
    [name, typeExample(name)] as const,
    ...(variants[name] ?? []).map(([from, to]) => [`${name}, ${to}`, typeExample(name, { [from]: to })] as const),
  ])
  .filter(([, agreement]) => agreement.amount !== undefined);

const netOf = ({ totals }: Settlement): bigint => BigInt(totals.payable) - BigInt(totals.refundable);
const widthOf = ({ bounds }: Settlement): bigint => BigInt(bounds.upper) - BigInt(bounds.lower);

const holds = ({ bounds }: Settlement, net: bigint): boolean =>
  BigInt(bounds.lower) <= net && net <= BigInt(bounds.upper);

describe.each(agreements)("the bounds of %s", (_, by) => {
  it("hold what is settled now, and what everything comes to once it is known", () => {
    fc.assert(
      fc.property(halfKnown(by), ({ truth, seen }) => {
        const found = settled(by, seen);
        for (const net of [netOf(found), netOf(settled(by, truth))]) expect(holds(found, net)).toBe(true);
      }),
      runs,
    );
  });

  it("hold both while the data of a period may still come in", () => {
    fc.assert(
      fc.property(halfKnown(by), ({ truth, seen }) => {
        const found = settled(by, { ...seen, asOf: "2025-12-31" });
        for (const net of [netOf(found), netOf(settled(by, truth))]) expect(holds(found, net)).toBe(true);
      }),
      runs,
    );
  });

  it("meet where nothing is unknown", () => {
    fc.assert(
      fc.property(halfKnown(by), ({ truth }) => {
        expect(widthOf(settled(by, truth))).toBe(0n);
      }),
      runs,
    );
  });

  it("only widen with one more patient of whom nothing is known", () => {
    fc.assert(
      fc.property(halfKnown(by), ({ seen }) => {
        const last = 7;
        const milestones: readonly Milestone[] = (seen.milestones ?? []).flatMap((one) =>
          one.patient === 1 ? [one, { ...one, patient: last, status: "UNKNOWN" }] : [one],
        );
        const units: readonly UnitFact[] =
          by.units === undefined ? [] : [...(seen.units ?? []), used("p7", "2024-08-15", 2)];
        const score = (measure: string, patient: number) =>
          patient === last
            ? ({ state: "unknown" } as const)
            : (seen.group?.score?.(measure, patient) ?? { state: "unknown" });
        const more = { ...seen, milestones, units, group: { ...seen.group, score } };
        expect(widthOf(settled(by, more)) >= widthOf(settled(by, seen))).toBe(true);
      }),
      runs,
    );
  });

  it("and the amounts between them do not turn on the order or the numbers of the patients", () => {
    fc.assert(
      fc.property(halfKnown(by), ({ seen }) => {
        const other = { p1: "p6", p2: "p5", p3: "p4", p4: "p3", p5: "p2", p6: "p1" } as Readonly<
          Record<string, string>
        >;
        const units = (seen.units ?? [])
          .map((fact) => ({ ...fact, personId: other[fact.personId] ?? "" }))
          .toReversed();
        const milestones = (seen.milestones ?? []).map((one) => ({ ...one, patient: 7 - one.patient })).toReversed();
        const [found, mixed] = [settled(by, { ...seen, group: {} }), settled(by, { units, milestones })];
        expect([mixed.totals, mixed.bounds]).toEqual([found.totals, found.bounds]);
      }),
      runs,
    );
  });
});
