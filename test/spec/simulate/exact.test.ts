import { describe, expect, it } from "vitest";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import {
  exampleAgreement,
  oneScenario,
  only,
  onOneDay,
  perfect,
  simulated,
  typeExample,
  withoutLag,
} from "../../support/simulate/agreements.ts";

const n = 40;
const runs = 400;

/** Share alive after 365 days, plain interval, reference 0.60 less a margin of 0.10, everybody followed for two years. */
const lung = (): Agreement => {
  const base = withoutLag(exampleAgreement("nsclc-pembrolizumab"));
  return {
    ...base,
    analyses: { ...base.analyses, interval: { type: "plain", level: 0.95 } },
    group: {
      estimate: { kind: "survival", measure: "os", days: 365 },
      reference: { value: 0.6, source: "test" },
      margin: 0.1,
      ready: { minimum_follow_up_months: 12, share: 1, coverage: [] },
    },
    population: { ...base.population, start_from: "2021-01-01", start_to: "2021-12-31" },
  };
};

/** Without censoring the Kaplan-Meier share is k/n and its plain interval that of a binomial share. */
const verdictAt = (k: number, of = n): "met" | "not-met" | "cannot-conclude" => {
  const share = k / of;
  const half = 1.959964 * Math.sqrt((share * (1 - share)) / of);
  if (share - half >= 0.5) return "met";
  return share + half < 0.6 ? "not-met" : "cannot-conclude";
};

const binomial = (k: number, p: number, of: number): number => {
  let log = k * Math.log(p) + (of - k) * Math.log(1 - p);
  for (let i = 1; i <= k; i += 1) log += Math.log(of - k + i) - Math.log(i);
  return Math.exp(log);
};

const exactly = (p: number, verdict: string, of = n): number =>
  Array.from({ length: of + 1 }, (_, k) => (verdictAt(k, of) === verdict ? binomial(k, p, of) : 0)).reduce(
    (a, b) => a + b,
    0,
  );

describe("verdicts on a group without censoring, against the exact binomial", () => {
  it.each([
    { p: 0.75, right: ["met"], wrong: "not-met" },
    { p: 0.6, right: ["met"], wrong: "not-met" },
    { p: 0.55, right: ["met", "not-met"], wrong: null },
    { p: 0.4, right: ["not-met"], wrong: "met" },
  ])("come out as often as they must when $p are truly alive", async ({ p, right, wrong }) => {
    const stated = oneScenario(
      { ...perfect, event: { free: p, at_days: 365, shape: 1 } },
      { accrual: { patients: n }, seeds: runs, years: 3 },
    );
    const { group } = only(await simulated(lung(), stated));
    expect(group?.truth).toBe(p);
    expect(group?.right).toEqual(right);
    for (const verdict of ["met", "not-met", "cannot-conclude"] as const) {
      const expected = exactly(p, verdict);
      // Four standard errors of a share of so many runs, and never less than a hair.
      const error = 4 * Math.sqrt((expected * (1 - expected)) / runs) + 1e-9;
      expect(Math.abs((group?.verdicts[verdict].share ?? -1) - expected)).toBeLessThanOrEqual(error);
    }
    expect(group?.wrong.share).toBe(wrong === null ? 0 : group?.verdicts[wrong as "met" | "not-met"].share);
  });

  it.each([
    { p: 0.62, wrong: "not-met" },
    { p: 0.45, wrong: "met" },
  ] as const)(
    "go wrong at every number of patients as often as they must when $p are truly alive",
    async ({ p, wrong }) => {
      const sizes = [8, 12, 20, 80];
      const stated = oneScenario(
        { ...perfect, event: { free: p, at_days: 365, shape: 1 } },
        { accrual: { patients: 20 }, seeds: runs, years: 3, sizes },
      );
      const base = lung();
      const { curve } = only(await simulated({ ...base, analyses: { ...base.analyses, minimum_n: 10 } }, stated));
      expect(curve.map((point) => point.n)).toEqual(sizes);
      // Fewer than the agreement asks for never conclude, and so never go wrong.
      expect(curve[0]?.verdicts["cannot-conclude"].share).toBe(1);
      expect(curve[0]?.wrong.share).toBe(0);
      for (const point of curve.slice(1)) {
        for (const [share, verdict] of [
          [point.wrong.share, wrong],
          [point.verdicts["cannot-conclude"].share, "cannot-conclude"],
        ] as const) {
          const expected = exactly(p, verdict, point.n);
          const error = 4 * Math.sqrt((expected * (1 - expected)) / runs) + 1e-9;
          expect(Math.abs(share - expected)).toBeLessThanOrEqual(error);
        }
      }
      // Few patients go wrong sometimes, or there would be nothing to compare.
      expect(exactly(p, wrong, 12)).toBeGreaterThan(0.005);
    },
  );

  it("are not drawn while the data are not ready: judged after half a year nobody has been followed for one", async () => {
    const stated = oneScenario(perfect, { accrual: { patients: n }, seeds: 5, years: 0.5 });
    const { group } = only(await simulated(lung(), stated));
    expect(group?.verdicts["data-not-ready"].share).toBe(1);
    expect(group?.wrong.share).toBe(0);
  });
});

