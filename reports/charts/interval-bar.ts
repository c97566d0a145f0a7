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

/** Whole tenths around the shares, at least three of them: the decision is in the gap, and a full axis would hide it. */
const rangeAround = (shares: readonly number[]): readonly [number, number] => {
  const from = Math.max(0, Math.floor(Math.min(...shares) * 10 - 0.4) / 10);
  const to = Math.min(1, Math.max(Math.ceil(Math.max(...shares) * 10 + 0.4) / 10, from + 0.3));
  return [Math.min(from, to - 0.3), to];
};

/** Dot and whiskers on an axis with its own ticks, with the agreed reference: the verdict at one look. */
export const intervalBarSvg = (bar: IntervalBar, format: Format): Html => {
  const requirement = bar.reference - bar.margin;
  const [from, to] = rangeAround([
    bar.value,
    bar.reference,
    requirement,
    bar.lower ?? bar.value,
    bar.upper ?? bar.value,
  ]);
  const x = scaleLinear([from, to], [14, WIDTH - 22]);
  const at = (share: number): number => coordinate(x(share));
  const ticks = Array.from({ length: Math.round((to - from) * 10) + 1 }, (_, i) => from + i / 10);
  const mark = (share: number, label: string, className: string, y: number): Html => {
    const anchor = anchored(at(share), label);
    const place = anchor === "start" ? Math.max(0, at(share) - 2) : anchor === "end" ? WIDTH : at(share);
    return html`<line class="${className}" x1="${at(share)}" x2="${at(share)}" y1="22" y2="62"/><text class="${className} ${anchor}" x="${coordinate(place)}" y="${y}">${label}</text>`;
  };
  return html`<svg class="chart interval-bar" id="${bar.id}" role="img" viewBox="0 0 ${WIDTH} 100" width="${WIDTH}" height="100" aria-labelledby="${bar.id}-t ${bar.id}-d">
<title id="${bar.id}-t">${bar.title}</title>
<desc id="${bar.id}-d">${bar.description}</desc>
<line class="axis" x1="${at(from)}" x2="${at(to)}" y1="62" y2="62"/>
${ticks.map((s) => html`<path class="axis" d="M${at(s)},62v4"/><text class="tick" x="${at(s)}" y="79">${format.percent(s, 0)}</text>`)}
${mark(bar.reference, bar.referenceLabel, "reference", 14)}
${bar.margin > 0 && mark(requirement, bar.requirementLabel, "requirement", 96)}
<g class="observed">${
    bar.lower !== null &&
    bar.upper !== null &&
    html`<path d="M${at(bar.lower)},36v12M${at(bar.upper)},36v12M${at(bar.lower)},42H${at(bar.upper)}"/>`
  }<circle cx="${at(bar.value)}" cy="42" r="5.5"/></g>
</svg>`;
};
