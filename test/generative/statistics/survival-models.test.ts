import fc from "fast-check";
import { expect, test } from "vitest";
import type { CoxData, RegressionModel, SurvivalData } from "../../../pipelines/statistics/index.ts";
import {
  competingTableFromPersons,
  coxRegression,
  coxSurvival,
  fineGrayRegression,
  grayTest,
  netSurvival,
  predictSurvival,
  survivalRegression,
} from "../../../pipelines/statistics/index.ts";

interface Row {
  readonly entry: number;
  readonly time: number;
  readonly event: number;
  readonly cause: number;
  readonly x: number;
  readonly z: number;
}

/** Few days and few values, so that ties and separation are common. */
const row = fc
  .record({
    entry: fc.nat(6),
    length: fc.integer({ min: 1, max: 12 }),
    cause: fc.constantFrom(0, 1, 1, 2),
    x: fc.constantFrom(0, 1),
    z: fc.integer({ min: -3, max: 3 }),
  })
  .map(({ entry, length, cause, ...rest }): Row => {
    return { ...rest, cause, event: cause === 1 ? 1 : 0, entry, time: entry + length };
  });
const sample = fc.array(row, { minLength: 12, maxLength: 40 });
const shuffled = sample.chain((rows) =>
  fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
);
const model = fc.constantFrom<RegressionModel>(
  { family: "exponential" },
  { family: "weibull" },
  { family: "gompertz" },
  { family: "log-normal" },
  { family: "log-logistic" },
  { family: "spline", knots: { quantiles: [0.5] } },
);
const check = <T extends unknown[]>(property: fc.IProperty<T>, numRuns = 60) => fc.assert(property, { numRuns });

const pick = (rows: readonly Row[], name: keyof Row) => rows.map((one) => one[name]);
const covariatesOf = (rows: readonly Row[]) => [
  { name: "x", values: pick(rows, "x") },
  { name: "z", values: pick(rows, "z") },
];
const dataOf = (rows: readonly Row[]): SurvivalData & CoxData => ({
  entry: pick(rows, "entry"),
  time: pick(rows, "time"),
  event: pick(rows, "event"),
  covariates: covariatesOf(rows),
});
const near = (got: number | undefined, want: number | undefined, digits = 1e-6): void => {
  const [a, b] = [got ?? Number.NaN, want ?? Number.NaN];
  expect(Math.abs(a - b)).toBeLessThanOrEqual(digits * Math.max(1, Math.abs(b)));
};

type Fit = ReturnType<typeof survivalRegression>;

/** Where both fits are estimated with errors that are known, the same figures; a fit at the edge may go either way. */
const expectSame = (got: Fit, want: Fit, unit = 1): void => {
  if (got.state !== "estimated" || want.state !== "estimated") return;
  if ([...want.parameters, ...want.coefficients].some((one) => one.standardError > 50)) return;
  const [a, b] = [predictSurvival(got, [1, 1], [3 * unit, 9 * unit]), predictSurvival(want, [1, 1], [3, 9])];
  for (const k of [0, 1]) {
    near(a.survival.value[k], b.survival.value[k]);
    near(a.survival.standardError[k], b.survival.standardError[k], 1e-5);
    near((a.hazard.value[k] ?? Number.NaN) * unit, b.hazard.value[k]);
  }
};

test("an estimate is finite with an interval around it; everything else is refused by name", () => {
  check(
    fc.property(sample, model, (rows, how) => {
      const fit = survivalRegression(dataOf(rows), how, 0.95);
      if (fit.state === "not-estimable") {
        expect(fit.reason).not.toBe("no-rows");
        return;
      }
      for (const { estimate, standardError, lower, upper } of [...fit.parameters, ...fit.coefficients]) {
        expect([estimate, standardError, lower, upper].every(Number.isFinite)).toBe(true);
        expect(standardError).toBeGreaterThan(0);
      }
    }),
  );
});

test("the order of rows does not matter to a parametric regression", () => {
  check(
    fc.property(shuffled, model, ([rows, others], how) => {
      expectSame(survivalRegression(dataOf(others), how, 0.95), survivalRegression(dataOf(rows), how, 0.95));
    }),
  );
});