describe("money under the onasemnogene example", () => {
  const terms = withoutLag(exampleAgreement("sma-onasemnogene"));
  const nobodyFails = { free: 1 - 1e-12, at_days: 365, shape: 1, death_share: 0.5 } as const;
  const run = (assume: Parameters<typeof oneScenario>[0], agreement = terms) =>
    simulated(agreement, oneScenario(assume, { accrual: { patients: 10 }, seeds: 20 })).then(only);

  it("has bounds equal to the settled amount when nothing is missing and nothing is late", async () => {
    const { money, milestones } = await run({
      ...perfect,
      event: { free: 0.7, at_days: 365, shape: 1, death_share: 0.5 },
    });
    expect(money?.lower).toEqual(money?.net);
    expect(money?.upper).toEqual(money?.net);
    expect(money?.width.q95).toBe("0");
    expect(money?.error).toMatchObject({ mean: "0", q05: "0", q95: "0" });
    expect(milestones?.wrong).toEqual({ met: 0, notMet: 0 });
    expect(milestones?.statuses).toMatchObject({ UNKNOWN: 0, PENDING: 0 });
  });

  it("has the widest bounds when all is unknown: from nothing to everything that is due", async () => {
    const known = await run({ ...perfect, event: nobodyFails });
    const unknown = await run({ ...perfect, event: nobodyFails, missing: { share: 1, odds_ratio: 1 } });
    expect(unknown.money?.lower).toMatchObject({ mean: "0", q95: "0" });
    expect(unknown.money?.upper).toEqual(known.money?.net);
    expect(unknown.money?.held).toEqual(known.money?.net);
    expect(unknown.milestones?.statuses).toMatchObject({ MET: 0, NOT_MET: 0 });
  });

  it("is the whole price for every patient who is free of the event through the last due date", async () => {
    const early: Agreement = { ...terms, population: { ...terms.population, start_to: "2021-11-30" } };
    const { money } = await run({ ...perfect, event: nobodyFails }, early);
    expect(money?.net).toMatchObject({ mean: String(10 * 215_512_465), q05: String(10 * 215_512_465) });
  });

  it("is the first instalment alone when everybody dies on the day after the infusion", async () => {
    const { money, milestones } = await run({
      ...perfect,
      event: { free: 1e-9, at_days: 1, shape: 1, death_share: 1 },
    });
    // A fifth of 2,155,124.65, due on the day of the infusion itself.
    expect(money?.net.mean).toBe(String(10 * 43_102_493));
    expect(milestones?.statuses.MET).toBe(10);
  });
});

describe("a guaranteed share of n patients, k of whom reached it, against the exact binomial", () => {
  it("pays back as much on average as the binomial says", async () => {
    const agreement = withoutLag(typeExample("o11-guaranteed-response"));
    const [patients, p] = [12, 0.6];
    const { money } = only(
      await simulated(
        onOneDay(agreement),
        oneScenario(
          { ...perfect, event: { free: p, at_days: 365, shape: 1 } },
          { accrual: { patients }, seeds: runs, years: 2 },
        ),
      ),
    );
    // max(0, 0.8 n − k) · 320,000, at most half of the price; alive on the due date after 366 days (2024 is a leap year).
    const alive = p ** (366 / 365);
    const refund = (k: number): number => Math.min(0.5 * patients, Math.max(0, 0.8 * patients - k)) * 320_000;
    const moment = (power: number): number =>
      Array.from({ length: patients + 1 }, (_, k) => binomial(k, alive, patients) * refund(k) ** power).reduce(
        (a, b) => a + b,
        0,
      );
    const error = 4 * Math.sqrt((moment(2) - moment(1) ** 2) / runs);
    expect(Math.abs(Number(money?.net.mean) / 100 + moment(1))).toBeLessThanOrEqual(error);
    expect(moment(1)).toBeGreaterThan(5 * error);
  });
});
