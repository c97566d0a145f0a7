import { coordinate } from "../charts/coordinate.ts";
import type { FigureSize } from "../charts/kaplan-meier.ts";
import { textWidth } from "../charts/text-width.ts";
import type { Format } from "../format.ts";
import { type Html, html } from "../html/html.ts";

/** A part of a bar. */
export interface Part {
  readonly label: string;
  /** Class of the style sheet that gives colour and dash. */
  readonly className: string;
  readonly share: number;
}

export interface StackedShares {
  readonly id: string;
  readonly title: string;
  readonly bars: readonly { readonly label: string; readonly parts: readonly Part[] }[];
}

const ROW = 58;
const BAR = 26;

/** One bar of 100 % per scenario, its parts in the same order in each, with the shares that have room written in them. */
export const stackedSharesSvg = ({ id, title, bars }: StackedShares, size: FigureSize, format: Format): Html => {
  const width = size === "wide" ? 760 : 350;
  const keys = (bars[0]?.parts ?? []).filter(({ label }) =>
    bars.some((bar) => bar.parts.some((part) => part.label === label && part.share > 0)),
  );
  const legend = places(keys, width);
  const top = legend.height + 8;
  const height = top + bars.length * ROW;
  const description = bars
    .map(
      (bar) => `${bar.label}: ${bar.parts.map(({ label, share }) => `${label} ${format.percent(share)}`).join(", ")}`,
    )
    .join("; ");
  return html`<svg class="chart chart-${size}" id="${id}-${size}" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-labelledby="${id}-${size}-t ${id}-${size}-d">
<title id="${id}-${size}-t">${title}</title>
<desc id="${id}-${size}-d">${description}.</desc>
${legend.entries.map(
  ({ part, x, y }) =>
    html`<g class="${part.className}"><rect x="${x + 1}" y="${y + 1}" width="14" height="12"/></g><text x="${x + 21}" y="${y + 11}">${part.label}</text>`,
)}
${bars.map((bar, i) => barMarks(bar, top + i * ROW, width, format))}
</svg>`;
};

const places = (parts: readonly Part[], width: number) => {
  let x = 0;
  let y = 0;
  const entries = parts.map((part) => {
    const needed = 21 + textWidth(part.label, 12) + 18;
    if (x > 0 && x + needed > width) {
      x = 0;
      y += 20;
    }
    const place = { part, x: coordinate(x), y };
    x += needed;
    return place;
  });
  return { entries, height: y + 20 };
};

const barMarks = (bar: StackedShares["bars"][number], top: number, width: number, format: Format): Html => {
  let from = 1;
  const marks = bar.parts.map(({ className, share }) => {
    const length = share * (width - 2);
    const x = from;
    from += length;
    if (length <= 0) return null;
    const label = format.percent(share, 0);
    const roomy = length > textWidth(label, 12) + 8;
    return html`<g class="${className}"><rect x="${coordinate(x)}" y="${top + 20}" width="${coordinate(length)}" height="${BAR}"/>${
      roomy &&
      html`<text class="middle" x="${coordinate(x + length / 2)}" y="${top + 20 + BAR / 2 + 4}">${label}</text>`
    }</g>`;
  });
  return html`<text class="bar-label" x="0" y="${top + 14}">${bar.label}</text>${marks}`;
};
