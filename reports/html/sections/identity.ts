import { type Html, html, type Part } from "../html.ts";
import { notice } from "../notice.ts";
import type { Section } from "../section.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";

const fact = (label: string, value: Part): Html => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;

const facts = (view: View): Html => {
  const { report, words, format, say } = view;
  const f = words.verdict.facts;
  const a = report.front.agreement;
  const frozenNote =
    a.frozenBeforeData === null ? null : a.frozenBeforeData ? `, ${f.frozenBefore}` : `, ${f.frozenAfter}`;
  return html`<dl class="facts">
${fact(f.id, html`<code>${a.id}</code>`)}
${fact(f.version, a.version)}
${fact(f.effective, `${format.date(a.effective.from)} – ${a.effective.to === null ? f.open : format.date(a.effective.to)}`)}
${fact(f.frozen, a.frozen === null ? f.notStated : html`${format.date(a.frozen)}${frozenNote}`)}
${fact(f.parties, a.parties.length === 0 ? f.notStated : html`<ul class="plain">${a.parties.map((p) => html`<li>${say(p.role)}: ${p.name}</li>`)}</ul>`)}
${fact(f.signedOff, a.signedOff.length === 0 ? f.notStated : html`<ul class="plain">${a.signedOff.map((s) => html`<li>${s.name}, ${say(s.role)}, ${format.date(s.date)}</li>`)}</ul>`)}
${fact(f.software, report.front.software)}
${fact(words.verdict.run, html`<code>${report.front.runId}</code>`)}
<div class="whole"><dt>${f.hash}</dt><dd><code class="hash">${a.hash}</code></dd></div>
</dl>`;
};

const duties = ({ report, words, say }: View): Html | null => {
  const { duties: d, confidential, reservation } = report.front.agreement;
  const w = words.verdict;
  if (d === null && confidential.length === 0 && reservation === null) return null;
  return html`<dl class="facts">${
    d !== null &&
    html`${fact(w.duties.documentation, say(d.documentation))}${fact(w.duties.dataCollectionCosts, say(d.dataCollectionCosts))}${fact(w.duties.clinicians, say(d.clinicians))}${fact(w.duties.extraRegistrations, d.extraRegistrations.length === 0 ? w.duties.none : html`<ul class="plain">${d.extraRegistrations.map((e) => html`<li>${say(e)}</li>`)}</ul>`)}`
  }${reservation !== null && fact(w.duties.reservation, say(reservation))}${
    confidential.length > 0 &&
    html`<div class="whole"><dt>${w.confidential}</dt><dd><ul class="plain">${confidential.map((c) => html`<li>${w.confidentialFields[c.field] ?? c.field}: ${say(c.reason)}</li>`)}</ul></dd></div>`
  }</dl>`;
};

/** Parameters of the agreement with a public source, and those that are assumptions. */
const provenance = ({ report, words, say }: View): Html | null => {
  const { published, assumed } = report.front.agreement;
  const w = words.verdict;
  const c = w.provenanceColumns;
  const rows = [
    ...published.map((p) => ({ parameter: p.parameter, kind: w.provenanceKinds.published, source: p.source })),
    ...assumed.map((a) => ({ parameter: a.parameter, kind: w.provenanceKinds.assumed, source: say(a.why) })),
  ];
  if (rows.length === 0) return null;
  return table({
    id: "provenance",
    caption: w.provenance,
    columns: [
      { heading: c.parameter, kind: "header", cell: (r) => html`<code>${r.parameter}</code>` },
      { heading: c.kind, kind: "name", cell: (r) => r.kind },
      { heading: c.source, cell: (r) => r.source },
    ],
    rows,
  });
};

const amendments = ({ report, words, format, say }: View): Html => {
  const w = words.verdict;
  const c = w.amendmentColumns;
  if (report.front.agreement.amendments.length === 0) return html`<p>${w.noAmendments}</p>`;
  return table({
    id: "amendments",
    caption: w.amendments,
    captionHidden: true,
    columns: [
      { heading: c.date, kind: "header", cell: (r) => format.date(r.date) },
      { heading: c.section, cell: (r) => r.section },
      { heading: c.change, cell: (r) => say(r.change) },
      { heading: c.reason, cell: (r) => say(r.reason) },
      { heading: c.seen, cell: (r) => (r.afterSeeingData ? w.yes : w.no) },
    ],
    rows: report.front.agreement.amendments,
  });
};

/** Which agreement was judged, by its hash, and every change of it. */
export const identitySection = (view: View): Section => ({
  id: "agreement",
  title: view.words.verdict.identity,
  body: html`${
    view.report.front.agreement.example &&
    notice("caution", view.words.verdict.example, html`<p>${view.words.verdict.exampleText}</p>`)
  }${facts(view)}${duties(view)}${provenance(view)}<h3>${view.words.verdict.amendments}</h3>${amendments(view)}`,
});
