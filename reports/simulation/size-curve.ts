import { scaleLinear, scaleLog } from "d3-scale";
import { coordinate } from "../charts/coordinate.ts";
import type { FigureSize } from "../charts/kaplan-meier.ts";
import { labelPositions } from "../charts/label-positions.ts";
import { seriesStyle } from "../charts/series-style.ts";
import { textWidth } from "../charts/text-width.ts";
import type { Format } from "../format.ts";
import { type Html, html } from "../html/html.ts";

/** A probability against the number of patients, in one scenario. */
export interface SizeSeries {
  readonly label: string;
  readonly points: readonly { readonly n: number; readonly share: number }[];
}

export interface SizePanel {
  readonly id: string;
  readonly title: string;
  readonly axis: string;
  readonly series: readonly SizeSeries[];
}

/** Probability from 0 to 100 % against the number of patients, each number twice as far as half of it. */
export const sizeCurveSvg = ({ id, title, axis, series }: SizePanel, size: FigureSize, format: Format): Html => {
  const width = size === "wide" ? 760 : 350;
  const plot = size === "wide" ? 190 : 180;
  const top = 14;
  const bottom = top + plot;
  const longest = Math.max(...series.map(({ label }) => textWidth(label, 12)));
  const left = 46;
  const right = width - Math.min(longest + 16, size === "wide" ? 170 : 110);
  const sizes = [...new Set(series.flatMap(({ points }) => points.map(({ n }) => n)))].toSorted((a, b) => a - b);
  const least = sizes[0] ?? 1;
  const most = sizes.at(-1) ?? 1;
  const x = scaleLog([least === most ? least / 2 : least, most], [left, right]);
  const y = scaleLinear([0, 1], [bottom, top]);
  const shares = [0, 0.25, 0.5, 0.75, 1];
  const ends = labelPositions(
    series.map(({ points }) => y(points.at(-1)?.share ?? 0) + 4),
    15,
    top + 4,
    bottom + 4,
  );
  const description = series
    .map(
      ({ label, points }) => `${label}: ${points.map(({ n, share }) => `${n}: ${format.percent(share)}`).join(", ")}`,
    )
    .join("; ");
  return html`<svg class="chart chart-${size}" id="${id}-${size}" role="img" viewBox="0 0 ${width} ${bottom + 42}" width="${width}" height="${bottom + 42}" aria-labelledby="${id}-${size}-t ${id}-${size}-d">
<title id="${id}-${size}-t">${title}</title>
<desc id="${id}-${size}-d">${description}.</desc>
<g class="grid">${shares.map((s) => html`<line x1="${left}" x2="${coordinate(right)}" y1="${coordinate(y(s))}" y2="${coordinate(y(s))}"/>`)}</g>
<g class="tick-y">${shares.map((s) => html`<text x="${left - 8}" y="${coordinate(y(s) + 4)}">${format.percent(s, 0)}</text>`)}</g>
<g class="tick-x">${sizes.map((n) => html`<path d="M${coordinate(x(n))},${bottom}v5"/><text x="${coordinate(x(n))}" y="${bottom + 18}">${format.integer(n)}</text>`)}</g>
<line class="axis" x1="${left}" x2="${coordinate(right)}" y1="${bottom}" y2="${bottom}"/>
<text class="axis-title end" x="${coordinate(right)}" y="${bottom + 36}">${axis}</text>
${series.map(({ label, points }, i) => {
  const style = seriesStyle(i);
  const path = points
    .map(({ n, share }, k) => `${k === 0 ? "M" : "L"}${coordinate(x(n))},${coordinate(y(share))}`)
    .join("");
  return html`<g class="series ${style.className}"><path class="step" d="${path}"${style.dash !== "" && html` stroke-dasharray="${style.dash}"`}/>${points.map(({ n, share }) => html`<circle class="censor" cx="${coordinate(x(n))}" cy="${coordinate(y(share))}" r="3"/>`)}</g><g class="end-labels ${style.className}"><text x="${coordinate(right + 8)}" y="${coordinate(ends[i] ?? 0)}">${label}</text></g>`;
})}
</svg>`;
};
