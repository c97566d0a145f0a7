import { describe, expect, test } from "vitest";
import type { IntervalType } from "../../../pipelines/statistics/index.ts";
import {
  causeSpecific,
  competingTableFromPersons,
  cumulativeIncidence,
  firstEvents,
  incidenceAt,
  kaplanMeier,
  survivalAt,
} from "../../../pipelines/statistics/index.ts";
import type { ReferenceCompeting } from "./regression-reference.ts";
import { competingReference } from "./regression-reference.ts";
import { relativeError } from "./relative-error.ts";

// R 4.2.2, survival 3.5-3: the calls are in make-regression-reference.R.
const tolerance = 1e-11;

const curveOf = ({ entry, time, cause, size, level }: ReferenceCompeting, type: IntervalType = "log") => {
  const causes = Array.from({ length: size }, (_, k) => `${k + 1}`);
  const persons = entry.length === 0 ? { time, cause, causes } : { entry, time, cause, causes };
  return cumulativeIncidence(competingTableFromPersons(persons), { type, level });
};

test("the reference was made with the versions the method text names", () => {
  expect(competingReference.made).toMatchObject({ R: "4.2.2", survival: "3.5.3" });
});

describe.each(competingReference.cases)("$name", (given) => {
  test("the curve is that of survfit, and its standard error of Greenwood type", () => {
    const curve = curveOf(given);
    const { time, atRisk, eventFree, events, incidence, standardError } = given.curve;
    expect(relativeError(curve.time, time)).toBe(0);
    expect(relativeError(curve.atRisk, atRisk)).toBe(0);
    expect(relativeError(curve.eventFree, eventFree)).toBeLessThan(tolerance);
    expect(curve.causes).toHaveLength(given.size);
    curve.causes.forEach((got, k) => {
      expect(relativeError(got.events, events[k] ?? [])).toBe(0);
      expect(relativeError(got.incidence, incidence[k] ?? [])).toBeLessThan(tolerance);
      expect(relativeError(got.standardError, standardError[k] ?? [])).toBeLessThan(tolerance);
    });
  });

  test.each(given.bands)("the $type band is that of survfit", ({ type, lower, upper }) => {
    curveOf(given, type).causes.forEach((got, k) => {
      expect(relativeError(got.lower, lower[k] ?? [])).toBeLessThan(tolerance);
      expect(relativeError(got.upper, upper[k] ?? [])).toBeLessThan(tolerance);
    });
  });

  test("landmarks are those of summary(survfit, times)", () => {
    const curve = curveOf(given);
    for (const { day, incidence } of given.landmarks) {
      const got = curve.causes.map(({ cause }) => incidenceAt(curve, cause, day));
      expect(
        relativeError(
          got.map((one) => (one.state === "estimated" ? one.incidence : null)),
          incidence,
        ),
      ).toBeLessThan(tolerance);
    }
  });
});

describe("240 months after a monoclonal gammopathy is found (mgus2, 1384 patients)", () => {
  const { progressed, progression, died, last } = competingReference.mgus2;
  const days = {
    progression: progression.map((month, i) => (progressed[i] === 1 ? month : Number.NaN)),
    death: last.map((month, i) => (died[i] === 1 ? month : Number.NaN)),
  };
  const tableWith = (priority: readonly string[]) =>
    competingTableFromPersons(firstEvents({ lastSeen: last, days }, priority));
  const progressionAt240 = (priority: readonly string[]) => {
    const curve = cumulativeIncidence(tableWith(priority), { type: "log", level: 0.95 });
    const got = incidenceAt(curve, "progression", 240);
    return got.state === "estimated" ? got.incidence : Number.NaN;
  };

  test("the order of events of the same month moves progression from 9.98 % to 9.24 %", () => {
    expect(progressionAt240(["progression", "death"])).toBeCloseTo(0.0998, 4);
    expect(progressionAt240(["death", "progression"])).toBeCloseTo(0.0924, 4);
  });

  test("1 - Kaplan-Meier with deaths as censorings says 21 %, more than twice what happens", () => {
    const asIfNobodyDied = kaplanMeier(causeSpecific(tableWith(["progression", "death"]), "progression"), {
      type: "log",
      level: 0.95,
    });
    const got = survivalAt(asIfNobodyDied, 240);
    if (got.state !== "estimated") throw new Error(got.state);
    expect(1 - got.survival).toBeCloseTo(0.2096, 4);
    expect(1 - got.survival).toBeGreaterThan(2 * progressionAt240(["progression", "death"]));
  });
});
