import { type Milestone, MilestoneStatus } from "../../../schemas/evaluation.ts";
import { elementId } from "../../charts/coordinate.ts";
import { statusClass, statusStripSvg } from "../../charts/status-strip.ts";
import { figureId } from "../figure-id.ts";
import { type Html, html } from "../html.ts";
import { notice } from "../notice.ts";
import type { Section } from "../section.ts";
import { type Column, table } from "../table.ts";
import type { View } from "../view.ts";

/** The status as a word with a mark of its own shape, so that colour is never alone. */
export const statusMark = (status: MilestoneStatus, view: View): Html =>
  html`<span class="status status-${statusClass(status)}">${view.words.patients.statuses[status]}</span>`;

const overview = (view: View): Html => {
  const { report, words, format, say } = view;
  const used = MilestoneStatus.options.filter((status) => report.tally.some((t) => t.counts[status] > 0));
  return table({
    id: "tally",
    caption: words.patients.overview,
    columns: [
      { heading: words.patients.columns.milestone, kind: "header", cell: (t) => say(t.title) },
      {
        heading: words.patients.figureLabel,
        cell: (t) =>
          statusStripSvg(elementId(`strip-${t.milestone}`), say(t.title), t.counts, words.patients.statuses, format),
      },
      ...used.map((status) => ({
        heading: words.patients.statuses[status],
        kind: "number" as const,
        cell: (t: (typeof report.tally)[number]) => format.integer(t.counts[status]),
      })),
    ],
    rows: report.tally,
  });
};

const evidence = (m: Milestone): Html =>
  html`${m.evidence.map((e) => html`<code class="fig">${e.role} ${e.file}:${e.line}</code>`)}`;

const flagMark = (flag: NonNullable<Milestone["flag"]>, { words }: View): Html =>
  html`<span class="flag flag-${flag.toLowerCase().replaceAll("_", "-")}">${words.patients.flags[flag]}</span>`;

const columns = (view: View): readonly (Column<Milestone> | false)[] => {
  const { report, words, format, say } = view;
  const c = words.patients.columns;
  const { settlement, milestones } = report;
  return [
    { heading: c.patient, kind: "header", cell: (m) => m.patient },
    { heading: c.milestone, cell: (m) => html`${say(m.title)}${figureId(m.figure)}` },
    { heading: c.timeZero, kind: "name", cell: (m) => format.date(m.timeZero) },
    {
      heading: c.due,
      kind: "name",
      cell: (m) =>
        html`${format.date(m.due)}${
          m.windowFrom !== null &&
          m.windowTo !== null &&
          html`<span class="under">${c.window.toLowerCase()} ${format.date(m.windowFrom)}–${format.date(m.windowTo)}</span>`
        }${m.status === "PENDING" && html`<span class="under">${c.expected.toLowerCase()} ${format.date(m.dataExpectedBy)}</span>`}`,
    },
    {
      heading: c.status,
      kind: "name",
      cell: (m) =>
        html`${statusMark(m.status, view)}${m.late && html`<span class="under">${words.patients.late}</span>`}`,
    },
    milestones.some((m) => m.flag !== null) && {
      heading: c.flag,
      cell: (m) => (m.flag === null ? "–" : flagMark(m.flag, view)),
    },
    {
      heading: c.reasons,
      cell: (m) => (m.reasons.length === 0 ? "–" : m.reasons.map((id) => words.patients.reasons[id] ?? id).join(", ")),
    },
    settlement !== null && {
      heading: `${c.amount} (${settlement.currency})`,
      kind: "number",
      cell: (m) => (m.amount === null ? "–" : format.amount(m.amount, settlement.currency)),
    },
    { heading: c.evidence, cell: evidence },
  ];
};

/** Every milestone of every patient with its status, grounds and source lines; null for agreements without any. */
export const milestonesSection = (view: View): Section | null => {
  const { report, words } = view;
  if (report.milestones.length === 0) return null;
  const w = words.patients;
  const flagged = report.milestones.some((m) => m.flag !== null);
  return {
    id: "milestones",
    title: w.heading,
    body: html`<p class="lead">${w.intro}</p>${flagged && notice("clinical", w.flagNotice, html`<p>${w.flagText}</p>`)}${report.tally.length > 0 && overview(view)}${table(
      {
        id: "milestone-list",
        caption: w.heading,
        columns: columns(view).filter((c) => c !== false),
        rows: report.milestones,
      },
    )}`,
  };
};
