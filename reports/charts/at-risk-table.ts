import type { Curve } from "../../schemas/result.ts";
import type { Format } from "../format.ts";
import { type Html, html } from "../html/html.ts";
import type { Words } from "../text/words.ts";
import { coordinate } from "./coordinate.ts";
import type { DayTick } from "./day-ticks.ts";
import type { Frame } from "./frame.ts";
import { seriesStyle } from "./series-style.ts";

const ROW = 18;

/** Persons at risk on a day: as the curve brings it; nobody after the last day on which anyone was observed. */
const atRiskOn = (curve: Curve, day: number): number | null => {
  const brought = curve.atRisk.find((t) => t.time === day);
  if (brought !== undefined) return brought.atRisk;
  return day > (curve.points.at(-1)?.time ?? 0) ? 0 : null;
};

/** Height in pixels of the numbers at risk: a heading and one row a curve, two where the name stands above its row. */
export const atRiskHeight = (curves: number, namesAbove: boolean): number =>
  22 + curves * ROW * (namesAbove ? 2 : 1) + 4;

/** Numbers at risk under the figure, each under the day it holds for. */
export const atRiskTable = (
  curves: readonly { readonly label: string; readonly curve: Curve }[],
  frame: Frame,
  ticks: readonly DayTick[],
  top: number,
  namesBeside: boolean,
  words: Words,
  format: Format,
): Html => {
  const several = curves.length > 1;
  const step = ROW * (several && !namesBeside ? 2 : 1);
  return html`<g class="at-risk"><text class="axis-title" x="0" y="${coordinate(top + 10)}">${words.results.atRisk}</text>${curves.map(
    ({ label, curve }, i) => {
      const row = top + 22 + i * step + 12;
      const numbers = several && !namesBeside ? row + ROW - 2 : row;
      return html`<g class="${seriesStyle(i).className}">${
        several && html`<text class="name" x="0" y="${coordinate(row)}">${label}</text>`
      }${ticks.map(({ day }) => {
        const atRisk = atRiskOn(curve, day);
        return (
          atRisk !== null &&
          html`<text class="number" x="${coordinate(frame.x(day))}" y="${coordinate(numbers)}">${format.integer(atRisk)}</text>`
        );
      })}</g>`;
    },
  )}</g>`;
};
