import type { ScaleLinear } from "d3-scale";
import type { Format } from "../format.ts";
import { type Html, html } from "../html/html.ts";
import type { Words } from "../text/words.ts";
import { coordinate } from "./coordinate.ts";
import type { DayTick } from "./day-ticks.ts";

/** The plotting area of a survival figure, in pixels. */
export interface Frame {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Type size of labels. */
  readonly type: number;
}

/** Axes, grid and their words: shares from 0 to 100 % always, so that no fall looks larger than it is. */
export const frameMarks = (frame: Frame, ticks: readonly DayTick[], words: Words, format: Format): Html => {
  const { x, y, left, right, top, bottom } = frame;
  const shares = [0, 0.25, 0.5, 0.75, 1];
  return html`<text class="axis-title" x="0" y="12">${words.results.share}</text>
<g class="grid">${shares.map((s) => html`<line x1="${coordinate(left)}" x2="${coordinate(right)}" y1="${coordinate(y(s))}" y2="${coordinate(y(s))}"/>`)}</g>
<g class="tick-y">${shares.map((s) => html`<text x="${coordinate(left - 8)}" y="${coordinate(y(s) + 4)}">${format.percent(s, 0)}</text>`)}</g>
<line class="axis" x1="${coordinate(left)}" x2="${coordinate(right)}" y1="${coordinate(bottom)}" y2="${coordinate(bottom)}"/>
<g class="tick-x">${ticks.map(
    ({ day, months }) =>
      html`<path d="M${coordinate(x(day))},${coordinate(bottom)}v5"/><text x="${coordinate(x(day))}" y="${coordinate(bottom + 18)}">${format.integer(day)}</text>${
        months !== null &&
        html`<text class="months" x="${coordinate(x(day))}" y="${coordinate(bottom + 32)}">${words.results.monthsShort(format.integer(months))}</text>`
      }`,
  )}</g>
<text class="axis-title end" x="${coordinate(right)}" y="${coordinate(bottom + 50)}">${words.results.days}</text>
<line class="axis faint" x1="${coordinate(left)}" x2="${coordinate(left)}" y1="${coordinate(top)}" y2="${coordinate(bottom)}"/>`;
};
