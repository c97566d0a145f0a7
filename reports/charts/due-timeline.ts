import { scaleLinear } from "d3-scale";
import { addMonths, dayNumber } from "../../schemas/calendar.ts";
import type { DueOverview } from "../../schemas/due.ts";
import { type Html, html } from "../html/html.ts";
import type { Voice } from "../html/view.ts";
import { coordinate } from "./coordinate.ts";
import type { FigureSize } from "./kaplan-meier.ts";

/** One decision on the line of time. ISO dates. */
interface Lane {
  readonly name: string;
  readonly reassessment: string;
  /** Null where nothing is forecast. `late` is null where no end is in sight. */
  readonly mature: { readonly early: string; readonly middle: string | null; readonly late: string | null } | null;
}

const ROW = 58;
const TOP = 26;

const lanesOf = ({ agreements }: DueOverview, { say }: Voice): readonly Lane[] =>
  agreements.map(({ title, reassessment, maturity, accrual }) => ({
    name: say(title),
    reassessment: reassessment.date,
    mature:
      accrual?.state === "forecast"
        ? { early: accrual.mature_by.early, middle: accrual.mature_by.median, late: accrual.mature_by.late }
        : maturity?.state === "forecast"
          ? { early: maturity.date, middle: maturity.date, late: maturity.latest ?? maturity.date }
          : null,
  }));

/** A title cut to what a line holds. */
const cutTo = (text: string, size: FigureSize): string => {
  const most = size === "wide" ? 110 : 50;
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
};

const describe = (lane: Lane, { words, format }: Voice): string => {
  const w = words.duePage;
  const mature =
    lane.mature === null
      ? ""
      : `, ${w.timelineMature} ${format.date(lane.mature.early)}–${lane.mature.late === null ? w.noEnd : format.date(lane.mature.late)}`;
  return `${lane.name}: ${w.timelineReassessment} ${format.date(lane.reassessment)}${mature}.`;
};

/** The years that the lanes need: from the day of judgement to the last reassessment, or forecast of its middle. */
const spanOf = (lanes: readonly Lane[], asOf: string): readonly [string, string] => {
  const days = lanes.flatMap(({ reassessment, mature }) => [reassessment, mature?.middle ?? reassessment]);
  const first = [asOf, ...days].toSorted()[0] ?? asOf;
  const last = [asOf, ...days].toSorted().at(-1) ?? asOf;
  return [`${first.slice(0, 4)}-01-01`, addMonths(`${last.slice(0, 4)}-01-01`, 24)];
};

/** Reassessments against the days on which the data can be mature, one line for each decision. */
export const dueTimelineSvg = (id: string, overview: DueOverview, size: FigureSize, voice: Voice): Html => {
  const { words } = voice;
  const w = words.duePage;
  const width = size === "wide" ? 760 : 350;
  const lanes = lanesOf(overview, voice);
  const [from, to] = spanOf(lanes, overview.asOf);
  const x = scaleLinear([dayNumber(from), dayNumber(to)], [8, width - 14]);
  const at = (iso: string): number => coordinate(Math.min(Math.max(x(dayNumber(iso)), 8), width - 14));
  const bottom = TOP + lanes.length * ROW;
  const [firstYear, lastYear] = [from, to].map((iso) => Number(iso.slice(0, 4)));
  const every = (lastYear ?? 0) - (firstYear ?? 0) > (size === "wide" ? 14 : 7) ? 2 : 1;
  const years = Array.from(
    { length: Math.floor(((lastYear ?? 0) - (firstYear ?? 0)) / every) + 1 },
    (_, i) => `${(firstYear ?? 0) + i * every}`,
  );
  const lane = (l: Lane, i: number): Html => {
    const y = TOP + i * ROW + 38;
    const { mature } = l;
    const r = at(l.reassessment);
    // A forecast without an end, or beyond the drawing, runs out to the right with an arrow.
    const open = mature !== null && (mature.late === null || mature.late > to);
    const late = mature === null ? 0 : open ? width - 14 : at(mature.late ?? to);
    return html`<text class="bar-label halo" x="8" y="${y - 18}">${cutTo(l.name, size)}</text><line class="lane" x1="8" x2="${width - 14}" y1="${y}" y2="${y}"/>${
      mature !== null &&
      html`<path class="mature" d="M${at(mature.early)},${y}H${late}"/>${open && html`<path class="mature-end" d="M${late - 7},${y - 5}l7,5l-7,5"/>`}${
        mature.middle !== null && html`<circle class="mature-dot" cx="${at(mature.middle)}" cy="${y}" r="5"/>`
      }`
    }<path class="reassessment" d="M${r},${y - 8}l8,8l-8,8l-8,-8z"/>`;
  };
  const today = at(overview.asOf);
  return html`<svg class="chart chart-${size} due-timeline" id="${id}-${size}" role="img" viewBox="0 0 ${width} ${bottom + 26}" width="${width}" height="${bottom + 26}" aria-labelledby="${id}-${size}-t ${id}-${size}-d">
<title id="${id}-${size}-t">${w.timeline}</title>
<desc id="${id}-${size}-d">${lanes.map((l) => describe(l, voice)).join(" ")}</desc>
<g class="grid">${years.map((year) => html`<line x1="${at(`${year}-01-01`)}" x2="${at(`${year}-01-01`)}" y1="${TOP}" y2="${bottom}"/>`)}</g>
<line class="today" x1="${today}" x2="${today}" y1="${TOP - 6}" y2="${bottom}"/><text class="soft-text ${today > width / 2 ? "end" : "start"}" x="${today}" y="${TOP - 12}">${w.timelineToday}</text>
${lanes.map(lane)}
<g class="tick-x">${years.map((year) => {
    const place = at(`${year}-01-01`);
    const anchor = place < 20 ? "start" : place > width - 24 ? "end" : "middle";
    return html`<text class="${anchor}" x="${place}" y="${bottom + 18}">${year}</text>`;
  })}</g>
</svg>`;
};
