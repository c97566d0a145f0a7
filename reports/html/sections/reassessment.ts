import { html } from "../html.ts";
import type { Section } from "../section.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";

/** The three limits of register data. */
export const limitsSection = ({ report, words, say }: View): Section => ({
  id: "limits",
  title: words.reassessment.limits,
  body: html`<ol class="limits">${report.limits.map((l) => html`<li><h3>${say(l.title)}</h3><p>${say(l.text)}</p></li>`)}</ol>`,
});

/** The five outcomes of ch. 7.2, with consequences for new and for already treated patients. The report does not choose. */
export const optionsSection = ({ report, words, say }: View): Section => {
  const w = words.reassessment;
  return {
    id: "options",
    title: w.options,
    body: html`<p class="lead">${w.optionsIntro}</p><div class="options">${report.options.map(
      (o) =>
        html`<section class="option" aria-labelledby="option-${o.id}"><h3 id="option-${o.id}">${say(o.title)}</h3><p class="option-data"><b>${w.whatDataSayTitle}.</b> ${say(o.whatDataSay)}</p><dl><div><dt>${w.forNew}</dt><dd>${say(o.forNew)}</dd></div><div><dt>${w.forTreated}</dt><dd>${say(o.forTreated)}</dd></div></dl></section>`,
    )}</div>${
      report.exitPlan !== null &&
      html`<section class="option" aria-labelledby="exit-plan"><h3 id="exit-plan">${w.exitPlan}</h3><dl><div><dt>${w.forNew}</dt><dd>${say(report.exitPlan.forNew)}</dd></div><div><dt>${w.forTreated}</dt><dd>${say(report.exitPlan.forTreated)}</dd></div></dl></section>`
    }`,
  };
};

/** Open questions, and what this report lacks. */
export const unansweredSection = ({ report, words, format, say }: View): Section => {
  const w = words.reassessment;
  const c = w.unansweredColumns;
  return {
    id: "unanswered",
    title: w.unanswered,
    body: html`${
      report.unanswered.length === 0
        ? html`<p>${w.noUnanswered}</p>`
        : table({
            id: "unanswered-list",
            caption: w.unanswered,
            captionHidden: true,
            columns: [
              { heading: c.question, kind: "header", cell: (u) => say(u.question) },
              { heading: c.who, cell: (u) => say(u.who) },
              { heading: c.by, kind: "name", cell: (u) => (u.by === null ? "–" : format.date(u.by)) },
              { heading: c.cost, cell: (u) => (u.cost === null ? "–" : say(u.cost)) },
            ],
            rows: report.unanswered,
          })
    }${
      report.absent.length > 0 &&
      html`<h3>${w.absentTitle}</h3><ul class="absent">${report.absent.map((id) => html`<li>${w.absent[id]}</li>`)}</ul>`
    }`,
  };
};
