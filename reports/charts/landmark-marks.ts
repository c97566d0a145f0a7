import type { Format } from "../format.ts";
import { type Html, html } from "../html/html.ts";
import type { Words } from "../text/words.ts";
import { coordinate } from "./coordinate.ts";
import type { Frame } from "./frame.ts";
import { textWidth } from "./text-width.ts";

/** The agreed reference and what was observed at the same day. */
export interface LandmarkReference {
  readonly day: number;
  /** Agreed share without event, and how far below it the lower limit may lie. */
  readonly reference: number;
  readonly margin: number;
  /** Observed share with interval; null where the data cannot tell. */
  readonly observed: { readonly value: number; readonly lower: number | null; readonly upper: number | null } | null;
}

/** Words on a line of the figure: in full left of the landmark where there is room, else short at the right end. */
interface LineLabel {
  readonly full: string;
  readonly short: string;
  /** Distance of the baseline from the line, in pixels down: left of the landmark, and at the right end. */
  readonly fullOffset: number;
  readonly shortOffset: number;
}

const fitsLeft = ({ x, left, type }: Frame, day: number, text: string): boolean =>
  x(day) - left > textWidth(text, type) + 12;

const level = (frame: Frame, day: number, share: number, className: string, label: LineLabel): Html => {
  const { left, right } = frame;
  const at = coordinate(frame.y(share));
  const fits = fitsLeft(frame, day, label.full);
  const place = fits ? left + 6 : right - 2;
  return html`<line class="${className}" x1="${coordinate(left)}" x2="${coordinate(right)}" y1="${at}" y2="${at}"/><text class="${className} halo ${fits ? "start" : "end"}" x="${coordinate(place)}" y="${coordinate(at + (fits ? label.fullOffset : label.shortOffset))}">${fits ? label.full : label.short}</text>`;
};

const whisker = (
  { x, y, right, type }: Frame,
  day: number,
  observed: NonNullable<LandmarkReference["observed"]>,
  taken: { readonly from: number; readonly to: number } | null,
  format: Format,
): Html => {
  const at = coordinate(x(day));
  const { value, lower, upper } = observed;
  const interval =
    lower === null || upper === null ? "" : ` (${format.decimal(lower * 100, 1)}–${format.decimal(upper * 100, 1)})`;
  const label = `${format.percent(value)}${interval}`;
  const start = Math.min(at + 11, right - textWidth(label, type) - 2);
  const wanted = y(upper ?? value) - 7;
  const collides = taken !== null && wanted > taken.from - 14 && wanted < taken.to + 14;
  return html`<g class="observed">${
    lower !== null &&
    upper !== null &&
    html`<path d="M${coordinate(at - 5)},${coordinate(y(lower))}h10M${coordinate(at - 5)},${coordinate(y(upper))}h10M${at},${coordinate(y(lower))}V${coordinate(y(upper))}"/>`
  }<circle cx="${at}" cy="${coordinate(y(value))}" r="4.5"/><text class="halo" x="${coordinate(start)}" y="${coordinate(collides ? taken.from - 8 : wanted)}">${label}</text></g>`;
};

/** Reference line, required lower limit where a margin is agreed, the landmark, and the observed share with its interval. */
export const landmarkMarks = (reference: LandmarkReference, frame: Frame, words: Words, format: Format): Html => {
  const { day, margin, observed } = reference;
  const at = coordinate(frame.x(day));
  const requirement = reference.reference - margin;
  const shares = margin === 0 ? [reference.reference] : [reference.reference, requirement];
  const [referenceText = "", requirementText = ""] = format.percentsApart(shares);
  const { referenceLabel, requirementLabel, requirementShort } = words.results;
  const full = referenceLabel(referenceText, format.integer(day));
  // The short labels stand right of the landmark, where the observed share wants to stand as well.
  const line = frame.y(reference.reference);
  const taken = fitsLeft(frame, day, full) ? null : { from: line - (margin > 0 ? 30 : 16), to: line };
  const referenceLine = level(frame, day, reference.reference, "reference", {
    full,
    short: `${words.verdict.reference} ${referenceText}`,
    fullOffset: margin > 0 || reference.reference < 0.15 ? -6 : 15,
    shortOffset: margin > 0 ? -20 : -6,
  });
  const requirementLine = level(frame, day, requirement, "requirement", {
    full: requirementLabel(requirementText),
    short: requirementShort(requirementText),
    fullOffset: 15,
    shortOffset: coordinate(frame.y(reference.reference) - frame.y(requirement)) - 6,
  });
  return html`<g class="landmark"><line class="day" x1="${at}" x2="${at}" y1="${coordinate(frame.top)}" y2="${coordinate(frame.bottom)}"/>${referenceLine}${margin > 0 && requirementLine}${observed !== null && whisker(frame, day, observed, taken, format)}</g>`;
};
