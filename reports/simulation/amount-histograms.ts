import { scaleLinear } from "d3-scale";
import { approximate } from "../../schemas/approximate.ts";
import type { MinorUnits } from "../../schemas/money.ts";
import { coordinate } from "../charts/coordinate.ts";
import type { FigureSize } from "../charts/kaplan-meier.ts";
import { seriesStyle } from "../charts/series-style.ts";
import type { Format } from "../format.ts";
import { type Html, html } from "../html/html.ts";

/** How an amount is spread over the runs of one scenario, in minor units. */
export interface SpreadAmount {
  readonly label: string;
  /** Mean and quantiles as they are written. */
  readonly written: string;
  readonly mean: MinorUnits;
  readonly q05: MinorUnits;
  readonly q95: MinorUnits;
  readonly bins: readonly { readonly from: MinorUnits; readonly to: MinorUnits; readonly runs: number }[];
}

type Bin = SpreadAmount["bins"][number];

const PLOT = 64;
const ROW = 118;

/** Minor units as millions of the currency, near enough for a drawing. */
const millions = (minor: MinorUnits): number => approximate(BigInt(minor) / 10_000n) / 10_000;

/** As many decimals as tell neighbouring ticks apart. */
const decimalsOf = ([first = 0, second = 1]: readonly number[]): number =>
  Math.max(0, -Math.floor(Math.log10(second - first) + 1e-9));

/**
 * One histogram per scenario above one another, on one axis, each with mean and the middle 90 % of the runs. Areas are
 * shares of the runs: where bins are narrower they stand higher.
 */
export const amountHistogramsSvg = (
  {
    id,
    title,
    axis,
    amounts,
  }: { readonly id: string; readonly title: string; readonly axis: string; readonly amounts: readonly SpreadAmount[] },
  size: FigureSize,
  format: Format,
): Html => {
  const width = size === "wide" ? 760 : 350;
  const ends = amounts.flatMap(({ bins, q05, q95 }) =>
    [q05, q95, ...bins.flatMap(({ from, to }) => [from, to])].map(millions),
  );
  const least = Math.min(...ends);
  const most = Math.max(...ends);
  const pad = (most - least) * 0.03 || 0.5;
  const x = scaleLinear([least - pad, most + pad], [12, width - 12]).nice();
  // An amount that never varies is drawn as a narrow bar, and none as a needle that would flatten every other one.
  const narrowest = (most - least) / 40 || 1;
  const end = ({ from, to }: Bin): number => (from === to ? millions(from) + narrowest : millions(to));
  const density = (bin: Bin): number => bin.runs / Math.max(end(bin) - millions(bin.from), narrowest);
  const highest = Math.max(...amounts.flatMap(({ bins }) => bins.map(density)), 1e-9);
  const ticks = x.ticks(size === "wide" ? 7 : 4);
  const bottom = amounts.length * ROW;
  const digits = decimalsOf(ticks);
  const description = amounts.map(({ label, written }) => `${label}: ${written}`).join("; ");
  const one = (amount: SpreadAmount, i: number): Html => {
    const base = i * ROW + 24 + PLOT;
    const y = (runs: number): number => (runs / highest) * PLOT;
    const outline = ({ bins }: SpreadAmount): string => {
      const steps = bins.map((bin) => {
        const tall = coordinate(base - y(density(bin)));
        return `L${coordinate(x(millions(bin.from)))},${tall}L${coordinate(x(end(bin)))},${tall}`;
      });
      const [first, last] = [bins[0], bins.at(-1)];
      if (first === undefined || last === undefined) return "";
      return `M${coordinate(x(millions(first.from)))},${base}${steps.join("")}L${coordinate(x(end(last)))},${base}`;
    };
    return html`<g class="${seriesStyle(i).className}"><text class="bar-label" x="0" y="${i * ROW + 14}">${amount.label}</text><text class="bar-value soft-text" x="${width - 1}" y="${i * ROW + 14}">${size === "wide" && amount.written}</text>
<g class="series"><path class="band" d="${outline(amount)}"/><path class="step" d="${outline(amount)}"/></g>
<line class="axis faint" x1="12" x2="${width - 12}" y1="${base}" y2="${base}"/>
<path class="bounds" d="M${coordinate(x(millions(amount.q05)))},${base + 10}H${coordinate(x(millions(amount.q95)))}"/><circle class="net" cx="${coordinate(x(millions(amount.mean)))}" cy="${base + 10}" r="5"/></g>`;
  };
  return html`<svg class="chart chart-${size}" id="${id}-${size}" role="img" viewBox="0 0 ${width} ${bottom + 42}" width="${width}" height="${bottom + 42}" aria-labelledby="${id}-${size}-t ${id}-${size}-d">
<title id="${id}-${size}-t">${title}</title>
<desc id="${id}-${size}-d">${description}.</desc>
<g class="grid">${ticks.map((tick) => html`<line x1="${coordinate(x(tick))}" x2="${coordinate(x(tick))}" y1="22" y2="${bottom}"/>`)}</g>
${amounts.map(one)}
<g class="tick-x">${ticks.map((tick) => html`<text x="${coordinate(x(tick))}" y="${bottom + 16}">${format.decimal(tick, digits)}</text>`)}</g>
<text class="axis-title end" x="${width - 1}" y="${bottom + 36}">${axis}</text>
</svg>`;
};
