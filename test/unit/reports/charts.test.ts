import { scaleLinear } from "d3-scale";
import { describe, expect, test } from "vitest";
import { curveAt } from "../../../reports/charts/curve-at.ts";
import { dayTicks } from "../../../reports/charts/day-ticks.ts";
import { fittedPanelSvg } from "../../../reports/charts/fitted-panel.ts";
import { type KaplanMeierFigure, kaplanMeierSvg } from "../../../reports/charts/kaplan-meier.ts";
import { labelPositions } from "../../../reports/charts/label-positions.ts";
import { settlementBoundsSvg } from "../../../reports/charts/settlement-bounds.ts";
import { statusStripSvg } from "../../../reports/charts/status-strip.ts";
import { bandPath, censorPath, stepPath } from "../../../reports/charts/survival-path.ts";
import { formatter } from "../../../reports/format.ts";
import { words } from "../../../reports/text/words.ts";
import { inMinorUnits } from "../../../schemas/money.ts";
import type { Curve } from "../../../schemas/result.ts";
import { lungEvaluation } from "../../support/reports/lung-evaluation.ts";
import { lungExtrapolated } from "../../support/reports/lung-extrapolated.ts";
import { onasemnogeneEvaluation } from "../../support/reports/onasemnogene.ts";

const x = scaleLinear([0, 100], [0, 100]);
const y = scaleLinear([0, 1], [100, 0]);

/** Five persons: one event on day 10, one censored on day 20, one event on day 40. */
const points: Curve["points"] = [
  { time: 0, survival: 1, lower: 1, upper: 1, atRisk: 5, events: 0, censored: 0 },
  { time: 10, survival: 0.8, lower: 0.5, upper: 1, atRisk: 5, events: 1, censored: 0 },
  { time: 20, survival: 0.8, lower: 0.5, upper: 1, atRisk: 4, events: 0, censored: 1 },
  { time: 40, survival: 0, lower: null, upper: null, atRisk: 1, events: 1, censored: 0 },
];

const numbers = (path: string): readonly number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
const lung = lungEvaluation();
const [all] = lung.curves;

describe("the path of a curve", () => {
  test("holds one step for every point and starts at 100 %", () => {
    expect(stepPath(points, x, y)).toBe("M0,0L10,0L10,20L20,20L20,20L40,20L40,100");
  });

  test("has no more steps than the curve has points", () => {
    const steps = stepPath(all?.points ?? [], x, y).split("L").length - 1;
    expect(steps).toBe(2 * ((all?.points.length ?? 0) - 1));
  });

  test("has a band that stops where there is no interval", () => {
    expect(bandPath(points, x, y)).toBe("M0,0L10,0L10,0L20,0L20,0L20,50L20,50L10,50L10,0L0,0Z");
  });

  test("marks censoring where it happens and nowhere else", () => {
    expect(censorPath(points, x, y, 6)).toBe("M20,17v6");
  });

  test("has coordinates of at most two decimals", () => {
    const path = stepPath(all?.points ?? [], scaleLinear([0, 1022], [60, 742]), y);
    expect(path.match(/\.\d{3}/)).toBeNull();
  });
});

describe("the panel of a fitted distribution", () => {
  const [fitted] = lungExtrapolated().fitted;
  if (fitted === undefined) throw new Error("no distribution");
  const draw = (observedTo: number): string =>
    fittedPanelSvg(
      { id: "w", title: "Weibull", description: "described", fitted: { ...fitted, observedTo }, observed: all ?? null },
      words("en"),
      formatter("en"),
    ).markup;

  test("is unbroken up to the last day observed and dashed from there to the horizon", () => {
    const [, solid = ""] = /class="step" d="([^"]+)"/.exec(draw(913)) ?? [];
    const [, dashed = ""] = /class="step beyond" d="([^"]+)"/.exec(draw(913)) ?? [];
    expect(numbers(dashed).slice(0, 2)).toEqual(numbers(solid).slice(-2));
    expect(numbers(dashed).at(-2)).toBe(302);
    expect(draw(913)).toContain(">extrapolated<");
  });

  test("has no line and no dash where the horizon lies within follow-up", () => {
    expect(draw(1826)).not.toContain("beyond");
    expect(draw(1826)).not.toContain('class="day"');
  });

  test("leaves out a word that has no room on its side of the line", () => {
    expect(draw(30)).not.toContain(">observed<");
    expect(draw(30)).toContain(">extrapolated<");
  });
});

