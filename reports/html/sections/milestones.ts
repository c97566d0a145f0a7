import { type Milestone, MilestoneStatus } from "../../../schemas/evaluation.ts";
import { elementId } from "../../charts/coordinate.ts";
import { statusClass, statusStripSvg } from "../../charts/status-strip.ts";
import { figureId } from "../figure-id.ts";
import { type Html, html } from "../html.ts";
import { notice } from "../notice.ts";
import { reasonText } from "../reason-text.ts";
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

/** Figure id and source lines, those of one file and role together: what it takes to follow the row back. */
const trace = (m: Milestone, { words }: View): Html => {
  const places = Map.groupBy(m.evidence, (e) => `${words.patients.roles[e.role] ?? e.role} ${e.file}`);
  return html`${figureId(m.figure)}${[...places].map(
    ([place, lines]) => html`<code class="fig">${place}:${lines.map((e) => e.line).join(", ")}</code>`,
  )}`;
};

const flagMark = (flag: NonNullable<Milestone["flag"]>, { words }: View): Html =>
  html`<span class="flag flag-${flag.toLowerCase().replaceAll("_", "-")}">${words.patients.flags[flag]}</span>`;

const columns = (view: View): readonly (Column<Milestone> | false)[] => {
  const { report, words, format, say } = view;
  const c = words.patients.columns;
  const { settlement, milestones } = report;
  return [
    { heading: c.milestone, kind: "header", cell: (m) => say(m.title) },
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
      cell: (m) => (m.reasons.length === 0 ? "–" : m.reasons.map((id) => reasonText(id, view)).join("; ")),
    },
    settlement !== null && {
      heading: `${c.amount} (${settlement.currency})`,
      kind: "number",
      cell: (m) => (m.amount === null ? "–" : format.amount(m.amount, settlement.currency)),
    },
    { heading: c.trace, cell: (m) => trace(m, view) },
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
        under: {
          key: (m) => String(m.patient),
          heading: (m) => w.patientHeading(view.format.integer(m.patient), view.format.date(m.timeZero)),
        },
        rows: report.milestones,
      },
    )}`,
  };
};
