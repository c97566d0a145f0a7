import { approximate } from "../../schemas/approximate.ts";
import type { Settlement } from "../../schemas/evaluation.ts";
import type { MinorUnits } from "../../schemas/money.ts";
import type { Format } from "../format.ts";
import { type Html, html } from "../html/html.ts";
import { netNow } from "../net-now.ts";
import type { Words } from "../text/words.ts";
import { BOUNDS_HEIGHT, boundsAxis } from "./bounds-axis.ts";
import { coordinate } from "./coordinate.ts";
import type { FigureSize } from "./kaplan-meier.ts";

const ROW = 46;

/** Minor units as a share of the longest amount: exact enough for a drawing, and safe for any size of amount. */
const shareOf = (amount: bigint, whole: bigint): number =>
  whole === 0n ? 0 : approximate((amount * 1_000_000n) / whole) / 1_000_000;

interface Bar {
  readonly label: string;
  readonly className: string;
  readonly value: MinorUnits;
}

/** What is payable, refundable, held or disputed, on one scale; and on a scale of its own where the net amount may lie. */
export const settlementBoundsSvg = (
  id: string,
  settlement: Settlement,
  size: FigureSize,
  words: Words,
  format: Format,
): Html => {
  const width = size === "wide" ? 760 : 350;
  const w = words.patients;
  const money = (minor: MinorUnits): string => format.money(minor, settlement.currency);
  const { payable, refundable, held, disputed } = settlement.totals;
  const bars: readonly Bar[] = [
    { label: w.totals.payable, className: "bar-payable", value: payable },
    { label: w.totals.refundable, className: "bar-refundable", value: refundable },
    { label: w.totals.held, className: "bar-held", value: held },
    { label: w.totals.disputed, className: "bar-disputed", value: disputed },
  ];
  const shown = bars.filter((bar) => bar.value !== "0");
  const longest = shown.map((bar) => BigInt(bar.value)).reduce((a, b) => (b > a ? b : a), 0n);
  const { lower, upper } = settlement.bounds;
  const net = netNow(settlement);
  const boundsTop = shown.length * ROW + 22;
  const height = boundsTop + BOUNDS_HEIGHT;
  const description = `${shown.map((bar) => `${bar.label}: ${money(bar.value)}`).join("; ")}; ${w.net}: ${money(net)}; ${w.boundsLower}: ${money(lower)}; ${w.boundsUpper}: ${money(upper)}.`;
  const row = (bar: Bar, i: number): Html =>
    html`<text class="bar-label" x="0" y="${i * ROW + 14}">${bar.label}</text><text class="bar-value" x="${width - 1}" y="${i * ROW + 14}">${money(bar.value)}</text><rect class="${bar.className}" x="1" y="${i * ROW + 20}" width="${coordinate(Math.max(shareOf(BigInt(bar.value), longest) * (width - 2), 1.5))}" height="14"/>`;
  return html`<svg class="chart chart-${size} settlement-bounds" id="${id}-${size}" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-labelledby="${id}-${size}-t ${id}-${size}-d">
<title id="${id}-${size}-t">${w.boundsTitle}</title>
<desc id="${id}-${size}-d">${description}</desc>
${shown.map(row)}
<text class="bar-label" x="0" y="${boundsTop - 6}">${words.verdict.bounds}</text><text class="bar-value soft-text" x="${width - 1}" y="${boundsTop - 6}">${w.ownScale}</text>
${boundsAxis(
  {
    lower: BigInt(lower),
    upper: BigInt(upper),
    net: BigInt(net),
    labels: {
      lower: { name: w.boundsLower, amount: money(lower) },
      upper: { name: w.boundsUpper, amount: money(upper) },
      net: { name: w.net, amount: money(net) },
    },
  },
  width,
  boundsTop,
)}
</svg>`;
};
