import { scaleLinear } from "d3-scale";
import type { Curve } from "../../schemas/result.ts";
import type { Format } from "../format.ts";
import { type Html, html } from "../html/html.ts";
import type { Words } from "../text/words.ts";
import { atRiskHeight, atRiskTable } from "./at-risk-table.ts";
import { coordinate } from "./coordinate.ts";
import { curveMarks, endLabels } from "./curve-marks.ts";
import { dayTicks } from "./day-ticks.ts";
import { type Frame, frameMarks } from "./frame.ts";
import { type LandmarkReference, landmarkMarks } from "./landmark-marks.ts";
import { seriesStyle } from "./series-style.ts";
import { textWidth } from "./text-width.ts";

/** A curve with the name it bears in the figure. */
interface NamedCurve {
  readonly label: string;
  readonly curve: Curve;
}

/** What a Kaplan-Meier figure shows. */
export interface KaplanMeierFigure {
  /** Element id, unique on the page. */
  readonly id: string;
  readonly title: string;
  /** Text alternative: what a reader who does not see the figure has to know. */
  readonly description: string;
  readonly curves: readonly NamedCurve[];
  /** The agreed reference at its landmark; null where the figure is not the one that is judged. */
  readonly reference: LandmarkReference | null;
}

/** Wide for screens and paper, narrow for phones: drawn anew, not shrunk, so that type stays readable. */
export type FigureSize = "wide" | "narrow";

const sizes = {
  wide: { width: 760, plot: 330, left: 60, tickGap: 58, type: 12 },
  narrow: { width: 350, plot: 260, left: 46, tickGap: 50, type: 12 },
} as const;

/**
 * Survival curves as an SVG figure: steps, pointwise interval bands, censoring strokes, the agreed reference, and the
 * number at risk under every tick of the axis.
 *
 * Groups differ by dash and by a label at the end of the curve as well as by colour. Every coordinate is data: a figure
 * holds event days, and is internal.
 */
export const kaplanMeierSvg = (figure: KaplanMeierFigure, size: FigureSize, words: Words, format: Format): Html => {
  const { width, plot, left: leftMost, tickGap, type } = sizes[size];
  const several = figure.curves.length > 1;
  const longest = Math.max(...figure.curves.map((c) => textWidth(c.label, type)));
  const labelsBeside = size === "wide" && several;
  const left = labelsBeside ? Math.max(leftMost, longest + 18) : leftMost;
  const right = width - (several ? Math.min(longest + 12, 130) : 18);
  const days = figure.curves.flatMap(({ curve }) => curve.atRisk.map((t) => t.time));
  const lastDay = Math.max(1, ...days, ...figure.curves.map(({ curve }) => curve.points.at(-1)?.time ?? 0));
  const x = scaleLinear([0, lastDay], [left, right]);
  const y = scaleLinear([0, 1], [28 + plot, 28]);
  const ticks = dayTicks(days, (right - left) / lastDay, tickGap);
  const frame: Frame = { x, y, left, right, top: 28, bottom: 28 + plot, type };
  const tableTop = frame.bottom + 64;
  const height = tableTop + atRiskHeight(figure.curves.length, several && !labelsBeside);
  const marks = figure.curves.map((c, i) => curveMarks(c.curve, frame, seriesStyle(i)));
  return html`<svg class="chart chart-${size}" id="${figure.id}-${size}" role="img" viewBox="0 0 ${width} ${coordinate(height)}" width="${width}" height="${coordinate(height)}" aria-labelledby="${figure.id}-${size}-t ${figure.id}-${size}-d">
<title id="${figure.id}-${size}-t">${figure.title}</title>
<desc id="${figure.id}-${size}-d">${figure.description}</desc>
${frameMarks(frame, ticks, words, format)}
${marks}
${several && endLabels(figure.curves, frame)}
${figure.reference !== null && landmarkMarks(figure.reference, frame, words, format)}
${atRiskTable(figure.curves, frame, ticks, tableTop, labelsBeside, words, format)}
</svg>`;
};
