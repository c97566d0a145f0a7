import { scaleLinear } from "d3-scale";
import type { Settlement } from "../../schemas/evaluation.ts";
import type { Format } from "../format.ts";
import { type Html, html } from "../html/html.ts";
import { netNow } from "../net-now.ts";
import type { Words } from "../text/words.ts";
import { coordinate } from "./coordinate.ts";
import type { FigureSize } from "./kaplan-meier.ts";

const ROW = 46;

/** Minor units as a share of the longest amount: exact enough for a drawing, and safe for any size of amount. */
const shareOf = (amount: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Number((amount * 1_000_000n) / whole) / 1_000_000;

interface Bar {
  readonly label: string;
  readonly className: string;
  readonly from: bigint;
  readonly to: bigint;
  readonly value: string;
}

/** What is payable, what is held or disputed, and between which bounds the net amount lies. */
export const settlementBoundsSvg = (
  id: string,
  settlement: Settlement,
  size: FigureSize,
  words: Words,
  format: Format,
): Html => {
  const width = size === "wide" ? 760 : 350;
  const w = words.patients;
  const money = (minor: string): string => format.money(minor, settlement.currency);
  const { payable, refundable, held, disputed } = settlement.totals;
  const net = BigInt(netNow(settlement));
  const bars: readonly Bar[] = [
    { label: w.totals.payable, className: "bar-payable", from: 0n, to: BigInt(payable), value: payable },
    { label: w.totals.refundable, className: "bar-refundable", from: net, to: BigInt(payable), value: refundable },
    { label: w.totals.held, className: "bar-held", from: net, to: net + BigInt(held), value: held },
    { label: w.totals.disputed, className: "bar-disputed", from: net, to: net + BigInt(disputed), value: disputed },
  ];
  const shown = bars.filter((bar) => bar.value !== "0");
  const lower = BigInt(settlement.bounds.lower);
  const upper = BigInt(settlement.bounds.upper);
  const ends = [0n, net, lower, upper, ...shown.flatMap((bar) => [bar.from, bar.to])];
  const least = ends.reduce((a, b) => (b < a ? b : a));
  const most = ends.reduce((a, b) => (b > a ? b : a));
  const scale = scaleLinear([0, 1], [1, width - 8]);
  const x = (amount: bigint): number => coordinate(scale(shareOf(amount - least, most - least)));
  const height = shown.length * ROW + 62;
  const intervalTop = shown.length * ROW;
  const description = `${shown.map((bar) => `${bar.label}: ${money(bar.value)}`).join("; ")}; ${w.net}: ${money(String(net))}; ${w.boundsLower}: ${money(String(lower))}; ${w.boundsUpper}: ${money(String(upper))}.`;
  const row = (bar: Bar, i: number): Html =>
    html`<text class="bar-label" x="0" y="${i * ROW + 14}">${bar.label}</text><text class="bar-value" x="${width - 8}" y="${i * ROW + 14}">${money(bar.value)}</text><rect class="${bar.className}" x="${Math.min(x(bar.from), x(bar.to))}" y="${i * ROW + 20}" width="${coordinate(Math.max(Math.abs(x(bar.to) - x(bar.from)), 1.5))}" height="14"/>`;
  return html`<svg class="chart chart-${size} settlement-bounds" id="${id}-${size}" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-labelledby="${id}-${size}-t ${id}-${size}-d">
<title id="${id}-${size}-t">${w.boundsTitle}</title>
<desc id="${id}-${size}-d">${description}</desc>
${least < 0n && html`<line class="axis faint" x1="${x(0n)}" x2="${x(0n)}" y1="18" y2="${height - 8}"/>`}
${shown.map(row)}
<text class="bar-label" x="0" y="${intervalTop + 14}">${words.verdict.bounds}</text><text class="bar-value" x="${width - 8}" y="${intervalTop + 14}">${lower === upper ? money(String(lower)) : `${money(String(lower))} – ${money(String(upper))}`}</text>
<path class="bounds" d="M${x(lower)},${intervalTop + 22}v16M${x(upper)},${intervalTop + 22}v16M${x(lower)},${intervalTop + 30}H${x(upper)}"/>
<circle class="net" cx="${x(net)}" cy="${intervalTop + 30}" r="5"/><text class="net-label ${x(net) > width / 2 ? "end" : "start"}" x="${coordinate(x(net) > width / 2 ? Math.min(x(net) + 5, width - 8) : Math.max(x(net) - 5, 0))}" y="${intervalTop + 55}">${w.net} ${money(String(net))}</text>
</svg>`;
};
