import { describe, expect, test } from "vitest";
import type { FineGrayData } from "../../../pipelines/statistics/index.ts";
import {
  causeSpecific,
  competingTableFromPersons,
  coxRegression,
  fineGrayIncidence,
  fineGrayRegression,
  grayTest,
  logRankTest,
} from "../../../pipelines/statistics/index.ts";

const causes = ["relapse", "death"];
const tableOf = (time: readonly number[], cause: readonly number[], entry?: readonly number[]) =>
  competingTableFromPersons(entry === undefined ? { time, cause, causes } : { entry, time, cause, causes });

describe("Gray's test is refused", () => {
  const some = tableOf([1, 2, 3, 4], [1, 2, 0, 1]);
  const state = (test: ReturnType<typeof grayTest>) => (test.state === "estimated" ? test.state : test.reason);

  test("where nobody has the cause, nobody is there, or one group alone", () => {
    const censored = tableOf([1, 2], [0, 0]);
    expect(state(grayTest([censored, censored], "relapse"))).toBe("no-events");
    expect(state(grayTest([tableOf([1, 2], [2, 2]), censored], "relapse"))).toBe("no-events");
    expect(state(grayTest([tableOf([], []), tableOf([], [])], "relapse"))).toBe("no-events");
    expect(state(grayTest([some, tableOf([], [])], "relapse"))).toBe("one-group");
  });

  test("under delayed entry, and where everyone has it on the same day", () => {
    expect(state(grayTest([some, tableOf([3, 4], [1, 2], [0, 1])], "relapse"))).toBe("delayed-entry");
    const atOnce = tableOf([5, 5], [1, 1]);
    expect(state(grayTest([atOnce, atOnce], "relapse"))).toBe("no-variance");
  });

  test("for a cause that is not there, as a programmer's error", () => {
    expect(() => grayTest([some, some], "cure")).toThrow(RangeError);
    expect(() => grayTest([some], "relapse")).toThrow(RangeError);
  });
});

// Forty a side. The treated die early of the treatment; who is left relapses at the same rate as the others.
const length = 40;
const treated = {
  time: Array.from({ length }, (_, i) => (i < 24 ? 1 + (i % 6) : 10 + 3 * (i - 24))),
  cause: Array.from({ length }, (_, i) => (i < 24 ? 2 : i % 4 === 0 ? 0 : 1)),
};
const others = {
  time: Array.from({ length }, (_, i) => 10 + 3 * ((i * 16) / length)),
  cause: Array.from({ length }, (_, i) => (i % 4 === 0 ? 0 : 1)),
};
const data: FineGrayData = {
  time: [...treated.time, ...others.time],
  cause: [...treated.cause, ...others.cause],
  covariates: [{ name: "treated", values: [...treated.time.map(() => 1), ...others.time.map(() => 0)] }],
};

describe("a treatment that kills early", () => {
  test("lowers the incidence of relapse without touching its rate: Gray sees it, the log-rank test does not", () => {
    const tables = [tableOf(treated.time, treated.cause), tableOf(others.time, others.cause)];
    const gray = grayTest(tables, "relapse");
    const rates = logRankTest(tables.map((table) => causeSpecific(table, "relapse")));
    if (gray.state !== "estimated" || rates.state !== "estimated") throw new Error("both tests can be made");
    expect(gray.pValue).toBeLessThan(0.001);
    expect(rates.pValue).toBeGreaterThan(0.3);
  });

  test("has a subdistribution hazard ratio far below 1 where the cause-specific hazard ratio is near 1", () => {
    const fit = fineGrayRegression(data, 0.95);
    if (fit.state !== "estimated") throw new Error(fit.reason);
    expect(fit.terms[0]?.subdistributionHazardRatio).toBeLessThan(0.5);
    const event = Array.from(data.cause, (cause) => (cause === 1 ? 1 : 0));
    const cox = coxRegression({ ...data, event }, { ties: "breslow", level: 0.95, robust: false });
    expect(cox.state === "estimated" ? cox.terms[0]?.hazardRatio : cox.reason).toBeGreaterThan(0.7);
    expect(fit).toMatchObject({ n: 80, competingEvents: 24 });
    const last = (covariates: readonly number[]) => fineGrayIncidence(fit, covariates).incidence.at(-1) ?? Number.NaN;
    expect(last([1])).toBeLessThan(last([0]));
  });
});

describe("a Fine-Gray regression the data do not allow is refused", () => {
  const x = (values: readonly number[]) => [{ name: "x", values }];
  const reason = (given: FineGrayData) => {
    const fit = fineGrayRegression(given, 0.95);
    return fit.state === "estimated" ? fit.state : fit.reason;
  };

  test("without persons, without the event, all censored, one patient", () => {
    expect(reason({ time: [], cause: [], covariates: x([]) })).toBe("no-rows");
    expect(reason({ time: [1, 2], cause: [2, 2], covariates: x([0, 1]) })).toBe("no-events");
    expect(reason({ time: [1, 2], cause: [0, 0], covariates: x([0, 1]) })).toBe("no-events");
    expect(reason({ time: [3], cause: [1], covariates: x([0]) })).toBe("constant-covariate");
  });

  test("where a group has no event of interest", () => {
    expect(reason({ time: [1, 2, 3, 4, 5, 6], cause: [1, 1, 1, 2, 0, 2], covariates: x([0, 0, 0, 1, 1, 1]) })).toBe(
      "separation",
    );
  });

  test("columns that cannot be those of a regression are a programmer's error", () => {
    expect(() => reason({ time: [1, 2], cause: [1, 0.5], covariates: x([0, 1]) })).toThrow(RangeError);
    expect(() => reason({ time: [1, 2], cause: [1], covariates: x([0, 1]) })).toThrow(RangeError);
    expect(() => reason({ time: [1, 2], cause: [1, 0], covariates: [] })).toThrow(RangeError);
  });
});