describe("the Kaplan-Meier figure", () => {
  const figure: KaplanMeierFigure = {
    id: "km",
    title: "Overall survival",
    description: "described",
    curves: lung.curves.slice(1).map((curve) => ({ label: curve.group.level, curve })),
    reference: { day: 365, reference: 0.36, margin: 0.02, observed: { value: 0.41, lower: 0.35, upper: 0.49 } },
  };
  const draw = (size: "wide" | "narrow"): string => kaplanMeierSvg(figure, size, words("en"), formatter("en")).markup;

  test.each(["wide", "narrow"] as const)("keeps the band inside the axes when %s", (size) => {
    const svg = draw(size);
    const width = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
    const bottom = Number(/class="axis" x1="[\d.]+" x2="[\d.]+" y1="([\d.]+)"/.exec(svg)?.[1]);
    for (const [, path = ""] of svg.matchAll(/class="band" d="([^"]+)"/g)) {
      const all = numbers(path);
      const across = all.filter((_, i) => i % 2 === 0);
      const down = all.filter((_, i) => i % 2 === 1);
      expect(Math.min(...across)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...across)).toBeLessThanOrEqual(width);
      expect(Math.min(...down)).toBeGreaterThanOrEqual(28);
      expect(Math.max(...down)).toBeLessThanOrEqual(bottom);
    }
  });

  test("sets the numbers at risk right under the ticks they belong to", () => {
    const svg = draw("wide");
    const risk = svg.slice(svg.indexOf('class="at-risk"'));
    const places = [...risk.matchAll(/class="number" x="([\d.]+)"/g)].map(([, at]) => at);
    const ticks = [...svg.matchAll(/<path d="M([\d.]+),[\d.]+v5"/g)].map(([, at]) => at);
    expect(ticks).toHaveLength(6);
    expect(places).toEqual([...ticks, ...ticks]);
  });

  test("says that nobody is at risk where the curve of a group has ended before the axis does", () => {
    const [first] = figure.curves;
    expect(first).toBeDefined();
    if (first === undefined) return;
    const short: Curve = { ...first.curve, points: points.slice(0, 3), atRisk: [{ time: 0, atRisk: 5 }] };
    const curves = [first, { label: "short", curve: short }];
    const svg = kaplanMeierSvg({ ...figure, curves }, "wide", words("en"), formatter("en")).markup;
    const risk = svg.slice(svg.indexOf(">short</text>", svg.indexOf('class="at-risk"')));
    expect([...risk.matchAll(/class="number"[^>]*>(\d+)</g)].map(([, n]) => n)).toEqual(["5", "0", "0", "0", "0", "0"]);
  });

  test("tells groups apart by dash and name as well as by colour", () => {
    const svg = draw("wide");
    expect([...svg.matchAll(/class="step" [^>]*stroke-dasharray="([^"]+)"/g)].map(([, dash]) => dash)).toEqual([
      "none",
      "7 3",
    ]);
    expect(svg).toMatch(/class="end-labels".*>m<.*>f</);
  });

  test("names the reference and what was observed", () => {
    expect(draw("wide")).toContain("Reference 36.0% at day 365");
    expect(draw("wide")).toContain("41.0% (35.0–49.0)");
    expect(draw("wide")).toContain("Required lower limit 34.0%");
  });

  test("is drawn alike twice and has a title and a description", () => {
    expect(draw("wide")).toBe(draw("wide"));
    expect(draw("wide")).toContain('aria-labelledby="km-wide-t km-wide-d"');
  });
});

describe("the day axis", () => {
  test("thins ticks that stand too close and keeps day 0", () => {
    expect(dayTicks([0, 183, 365, 548, 730], 0.2, 50).map((t) => t.day)).toEqual([0, 365, 730]);
  });

  test("names the months of a year and a half, and none for odd days", () => {
    expect(dayTicks([0, 100, 548], 1, 10).map((t) => t.months)).toEqual([null, null, 18]);
  });

  test("takes the days that agreements of 365 days a year name for whole years", () => {
    expect(dayTicks([730, 731, 1095, 1460], 1, 1).map((t) => t.months)).toEqual([24, 24, 36, 48]);
  });

  test("keeps half-years and adds another agreed day only where it stands clear", () => {
    expect(dayTicks([0, 100, 183, 260, 365], 0.5, 40).map((t) => t.day)).toEqual([0, 100, 183, 365]);
  });
});

