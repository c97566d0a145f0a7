import { MilestoneStatus } from "../../schemas/evaluation.ts";
import type { Format } from "../format.ts";
import { type Html, html } from "../html/html.ts";
import { coordinate } from "./coordinate.ts";

/** Counts of milestones by status. */
export type StatusCounts = Readonly<Record<MilestoneStatus, number>>;

const WIDTH = 320;
const HEIGHT = 26;

/** Class of a status in drawings and tables: `met`, `not-met`, … */
export const statusClass = (status: MilestoneStatus): string => status.toLowerCase().replaceAll("_", "-");

/**
 * One bar, as long for every milestone, split by status, with the count written into each part that has room for it.
 * The full counts stand in the table beside it.
 */
export const statusStripSvg = (
  id: string,
  title: string,
  counts: StatusCounts,
  statusNames: Readonly<Record<MilestoneStatus, string>>,
  format: Format,
): Html => {
  const total = MilestoneStatus.options.reduce((sum, status) => sum + counts[status], 0);
  const shown = MilestoneStatus.options.filter((status) => counts[status] > 0);
  const description = shown.map((status) => `${statusNames[status]}: ${format.integer(counts[status])}`).join("; ");
  let from = 0;
  const parts = shown.map((status) => {
    const width = (WIDTH * counts[status]) / total;
    const part = html`<g class="st-${statusClass(status)}"><rect x="${coordinate(from + 0.75)}" y="0.75" width="${coordinate(Math.max(width - 1.5, 0.5))}" height="${HEIGHT - 1.5}"/>${
      width > 16 && html`<text x="${coordinate(from + width / 2)}" y="17.5">${format.integer(counts[status])}</text>`
    }</g>`;
    from += width;
    return part;
  });
  return html`<svg class="chart status-strip" id="${id}" role="img" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc>${parts}</svg>`;
};
