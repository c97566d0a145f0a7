import { type Html, html } from "../html/html.ts";
import { coordinate } from "./coordinate.ts";

const WIDTH = 220;

/** How many remain of those who came in, as a bar beside a row of the cohort table, which holds the numbers. */
export const remainBarSvg = (remain: number, of: number): Html => {
  const width = of === 0 ? 0 : (WIDTH * remain) / of;
  return html`<svg class="remain-bar" aria-hidden="true" viewBox="0 0 ${WIDTH} 12" width="${WIDTH}" height="12"><rect class="whole" x="0" y="0" width="${WIDTH}" height="12"/><rect class="part" x="0" y="0" width="${coordinate(width)}" height="12"/></svg>`;
};
