import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideUse, type Offer } from "../../../pipelines/deliveries/decide-use.ts";
import { decided } from "../../support/offers.ts";

const names = ["a", "b", "c", "d", "e", "f", "g"];

const offer = (delivery: string): fc.Arbitrary<Offer> =>
  fc
    .record({
      kind: fc.constantFrom("full" as const, "delta" as const, "delta" as const),
      number: fc.option(fc.integer({ min: 1, max: 6 })),
      content: fc.constantFrom("A", "B", "C", "D", "E"),
      corrects: fc.option(fc.constantFrom(...names), { freq: 4 }),
      reading: fc.constantFrom<Offer["reading"]>("accepted", "accepted", "unread", "held", "waiting"),
    })
    .map(({ kind, number, content, corrects, reading }) => ({
      delivery,
      kind: number === null ? "full" : kind,
      sequence: number,
      content,
      supersedes: corrects === null ? null : { delivery: corrects, reason: "wrong unit" },
      reading,
    }));

const inbox: fc.Arbitrary<readonly Offer[]> = fc
  .subarray(names, { minLength: 1 })
  .chain((some) => fc.tuple(...some.map(offer)));

/** The inbox with another order of arrival. */
const arrivals = inbox.chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length })),
);

describe("which deliveries are in use", () => {
  it("does not depend on the order of arrival", () => {
    fc.assert(
      fc.property(arrivals, ([all, arrived]) => {
        expect(decided(arrived)).toEqual(decided(all));
      }),
      { numRuns: 1000 },
    );
  });

  it("is one full delivery that can be believed, and deltas after it without a hole", () => {
    fc.assert(
      fc.property(inbox, (all) => {
        const { inUse, standings } = decideUse(all);
        expect(standings.size).toBe(all.length);
        expect(inUse.every(({ reading }) => reading === "accepted" || reading === "unread")).toBe(true);
        expect(inUse.map(({ kind }) => kind)).toEqual(inUse.map((_, i) => (i === 0 ? "full" : "delta")));
        const isPlain = all.every(({ supersedes, reading }) => supersedes === null && reading === "accepted");
        const numbers = new Set(all.map(({ sequence }) => sequence));
        const [first, last] = [inUse[0]?.sequence ?? null, inUse.at(-1)?.sequence ?? null];
        if (!isPlain || inUse.length < 2 || first === null || last === null) return;
        for (let n = first; n <= last; n += 1) expect(numbers.has(n)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("does not change by sending once more what is in use alone", () => {
    fc.assert(
      fc.property(inbox, (all) => {
        const [only, ...deltas] = decideUse(all).inUse;
        fc.pre(only !== undefined && deltas.length === 0);
        const again: Offer = { ...only, delivery: "zz", sequence: null, supersedes: null, reading: "accepted" };
        fc.pre(only.sequence === null && all.every(({ sequence }) => sequence === null));
        const after = decideUse([...all, again]);
        expect(after.inUse).toEqual([only]);
        expect(after.standings.get(again)).toEqual({ state: "duplicate", of: expect.any(String) });
      }),
    );
  });
});
