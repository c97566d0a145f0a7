import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MadeInbox, madeInbox } from "./made-inbox.ts";

let made: MadeInbox;
beforeAll(async () => {
  made = await madeInbox({
    seed: 2024,
    scale: { lung: 2500, sma_children: 0, sma_adults: 0, small_groups: 0, npr_episodes: 0 },
    dirt: false,
  });
});
afterAll(() => made.remove());

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The product-limit estimate and Greenwood's standard error, written out here and apart from the product's own. */
const productLimit = (rows: readonly { time: number; event: boolean }[], at: number): { s: number; error: number } => {
  let survival = 1;
  let sum = 0;
  for (const time of [...new Set(rows.filter((r) => r.event && r.time <= at).map((r) => r.time))].sort(
    (a, b) => a - b,
  )) {
    const atRisk = rows.filter((r) => r.time >= time).length;
    const deaths = rows.filter((r) => r.event && r.time === time).length;
    survival *= 1 - deaths / atRisk;
    sum += deaths / (atRisk * (atRisk - deaths));
  }
  return { s: survival, error: survival * Math.sqrt(sum) };
};

describe("made-up survival", () => {
  it("follows the true Weibull curve within sampling error at four landmarks", () => {
    const rows = made.persons.flatMap((p) =>
      p.inInspire === true && p.timeZero !== null
        ? [{ time: days(p.timeZero, p.followedUntil), event: p.death !== null }]
        : [],
    );
    expect(rows.length).toBeGreaterThan(1900);
    for (const [at, truth] of Object.entries(made.truth.expected.lung.cohort.survival)) {
      const { s, error } = productLimit(rows, Number(at));
      expect(error).toBeLessThan(0.015);
      expect(Math.abs(s - truth), `day ${at}`).toBeLessThan(3 * error);
    }
  });

  it("gives women and the fit the longer survival that the hazard ratios promise", () => {
    const deathsPer = (ratio: (hr: number) => boolean): number => {
      const group = made.persons.filter((p) => p.inInspire === true && ratio(p.hazardRatio ?? 0));
      const time = group.reduce((sum, p) => sum + days(p.timeZero ?? "", p.followedUntil), 0);
      return group.filter((p) => p.death !== null).length / time;
    };
    const [best, worst] = [deathsPer((hr) => hr === 0.8), deathsPer((hr) => hr === 2.6)];
    expect(worst / best).toBeGreaterThan(2.4);
    expect(worst / best).toBeLessThan(4.4);
  });

  it("counts the cohort and its deaths as the persons have them", () => {
    const cohort = made.persons.filter((p) => p.inInspire === true);
    expect(cohort.length).toBe(made.truth.expected.lung.cohort.n);
    expect(cohort.filter((p) => p.death !== null).length).toBe(made.truth.expected.lung.cohort.deaths);
  });
});
