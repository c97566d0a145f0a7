import type { AgreementExceptions, ExceptionPattern } from "../../../schemas/exceptions.ts";
import { type Html, html } from "../html.ts";
import { notice } from "../notice.ts";
import type { Section } from "../section.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";

/** Counts of persons below this are small; the internal copy shows them and says so. */
const SMALL = 5;

const levelName = ({ by, level }: ExceptionPattern, { words }: View): string => {
  if (level === "unknown") return words.exceptions.unknown;
  if (by === "all") return words.exceptions.everything;
  if (by === "region") return words.data.regions[level] ?? level;
  return by === "reason" ? (words.exceptions.reasons[level] ?? level) : level;
};

const interval = (lower: string, upper: string): Html => html`<span class="under">${lower}–${upper}</span>`;

const shareCell = ({ share }: ExceptionPattern, { format }: View): Html =>
  share === null
    ? html`–`
    : html`${format.percent(share.value, 0)}${interval(format.percent(share.lower, 0), format.percent(share.upper, 0))}`;

const daysCell = ({ days }: ExceptionPattern, { words, format }: View): Html => {
  const w = words.exceptions;
  const day = (value: number | null): string => (value === null ? w.notReached : format.short(value));
  if (days.first === null && days.median === null) return html`–`;
  return html`${day(days.median)}<span class="under">${w.quartiles(day(days.first), day(days.third))}</span>`;
};

const yearCell = ({ perYear }: ExceptionPattern, { format }: View): Html =>
  perYear === null
    ? html`–`
    : html`${format.decimal(perYear.value, 1)}${interval(format.decimal(perYear.lower, 1), format.decimal(perYear.upper, 1))}`;

const patternTable = (patterns: readonly ExceptionPattern[], view: View): Html => {
  const { words, format } = view;
  const c = words.exceptions.columns;
  const counts = ["applications", "granted", "refused", "withdrawn", "waiting"] as const;
  return table({
    id: "exceptions-list",
    caption: words.exceptions.patterns,
    columns: [
      { heading: c.what, kind: "header", cell: (p) => levelName(p, view) },
      ...counts.map((of) => ({
        heading: c[of],
        kind: "number" as const,
        cell: (p: ExceptionPattern) => format.integer(p[of]),
      })),
      { heading: c.share, kind: "number", cell: (p) => shareCell(p, view) },
      { heading: c.days, kind: "number", cell: (p) => daysCell(p, view) },
      { heading: c.perYear, kind: "number", cell: (p) => yearCell(p, view) },
    ],
    under: { key: (p) => p.by, heading: (p) => words.exceptions.splits[p.by] },
    rows: patterns,
  });
};

const isSmall = (p: ExceptionPattern): boolean =>
  [p.applications, p.granted, p.refused, p.withdrawn, p.waiting].some((n) => n > 0 && n < SMALL);

const followUp = ([all]: readonly ExceptionPattern[], { words, format }: View): Html | null => {
  if (all === undefined || all.granted === 0) return null;
  const w = words.exceptions;
  const said = (["on_treatment", "stopped", "not_started", "dead", "none"] as const)
    .filter((seen) => all.followUp[seen] > 0)
    .map((seen) => `${w.followUps[seen]} ${format.integer(all.followUp[seen])}`);
  return html`<p>${w.followUp}: ${said.join(", ")}.</p>`;
};

const body = (e: AgreementExceptions, view: View): Html => {
  const { words, format } = view;
  const w = words.exceptions;
  const place = html`<p><b>${w.place}.</b> ${w.rules[e.rule]} ${e.seen && w.treated(format.integer(e.treated))}${
    e.grantedLater > 0 && ` ${w.grantedLater(format.integer(e.grantedLater))}`
  }</p>`;
  if (!e.seen) return html`${place}<p>${w.notSeen}</p>`;
  // The medicine of an agreement with one is said in its title, and a single year is all.
  const told = e.patterns.filter(
    ({ by }) => (by !== "substance" && by !== "year") || e.patterns.filter((other) => other.by === by).length > 1,
  );
  return html`${place}${
    told.length === 0
      ? html`<p>${w.none}</p>`
      : html`${patternTable(told, view)}<p class="soft">${w.method(format.percent(e.level, 0))}</p>${followUp(told, view)}${
          told.some(isSmall) && notice("caution", w.small, html``)
        }`
  }`;
};

/** Exceptions made for one patient at a time, and their place in the analysis; null for judgements that did not look. */
export const exceptionsSection = (view: View): Section | null => {
  const { exceptions } = view.report;
  if (exceptions === undefined) return null;
  return {
    id: "exceptions",
    title: view.words.exceptions.heading,
    body: html`<p class="lead">${view.words.exceptions.intro}</p>${body(exceptions, view)}`,
  };
};
