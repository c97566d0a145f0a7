import { scaleLinear } from "d3-scale";
import { approximate } from "../../schemas/approximate.ts";
import { type Html, html } from "../html/html.ts";
import { coordinate } from "./coordinate.ts";

/** Between which amounts the net amount lies, in minor units. */
export interface BoundsAxis {
  readonly lower: bigint;
  readonly upper: bigint;
  readonly net: bigint;
  /** Names and amounts as they are written. */
  readonly labels: Readonly<Record<"lower" | "upper" | "net", { readonly name: string; readonly amount: string }>>;
}

/** Height in pixels of the drawing. */
export const BOUNDS_HEIGHT = 92;

const INSET = 8;

/** Part of the way from `from` to `to`; exact enough for a drawing, and safe for any size of amount. */
const wayTo = (amount: bigint, from: bigint, to: bigint): number =>
  from === to ? 0.5 : approximate(((amount - from) * 1_000_000n) / (to - from)) / 1_000_000;

/**
 * The bounds on a scale of their own that is as wide as the drawing, with the net amount between them: beside a large
 * amount that is settled, the unknown would else be a dot. The net stands above, the bounds below, so no words meet.
 */
export const boundsAxis = ({ lower, upper, net, labels }: BoundsAxis, width: number, top: number): Html => {
  const all = [lower, net, upper];
  const least = all.reduce((a, b) => (b < a ? b : a));
  const most = all.reduce((a, b) => (b > a ? b : a));
  const scale = scaleLinear([0, 1], [INSET, width - INSET]);
  const x = (amount: bigint): number => coordinate(scale(wayTo(amount, least, most)));
  const line = top + 36;
  const netAt = x(net);
  const side = netAt < width / 3 ? "start" : netAt > (2 * width) / 3 ? "end" : "middle";
  const netText = side === "start" ? netAt - 5 : side === "end" ? netAt + 5 : netAt;
  const end = (at: number, anchor: string, label: { readonly name: string; readonly amount: string }): Html =>
    html`<text class="bounds-name ${anchor}" x="${coordinate(at)}" y="${line + 27}">${label.name}</text><text class="${anchor}" x="${coordinate(at)}" y="${line + 43}">${label.amount}</text>`;
  return html`${
    lower !== upper &&
    html`<path class="bounds" d="M${x(lower)},${line - 11}v22M${x(upper)},${line - 11}v22M${x(lower)},${line}H${x(upper)}"/>`
  }<circle class="net" cx="${netAt}" cy="${line}" r="5.5"/>
<text class="net-label ${side}" x="${coordinate(netText)}" y="${top + 14}">${labels.net.name} <tspan class="strong">${labels.net.amount}</tspan></text>${
    lower !== upper && html`${end(x(lower) - 1, "start", labels.lower)}${end(x(upper) + 1, "end", labels.upper)}`
  }`;
};
