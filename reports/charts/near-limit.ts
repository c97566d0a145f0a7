import type { NearLimit } from "../../schemas/reading-patterns.ts";
import type { Format } from "../format.ts";
import { type Html, html } from "../html/html.ts";
import type { Words } from "../text/words.ts";
import { coordinate } from "./coordinate.ts";

const BAR = 34;
const TALLEST = 44;
const BASE = 62;

/** Bars of the values around a limit, with the limit between the two in the middle; each bar carries its number. */
export const nearLimitSvg = (id: string, title: string, limit: NearLimit, words: Words, format: Format): Html => {
  const most = limit.bins.reduce((highest, { values }) => Math.max(highest, values), 1);
  const width = limit.bins.length * BAR + 12;
  const description = limit.bins
    .map(
      ({ from, to, values }) =>
        `${words.data.binRange(format.short(from), format.short(to))}: ${format.integer(values)}`,
    )
    .join("; ");
  const middle = (limit.bins.length / 2) * BAR + 6;
  return html`<svg class="chart near-limit" id="${id}" role="img" viewBox="0 0 ${width} 82" width="${width}" height="82" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc>${limit.bins.map(
    ({ values }, i) => {
      const height = (values / most) * TALLEST;
      const x = i * BAR + 6;
      return html`<rect class="near-bar" x="${x + 2}" y="${coordinate(BASE - height)}" width="${BAR - 4}" height="${coordinate(height)}"/><text class="middle" x="${x + BAR / 2}" y="${coordinate(BASE - height - 4)}">${format.integer(values)}</text>`;
    },
  )}<line class="axis" x1="6" x2="${width - 6}" y1="${BASE}" y2="${BASE}"/><line class="reference" x1="${middle}" x2="${middle}" y1="4" y2="${BASE + 5}"/><text class="reference middle" x="${middle}" y="${BASE + 17}">${format.short(limit.limit)}</text></svg>`;
};
