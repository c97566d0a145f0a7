import type { Background } from "../../../schemas/report.ts";
import type { Texts } from "../../../schemas/texts.ts";
import { type Html, html, type Part } from "../html.ts";
import { measureTitle } from "../measure-title.ts";
import type { Section } from "../section.ts";
import { sourceTitle } from "../source-title.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";

const uncertainties = (rows: Background["uncertainties"], view: View): Html => {
  const { words, format, say } = view;
  const c = words.data.uncertaintyColumns;
  return table({
    id: "uncertainties",
    caption: words.data.uncertainties,
    columns: [
      { heading: c.id, kind: "header", cell: (u) => u.id },
      { heading: c.text, cell: (u) => say(u.text) },
      { heading: c.kind, cell: (u) => (u.kind === null ? "–" : words.data.uncertaintyKinds[u.kind]) },
      { heading: c.measure, cell: (u) => (u.measure === null ? "–" : measureTitle(u.measure, view)) },
      { heading: c.source, cell: (u) => (u.source === null ? "–" : sourceTitle(u.source, view)) },
      { heading: c.due, kind: "name", cell: (u) => (u.due === null ? "–" : format.date(u.due)) },
    ],
    rows,
  });
};

const expected = (rows: Background["expectedEffects"], { words, format, say }: View): Html => {
  const c = words.data.expectedColumns;
  const value = (unit: (typeof rows)[number]["unit"], n: number): string =>
    unit === "probability" ? format.percent(n) : `${format.decimal(n, 1)} ${words.results.units[unit]}`;
  return table({
    id: "expected-effects",
    caption: words.data.expected,
    columns: [
      { heading: c.parameter, kind: "header", cell: (e) => say(e.parameter) },
      { heading: c.value, kind: "number", cell: (e) => value(e.unit, e.value) },
      {
        heading: c.interval,
        kind: "number",
        cell: (e) =>
          e.lower === null || e.upper === null
            ? "–"
            : `${value(e.unit, e.lower)} ${words.results.to} ${value(e.unit, e.upper)}`,
      },
      { heading: c.source, cell: (e) => e.source },
    ],
    rows,
  });
};

const fact = (label: string, value: Part): Html => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;

const whole = (label: string, value: Part): Html => html`<div class="whole"><dt>${label}</dt><dd>${value}</dd></div>`;

const list = (texts: readonly Texts[], { say }: View): Html =>
  html`<ul class="plain">${texts.map((t) => html`<li>${say(t)}</li>`)}</ul>`;

/** What was decided, on what grounds, and what was uncertain then. */
export const backgroundSection = (view: View): Section => {
  const { words, format, say, report } = view;
  const b = report.background;
  const w = words.data;
  return {
    id: "background",
    title: w.background,
    body: html`<dl class="facts">
${fact(w.decided, b.decided === null ? words.verdict.facts.notStated : format.date(b.decided))}
${b.kind !== null && fact(w.kind, w.kinds[b.kind])}
${b.treatmentLine !== null && fact(w.treatmentLine, say(b.treatmentLine))}
${whole(w.indication, say(b.indication))}
${whole(w.population, say(b.population))}
${whole(w.comparators, b.comparators.length === 0 ? words.verdict.facts.notStated : list(b.comparators, view))}
${b.need !== null && whole(w.need, say(b.need))}
${b.priceAndUncertainty !== null && whole(w.priceAndUncertainty, say(b.priceAndUncertainty))}
${b.competingAgreements.length > 0 && whole(w.competing, list(b.competingAgreements, view))}
${b.startCriteriaByHand.length > 0 && whole(w.byHand, list(b.startCriteriaByHand, view))}
</dl>${
      b.priority !== null &&
      html`<h3>${w.priority}</h3><dl class="facts">${fact(w.priorityNames.benefit, say(b.priority.benefit))}${fact(w.priorityNames.resources, say(b.priority.resources))}${fact(w.priorityNames.severity, say(b.priority.severity))}</dl>`
    }${b.uncertainties.length > 0 && uncertainties(b.uncertainties, view)}${b.expectedEffects.length > 0 && expected(b.expectedEffects, view)}`,
  };
};
