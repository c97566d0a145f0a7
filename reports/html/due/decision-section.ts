import type { AgreementDue, DueOverview, SourceNeed } from "../../../schemas/due.ts";
import { elementId } from "../../charts/coordinate.ts";
import { type Html, html } from "../html.ts";
import { table } from "../table.ts";
import type { Voice } from "../view.ts";
import { accrualSentences, readinessSentences } from "./readiness-text.ts";

const sourceTable = (due: AgreementDue, { words, format, say }: Voice): Html => {
  const w = words.duePage;
  const c = w.sourceColumns;
  const state = ({ dataCut, neededCut, shortDays }: SourceNeed): string => {
    if (dataCut === null) return w.nothing;
    if (neededCut === null || shortDays === null || shortDays === 0) return w.enough;
    return w.short(format.integer(shortDays));
  };
  return table({
    id: `sources-${elementId(due.agreement)}`,
    caption: `${w.sources}: ${due.agreement}`,
    columns: [
      { heading: c.source, kind: "header", cell: (s) => html`<code>${s.source}</code>` },
      { heading: c.owner, cell: (s) => html`${say(s.owner)}<span class="under">${say(s.provides)}</span>` },
      {
        heading: c.frequency,
        cell: (s) => html`${say(s.frequency)}<span class="under">${w.lag(format.integer(s.lagDays))}</span>`,
      },
      { heading: c.cut, kind: "name", cell: (s) => (s.dataCut === null ? "–" : format.date(s.dataCut)) },
      { heading: c.needed, kind: "name", cell: (s) => (s.neededCut === null ? "–" : format.date(s.neededCut)) },
      { heading: c.state, cell: state },
    ],
    rows: due.sources,
  });
};

const milestoneText = ({ milestones: m }: AgreementDue, { words, format }: Voice): string => {
  const w = words.duePage;
  return [
    w.due(format.integer(m.due), format.integer(m.total)),
    ...(m.pending > 0 ? [w.pending(format.integer(m.pending))] : []),
    ...(m.unknown > 0 ? [w.unknown(format.integer(m.unknown))] : []),
    ...(m.lastDataBy === null ? [] : [w.lastData(format.date(m.lastDataBy))]),
  ].join(" ");
};

/** One decision: what was agreed, who documents, how ready it is, and the data it takes from whom. */
export const decisionSection = (due: AgreementDue, { asOf }: DueOverview, voice: Voice): Html => {
  const { words, format, say } = voice;
  const w = words.duePage;
  const fact = (name: string, text: string | Html, whole = false): Html =>
    html`<div${whole && html` class="whole"`}><dt>${name}</dt><dd>${text}</dd></div>`;
  const accrual = accrualSentences(due, voice);
  const answers = due.answers.map(
    ({ id, text, due: day }) => html`<li><b>${id}</b> ${day === null ? w.noDate : format.date(day)}: ${say(text)}</li>`,
  );
  return html`<section aria-labelledby="d-${elementId(due.agreement)}"><h2 id="d-${elementId(due.agreement)}">${say(due.title)}</h2>
<p class="fig-line"><code class="fig">${due.agreement}</code></p>
<dl class="facts">${fact(w.columns.reassessed, `${format.date(due.reassessment.date)}: ${say(due.reassessment.title)}`)}${fact(w.duty, say(due.duty))}${fact(w.analysed, format.integer(due.analysed))}${
    due.verdict !== null && fact(words.indexPage.columns.verdict, words.verdict.verdicts[due.verdict])
  }${fact(w.maturity, readinessSentences(due, asOf, voice).join(" "), true)}${accrual.length > 0 && fact(w.accrual, accrual.join(" "), true)}${
    due.milestones.total > 0 && fact(w.standing, milestoneText(due, voice), true)
  }</dl>
<h3>${w.rule}</h3><blockquote><p>${say(due.rule)}</p></blockquote>
${answers.length > 0 && html`<h3>${w.answers}</h3><ul class="absent">${answers}</ul>`}${sourceTable(due, voice)}</section>`;
};
