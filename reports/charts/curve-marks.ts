import type { Curve } from "../../schemas/result.ts";
import { type Html, html } from "../html/html.ts";
import { coordinate } from "./coordinate.ts";
import type { Frame } from "./frame.ts";
import { labelPositions } from "./label-positions.ts";
import { type SeriesStyle, seriesStyle } from "./series-style.ts";
import { bandPath, censorPath, stepPath } from "./survival-path.ts";

/** One curve: band, steps, censoring strokes. */
export const curveMarks = (curve: Curve, { x, y }: Frame, style: SeriesStyle): Html => {
  const censored = censorPath(curve.points, x, y, 7);
  return html`<g class="series ${style.className}"><path class="band" d="${bandPath(curve.points, x, y)}"/><path class="step" d="${stepPath(curve.points, x, y)}" stroke-dasharray="${style.dash === "" ? "none" : style.dash}"/>${
    censored !== "" && html`<path class="censor" d="${censored}"/>`
  }</g>`;
};

/** Names at the ends of the curves, pushed apart where curves end close together. */
export const endLabels = (
  curves: readonly { readonly label: string; readonly curve: Curve }[],
  { x, y, top, bottom }: Frame,
): Html => {
  const ends = curves.map(({ curve }) => curve.points.at(-1));
  const places = labelPositions(
    ends.map((p) => y(p?.survival ?? 1)),
    15,
    top,
    bottom - 8,
  );
  return html`<g class="end-labels">${curves.map(
    ({ label }, i) =>
      html`<text class="${seriesStyle(i).className}" x="${coordinate(x(ends[i]?.time ?? 0) + 8)}" y="${coordinate((places[i] ?? top) + 4)}">${label}</text>`,
  )}</g>`;
};
