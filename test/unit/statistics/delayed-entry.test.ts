import { describe, expect, test } from "vitest";
import {
  eventTableFromPersons,
  eventTableFromRows,
  kaplanMeier,
  restrictedMean,
  survivalAt,
  survivalQuantile,
} from "../../../pipelines/statistics/index.ts";

const confidence = { type: "log", level: 0.95 } as const;
const curveOf = (rows: readonly (readonly [entry: number, exit: number, event: number])[]) =>
  kaplanMeier(
    eventTableFromPersons({
      entry: rows.map(([entry]) => entry),
      time: rows.map(([, exit]) => exit),
      event: rows.map(([, , event]) => event),
    }),
    confidence,
  );

describe("eight persons of whom six come late", () => {
  const rows = [
    [0, 5, 1],
    [2, 6, 0],
    [3, 8, 1],
    [0, 9, 1],
    [4, 12, 1],
    [1, 7, 1],
    [6, 15, 0],
    [5, 11, 1],
  ] as const;
  const onDays = (curve: ReturnType<typeof curveOf>) =>
    [5, 7, 8, 9, 11, 12].map((day) => {
      const got = survivalAt(curve, day);
      return got.state === "estimated" ? got.survival.toFixed(4) : got.state;
    });

  test("only those who have entered count as at risk", () => {
    expect(onDays(curveOf(rows))).toEqual(["0.8333", "0.6944", "0.5556", "0.4167", "0.2778", "0.1389"]);
  });

  test("as if they had been there from the start they look immortal until they come: every share is too high", () => {
    const naive = curveOf(rows.map(([, exit, event]) => [-1, exit, event]));
    expect(onDays(naive)).toEqual(["0.8750", "0.7292", "0.5833", "0.4375", "0.2917", "0.1458"]);
    onDays(curveOf(rows)).forEach((share, k) => {
      expect(Number(share)).toBeLessThan(Number(onDays(naive)[k]));
    });
  });
});

test("an entry on the day of an event is not at risk for it, a censoring that day is", () => {
  const curve = curveOf([
    [0, 4, 1],
    [1, 4, 0],
    [4, 9, 1],
  ]);
  expect(Array.from(curve.atRisk)).toEqual([2, 1]);
});

test("the number at risk between exits counts those who have entered by then", () => {
  const curve = curveOf([
    [0, 10, 1],
    [3, 10, 0],
    [6, 10, 0],
  ]);
  expect([0, 1, 3, 4, 6, 7, 10].map((day) => survivalAt(curve, day).atRisk)).toEqual([0, 1, 1, 2, 2, 3, 3]);
});

describe("when everyone at risk has the event before the last entry", () => {
  const curve = curveOf([
    [0, 3, 1],
    [0, 5, 1],
    [5, 14, 1],
    [10, 13, 0],
  ]);

  test("the curve keeps the day", () => {
    expect(curve.emptied).toEqual({ day: 5, by: "events" });
    expect(Array.from(curve.survival)).toEqual([0.5, 0, 0, 0]);
  });

  test("survival is estimated before that day and refused from it on", () => {
    expect([3, 4.9, 5, 6, 99].map((day) => survivalAt(curve, day).state)).toEqual([
      "estimated",
      "estimated",
      "risk-set-emptied",
      "risk-set-emptied",
      "risk-set-emptied",
    ]);
  });

  test("a restricted mean is refused beyond it, with the longest horizon that can be had", () => {
    expect(restrictedMean(curve, 5)).toMatchObject({ state: "estimated", value: 4 });
    expect(restrictedMean(curve, 6)).toEqual({ state: "risk-set-emptied", tau: 6, longestTau: 5 });
  });

  test("a quantile that is only crossed there is not reported", () => {
    expect(survivalQuantile(curve, 0.25)).toMatchObject({ state: "estimated", estimate: 3 });
    expect(survivalQuantile(curve, 0.75)).toMatchObject({ state: "risk-set-emptied", estimate: null });
  });
});

test("when the last one at risk is censored before the last entry, that day itself is still estimated", () => {
  const curve = curveOf([
    [0, 3, 1],
    [0, 5, 0],
    [10, 14, 1],
    [11, 20, 1],
  ]);
  expect(curve.emptied).toEqual({ day: 5, by: "censoring" });
  expect(survivalAt(curve, 5)).toMatchObject({ state: "estimated", survival: 0.5 });
  expect(survivalAt(curve, 7)).toMatchObject({ state: "risk-set-emptied", atRisk: 0, cumulativeEvents: 1 });
  expect(survivalAt(curve, 14).state).toBe("risk-set-emptied");
});

test("an entry on the very day everyone at risk has the event comes too late", () => {
  const curve = curveOf([
    [0, 5, 1],
    [5, 9, 1],
  ]);
  expect(curve.emptied).toEqual({ day: 5, by: "events" });
});

test("a day on which nothing happens does not empty the risk set", () => {
  const rows = [
    { day: 0, entered: 0, events: 0, censored: 0 },
    { day: 2, entered: 1, events: 0, censored: 0 },
    { day: 6, entered: 0, events: 1, censored: 0 },
  ];
  const curve = kaplanMeier(eventTableFromRows(rows, { delayedEntry: true, excluded: 0 }), confidence);
  expect(curve.emptied).toBeNull();
});

test("a risk set that is handed over on one day has not run empty", () => {
  const curve = curveOf([
    [0, 5, 0],
    [5, 9, 1],
  ]);
  expect(curve.emptied).toBeNull();
  expect(survivalAt(curve, 9)).toMatchObject({ state: "estimated", survival: 0 });
});
