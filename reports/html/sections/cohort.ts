import { remainBarSvg } from "../../charts/remain-bar.ts";
import { type Html, html } from "../html.ts";
import type { Section } from "../section.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";
import { eligibilityTable } from "./eligibility.ts";

const flowTable = ({ report, words, format, say }: View): Html => {
  const c = words.data.flowColumns;
  const whole = report.flow[0]?.persons ?? 0;
  return table({
    id: "flow",
    caption: words.data.flow,
    captionHidden: true,
    columns: [
      { heading: c.step, kind: "header", cell: (s) => say(s.title) },
      { heading: c.excluded, kind: "number", cell: (s) => (s.excluded === 0 ? "–" : format.integer(-s.excluded)) },
      { heading: c.unknown, kind: "number", cell: (s) => (s.unknown === 0 ? "–" : format.integer(s.unknown)) },
      { heading: c.remain, kind: "number", cell: (s) => html`<strong>${format.integer(s.persons)}</strong>` },
      { heading: words.data.flowFigure, cell: (s) => remainBarSvg(s.persons, whole) },
    ],
    rows: report.flow,
  });
};

const treatmentTable = ({ report, words, format, say }: View): Html | null => {
  if (report.treatmentStatus.length === 0) return null;
  const c = words.data.treatmentColumns;
  const all = report.treatmentStatus.reduce((sum, s) => sum + s.persons, 0);
  return table({
    id: "treatment-status",
    caption: words.data.treatmentStatus,
    columns: [
      { heading: c.status, kind: "header", cell: (s) => say(s.title) },
      { heading: c.persons, kind: "number", cell: (s) => format.integer(s.persons) },
      { heading: c.share, kind: "number", cell: (s) => (all === 0 ? "–" : format.percent(s.persons / all)) },
    ],
    rows: report.treatmentStatus,
    foot: [words.data.total, format.integer(all), ""],
  });
};

/** From everyone exposed to those analysed, step by step, with those who could not be judged. */
export const cohortSection = (view: View): Section => ({
  id: "cohort",
  title: view.words.data.flow,
  body: html`<p class="lead">${view.words.data.flowIntro}</p>${view.report.flow.length > 0 ? flowTable(view) : html`<p>${view.words.reassessment.absent.flow}</p>`}${eligibilityTable(view)}${treatmentTable(view)}`,
});
