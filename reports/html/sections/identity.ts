import { type Html, html, type Part } from "../html.ts";
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
${fact(f.parties, a.parties.length === 0 ? f.notStated : html`<ul class="plain">${a.parties.map((p) => html`<li>${p.name}, ${say(p.role)}</li>`)}</ul>`)}
${fact(f.signedOff, a.signedOff.length === 0 ? f.notStated : html`<ul class="plain">${a.signedOff.map((s) => html`<li>${s.name}, ${say(s.role)}, ${format.date(s.date)}</li>`)}</ul>`)}
${fact(f.software, report.front.software)}
${fact(words.verdict.run, html`<code>${report.front.runId}</code>`)}
<div class="whole"><dt>${f.hash}</dt><dd><code class="hash">${a.hash}</code></dd></div>
</dl>`;
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
  body: html`${facts(view)}<h3>${view.words.verdict.amendments}</h3>${amendments(view)}`,
});
