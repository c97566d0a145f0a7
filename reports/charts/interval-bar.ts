import { scaleLinear } from "d3-scale";
import type { Format } from "../format.ts";
import { type Html, html } from "../html/html.ts";
import { coordinate } from "./coordinate.ts";
import { textWidth } from "./text-width.ts";

/** An estimate with its interval against the limit that decides. */
export interface IntervalBar {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly reference: number;
  readonly margin: number;
  readonly referenceLabel: string;
  readonly requirementLabel: string;
}

const WIDTH = 340;

/** A label at `at`, turned inwards where it would leave the drawing. */
const anchored = (at: number, label: string): "start" | "middle" | "end" => {
  const half = textWidth(label, 12) / 2;
  return at - half < 0 ? "start" : at + half > WIDTH ? "end" : "middle";
};

/** Dot and whiskers on a line from 0 to 100 %, with the agreed reference: the verdict at one look. */
export const intervalBarSvg = (bar: IntervalBar, format: Format): Html => {
  const x = scaleLinear([0, 1], [10, WIDTH - 10]);
  const at = (share: number): number => coordinate(x(share));
  const requirement = bar.reference - bar.margin;
  const mark = (share: number, label: string, className: string, y: number): Html => {
    const anchor = anchored(at(share), label);
    const place = anchor === "start" ? Math.max(0, at(share) - 2) : anchor === "end" ? WIDTH : at(share);
    return html`<line class="${className}" x1="${at(share)}" x2="${at(share)}" y1="22" y2="62"/><text class="${className} ${anchor}" x="${coordinate(place)}" y="${y}">${label}</text>`;
  };
  return html`<svg class="chart interval-bar" id="${bar.id}" role="img" viewBox="0 0 ${WIDTH} 100" width="${WIDTH}" height="100" aria-labelledby="${bar.id}-t ${bar.id}-d">
<title id="${bar.id}-t">${bar.title}</title>
<desc id="${bar.id}-d">${bar.description}</desc>
<line class="axis" x1="${at(0)}" x2="${at(1)}" y1="62" y2="62"/>
${[0, 0.25, 0.5, 0.75, 1].map((s) => html`<path class="axis" d="M${at(s)},62v4"/><text class="tick" x="${at(s)}" y="79">${format.percent(s, 0)}</text>`)}
${mark(bar.reference, bar.referenceLabel, "reference", 14)}
${bar.margin > 0 && mark(requirement, bar.requirementLabel, "requirement", 96)}
<g class="observed">${
    bar.lower !== null &&
    bar.upper !== null &&
    html`<path d="M${at(bar.lower)},36v12M${at(bar.upper)},36v12M${at(bar.lower)},42H${at(bar.upper)}"/>`
  }<circle cx="${at(bar.value)}" cy="42" r="5.5"/></g>
</svg>`;
};