test("a weight of two is the row twice", () => {
  check(
    fc.property(sample, model, (rows, how) => {
      const weighted = { ...dataOf(rows), weight: rows.map((one) => 1 + one.x) };
      const repeated = dataOf(rows.flatMap((one) => (one.x === 1 ? [one, one] : [one])));
      // Quantiles of the events, and so the knots of a spline, are those of the rows.
      if (how.family === "spline") return;
      expectSame(survivalRegression(weighted, how, 0.95), survivalRegression(repeated, how, 0.95));
    }),
  );
});

test("a row cut in two changes nothing", () => {
  check(
    fc.property(sample, model, (rows, how) => {
      const pieces = rows.flatMap((one) => {
        const at = Math.floor((one.entry + one.time) / 2);
        if (at <= one.entry) return [one];
        return [
          { ...one, time: at, event: 0, cause: 0 },
          { ...one, entry: at },
        ];
      });
      const [cut, whole] = [survivalRegression(dataOf(pieces), how, 0.95), survivalRegression(dataOf(rows), how, 0.95)];
      expectSame(cut, whole);
      if (cut.state === "estimated" && whole.state === "estimated") near(cut.logLikelihood, whole.logLikelihood, 1e-8);
    }),
  );
});

test("time in other units stretches the curve and divides the hazard", () => {
  check(
    fc.property(sample, model, fc.constantFrom(7, 30.4375, 365.25), (rows, how, unit) => {
      const stretched = rows.map((one) => ({ ...one, entry: one.entry * unit, time: one.time * unit }));
      expectSame(survivalRegression(dataOf(stretched), how, 0.95), survivalRegression(dataOf(rows), how, 0.95), unit);
    }),
  );
});

test("a curve predicted by Cox falls, is the same for rows cut in two, and keeps its height when days are stretched", () => {
  const settings = { ties: "efron", level: 0.95, robust: false } as const;
  const curveOf = (rows: readonly Row[]) => {
    const fit = coxRegression(dataOf(rows), settings);
    if (fit.state !== "estimated") return null;
    return coxSurvival(dataOf(rows), fit, { covariates: [1, 0] }, { type: "log-log", level: 0.95 });
  };
  check(
    fc.property(sample, (rows) => {
      const whole = curveOf(rows);
      if (whole === null) return;
      const pieces = rows.flatMap((one) =>
        one.time - one.entry < 2
          ? [one]
          : [
              { ...one, time: one.entry + 1, event: 0 },
              { ...one, entry: one.entry + 1 },
            ],
      );
      const cut = curveOf(pieces);
      const stretched = curveOf(rows.map((one) => ({ ...one, entry: one.entry * 7, time: one.time * 7 })));
      whole.survival.forEach((share, day) => {
        expect(share).toBeLessThanOrEqual(day === 0 ? 1 : (whole.survival[day - 1] ?? Number.NaN));
        near(cut?.survival[day], share);
        near(cut?.standardError[day], whole.standardError[day]);
        near(stretched?.survival[day], share);
        expect(stretched?.time[day]).toBe(7 * (whole.time[day] ?? Number.NaN));
      });
    }),
  );
});

test("the order of persons and the names of groups do not matter to Gray and to Fine and Gray", () => {
  const grayOf = (rows: readonly Row[], order: readonly number[]) =>
    grayTest(
      order.map((group) => {
        const members = rows.filter((one) => one.x === group);
        return competingTableFromPersons({
          time: pick(members, "time"),
          cause: pick(members, "cause"),
          causes: ["a", "b"],
        });
      }),
      "a",
    );
  check(
    fc.property(shuffled, ([rows, others]) => {
      const [one, other] = [grayOf(rows, [0, 1]), grayOf(others, [1, 0])];
      expect(other.state).toBe(one.state);
      if (one.state === "estimated" && other.state === "estimated") near(other.chiSquare, one.chiSquare);
      const [a, b] = [rows, others].map((these) =>
        fineGrayRegression(
          { time: pick(these, "time"), cause: pick(these, "cause"), covariates: covariatesOf(these) },
          0.95,
        ),
      );
      if (a?.state !== "estimated" || b?.state !== "estimated") return;
      a.terms.forEach((term, j) => {
        near(b.terms[j]?.coefficient, term.coefficient);
        near(b.terms[j]?.standardError, term.standardError);
      });
    }),
  );
});