test("a curve says nothing after its last day while it is above zero", () => {
  const open = { ...all, points: points.slice(0, 3) } as Curve;
  expect([curveAt(open, 15)?.survival, curveAt(open, 20)?.survival, curveAt(open, 21)]).toEqual([0.8, 0.8, null]);
  expect(curveAt({ ...open, points } as Curve, 90)?.survival).toBe(0);
});

test("labels that want the same place are moved apart and stay inside", () => {
  expect(labelPositions([98, 99, 10], 15, 0, 100)).toEqual([85, 100, 10]);
});

test("a status strip shows the statuses there are, in full width", () => {
  const counts = {
    MET: 3,
    NOT_MET: 1,
    UNKNOWN: 0,
    NOT_DUE: 0,
    PENDING: 0,
    NOT_APPLICABLE: 0,
    RETEST_DUE: 0,
    DISPUTED: 0,
  };
  const { markup } = statusStripSvg("s", "Year 1", counts, words("en").patients.statuses, formatter("en"));
  expect(markup).toContain("Met: 3; Not met: 1");
  expect(
    [...markup.matchAll(/<rect x="([\d.]+)"[^>]*width="([\d.]+)"/g)].map(([, from, width]) => [from, width]),
  ).toEqual([
    ["0.75", "238.5"],
    ["240.75", "78.5"],
  ]);
});

describe("the drawing of a settlement", () => {
  const { settlement } = onasemnogeneEvaluation();
  if (settlement === null) throw new Error("the made-up agreement settles money");
  const draw = (part: Partial<typeof settlement>, size: "wide" | "narrow" = "wide"): string =>
    settlementBoundsSvg("b", { ...settlement, ...part }, size, words("en"), formatter("en")).markup;
  const boundsOf = (svg: string): readonly number[] =>
    (/class="bounds" d="M([\d.]+),[\d.]+v22M([\d.]+),/.exec(svg) ?? []).slice(1).map(Number);

  test("holds the net amount between the bounds", () => {
    const svg = draw({});
    const [lower = Number.NaN, upper = Number.NaN] = boundsOf(svg);
    const net = Number(/class="net" cx="([\d.]+)"/.exec(svg)?.[1]);
    expect(lower).toBeLessThanOrEqual(net);
    expect(net).toBeLessThanOrEqual(upper);
  });

  test.each([
    ["wide", 760],
    ["narrow", 350],
  ] as const)(
    "gives the bounds nearly the whole width however small they are beside what is paid, when %s",
    (size, width) => {
      const svg = draw(
        {
          totals: { ...settlement.totals, payable: inMinorUnits(900_000_000_000n), held: inMinorUnits(100n) },
          bounds: { lower: inMinorUnits(900_000_000_000n), upper: inMinorUnits(900_000_000_100n) },
        },
        size,
      );
      expect(boundsOf(svg)).toEqual([8, width - 8]);
    },
  );

  test("draws bars that are as long as their amounts", () => {
    const svg = draw({
      totals: {
        payable: inMinorUnits(400n),
        refundable: inMinorUnits(100n),
        held: inMinorUnits(200n),
        disputed: inMinorUnits(0n),
        notDue: inMinorUnits(0n),
      },
    });
    const bars = [...svg.matchAll(/<rect class="bar-(\w+)" x="1" [^>]*width="([\d.]+)"/g)].map(([, name, w]) => [
      name,
      w,
    ]);
    expect(bars).toEqual([
      ["payable", "758"],
      ["refundable", "189.5"],
      ["held", "379"],
    ]);
  });

  test("draws no interval where nothing is unknown", () => {
    const svg = draw({ bounds: { lower: settlement.bounds.lower, upper: settlement.bounds.lower } });
    expect(boundsOf(svg)).toEqual([]);
    expect(svg).toContain('class="net" cx="380"');
  });
});
