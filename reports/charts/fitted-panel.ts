import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import type { Curve, FittedCurve } from "../../schemas/result.ts";
import type { Format } from "../format.ts";
import { type Html, html } from "../html/html.ts";
import type { Words } from "../text/words.ts";
import { coordinate } from "./coordinate.ts";
import { dayTicks } from "./day-ticks.ts";
import { type Frame, frameMarks } from "./frame.ts";
import { stepPath } from "./survival-path.ts";
import { textWidth } from "./text-width.ts";

/** What one panel shows: a fitted distribution over what was observed. */
export interface FittedPanel {
  /** Element id, unique on the page. */
  readonly id: string;
  readonly title: string;
  /** Text alternative: what a reader who does not see the panel has to know. */
  readonly description: string;
  readonly fitted: FittedCurve;
  /** Kaplan–Meier of the same persons; null where the report has none. */
  readonly observed: Curve | null;
}

/** One size for every screen: panels stand beside each other where there is room, and under each other where not. */
const size = { width: 350, top: 42, plot: 200, left: 46, right: 302, tickGap: 50, type: 12 } as const;

type Point = FittedCurve["points"][number];

/**
 * One distribution as an SVG panel: its curve with the pointwise interval over the steps of Kaplan–Meier, unbroken as far
 * as anybody was observed and dashed beyond the upright line, with its reading at the horizon at its end.
 *
 * All panels of a measure have the same axes. Every coordinate is data.
 */
export const fittedPanelSvg = (panel: FittedPanel, words: Words, format: Format): Html => {
  const { fitted, observed } = panel;
  const { width, top, plot, left, right, tickGap, type } = size;
  const horizon = Math.max(1, fitted.points.at(-1)?.time ?? 0);
  const x = scaleLinear([0, horizon], [left, right]);
  const y = scaleLinear([0, 1], [top + plot, top]);
  const frame: Frame = { x, y, left, right, top, bottom: top + plot, type };
  const height = frame.bottom + 58;
  const within = fitted.points.filter(({ time }) => time <= fitted.observedTo);
  const beyond = fitted.points.filter(({ time }) => time >= fitted.observedTo);
  return html`<svg class="chart fitted-panel" id="${panel.id}" role="img" viewBox="0 0 ${width} ${coordinate(height)}" width="${width}" height="${coordinate(height)}" aria-labelledby="${panel.id}-t ${panel.id}-d">
<title id="${panel.id}-t">${panel.title}</title>
<desc id="${panel.id}-d">${panel.description}</desc>
${frameMarks(frame, dayTicks(fitted.ticks, (right - left) / horizon, tickGap), words, format)}
${observed !== null && observedMarks(observed, horizon, frame)}
<g class="series s1"><path class="band" d="${smoothBand(fitted.points, frame)}"/><path class="step" d="${smoothPath(within, frame)}"/>${
    beyond.length > 1 && html`<path class="step beyond" d="${smoothPath(beyond, frame)}"/>`
  }</g>
${fitted.observedTo < horizon && divide(fitted.observedTo, frame, words)}
${atHorizon(fitted, frame, format)}
</svg>`;
};

/** Steps without their interval, which stands in the figure of the results: two bands over each other show neither. */
const observedMarks = (curve: Curve, horizon: number, { x, y }: Frame): Html => {
  const points = curve.points.filter(({ time }) => time <= horizon);
  return html`<g class="series s0"><path class="step thin" d="${stepPath(points, x, y)}"/></g>`;
};

const smoothPath = (points: readonly Point[], { x, y }: Frame): string =>
  line<Point>(
    ({ time }) => x(time),
    ({ survival }) => y(survival),
  ).digits(2)([...points]) ?? "";

const smoothBand = (points: readonly Point[], { x, y }: Frame): string =>
  area<Point>()
    .x(({ time }) => x(time))
    .y0(({ survival, lower }) => y(lower ?? survival))
    .y1(({ survival, upper }) => y(upper ?? survival))
    .defined(({ lower, upper }) => lower !== null && upper !== null)
    .digits(2)([...points]) ?? "";

/** The line after which only the distribution speaks; a word that has no room on its side is left out. */
const divide = (day: number, { x, top, bottom, left, right, type }: Frame, { results }: Words): Html => {
  const at = coordinate(x(day));
  const fits = (text: string, room: number): boolean => textWidth(text, type) + 8 <= room;
  return html`<g class="landmark"><line class="day" x1="${at}" x2="${at}" y1="${coordinate(top - 18)}" y2="${coordinate(bottom)}"/>${
    fits(results.observedPart, at - left) &&
    html`<text class="soft-text end halo" x="${coordinate(at - 5)}" y="${coordinate(top - 7)}">${results.observedPart}</text>`
  }${
    fits(results.extrapolatedPart, right - at) &&
    html`<text class="soft-text start halo" x="${coordinate(at + 5)}" y="${coordinate(top - 7)}">${results.extrapolatedPart}</text>`
  }</g>`;
};

const atHorizon = ({ points }: FittedCurve, { x, y }: Frame, format: Format): Html => {
  const last = points.at(-1);
  return html`<g class="end-labels">${
    last !== undefined &&
    html`<text class="s1" x="${coordinate(x(last.time) + 5)}" y="${coordinate(y(last.survival) + 4)}">${format.percent(last.survival)}</text>`
  }</g>`;
};