test("without competing events Fine and Gray is Cox by Breslow, robust errors apart", () => {
  check(
    fc.property(sample, (rows) => {
      const alone = rows.map((one) => ({ ...one, cause: one.event }));
      const fine = fineGrayRegression(
        { time: pick(alone, "time"), cause: pick(alone, "cause"), covariates: covariatesOf(alone) },
        0.95,
      );
      const { entry: _, ...data } = dataOf(alone);
      const cox = coxRegression(data, { ties: "breslow", level: 0.95, robust: true });
      if (fine.state !== "estimated" || cox.state !== "estimated") return;
      cox.terms.forEach((term, j) => {
        near(fine.terms[j]?.coefficient, term.coefficient);
        near(fine.terms[j]?.standardError, term.standardError);
      });
    }),
  );
});

test("the order of persons does not matter to net survival, nor that each is there twice", () => {
  const table = { ages: [0, 5], dates: [0, 8], until: 99, hazards: [[0.01, 0.02, 0.03, 0.04]] };
  const curveOf = (rows: readonly Row[]) =>
    netSurvival(
      {
        entry: pick(rows, "entry"),
        time: pick(rows, "time"),
        event: pick(rows, "event"),
        age: rows.map((one) => one.z + 3),
        date: pick(rows, "x"),
        group: rows.map(() => 0),
      },
      table,
      "pohar-perme",
      0.95,
    );
  check(
    fc.property(shuffled, ([rows, others]) => {
      const [one, other, twice] = [curveOf(rows), curveOf(others), curveOf([...rows, ...rows])];
      one.survival.forEach((share, day) => {
        near(other.survival[day], share, 1e-9);
        near(twice.survival[day], share, 1e-9);
        near((twice.standardError[day] ?? Number.NaN) * Math.SQRT2, one.standardError[day], 1e-9);
      });
    }),
  );
});

test("only the order of days matters to Gray, and to Fine and Gray", () => {
  check(
    fc.property(sample, (rows) => {
      const cubed = rows.map((one) => ({ ...one, time: one.time ** 3 }));
      const [fine, moved] = [rows, cubed].map((these) =>
        fineGrayRegression(
          { time: pick(these, "time"), cause: pick(these, "cause"), covariates: covariatesOf(these) },
          0.95,
        ),
      );
      expect(moved?.state).toBe(fine?.state);
      if (fine?.state === "estimated" && moved?.state === "estimated") {
        fine.terms.forEach((term, j) => {
          near(moved.terms[j]?.coefficient, term.coefficient);
          near(moved.terms[j]?.standardError, term.standardError);
        });
      }
      const [gray, later] = [rows, cubed].map((these) => {
        const groups = [0, 1].map((group) => {
          const members = these.filter((one) => one.x === group);
          return { time: pick(members, "time"), cause: pick(members, "cause"), causes: ["a", "b"] };
        });
        return grayTest(groups.map(competingTableFromPersons), "a");
      });
      expect(later?.state).toBe(gray?.state);
      if (gray?.state === "estimated" && later?.state === "estimated") near(later.chiSquare, gray.chiSquare);
    }),
  );
});

test("a person cut in two has the same net survival", () => {
  const table = { ages: [0, 5], dates: [0, 8], until: 99, hazards: [[0.01, 0.02, 0.03, 0.04]] };
  const curveOf = (rows: readonly Row[], method: "pohar-perme" | "ederer-2") => {
    const persons = { entry: pick(rows, "entry"), time: pick(rows, "time"), event: pick(rows, "event") };
    const age = rows.map((one) => one.z + 3);
    return netSurvival({ ...persons, age, date: pick(rows, "x"), group: rows.map(() => 0) }, table, method, 0.95);
  };
  check(
    fc.property(sample, fc.constantFrom("pohar-perme", "ederer-2"), (rows, method) => {
      const pieces = rows.flatMap((one) => {
        const at = Math.floor((one.entry + one.time) / 2);
        if (at <= one.entry) return [one];
        return [
          { ...one, time: at, event: 0 },
          { ...one, entry: at },
        ];
      });
      const [whole, cut] = [curveOf(rows, method), curveOf(pieces, method)];
      const place = new Map(Array.from(cut.time, (day, i) => [day, i]));
      whole.time.forEach((day, i) => {
        if (whole.emptied !== null && day >= whole.emptied.day) return;
        near(cut.survival[place.get(day) ?? -1], whole.survival[i], 1e-9);
        near(cut.standardError[place.get(day) ?? -1], whole.standardError[i], 1e-9);
      });
    }),
  );
});
