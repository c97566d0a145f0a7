import type { Background } from "../../../schemas/report.ts";
import { type Html, html } from "../html.ts";
import { measureTitle } from "../measure-title.ts";
import type { Section } from "../section.ts";
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
      { heading: c.source, cell: (u) => u.source ?? "–" },
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

/** What was decided, on what grounds, and what was uncertain then. */
export const backgroundSection = (view: View): Section => {
  const { words, format, say, report } = view;
  const b = report.background;
  const w = words.data;
  return {
    id: "background",
    title: w.background,
    body: html`<dl class="facts">
<div><dt>${w.decided}</dt><dd>${b.decided === null ? words.verdict.facts.notStated : format.date(b.decided)}</dd></div>
${b.treatmentLine !== null && html`<div><dt>${w.treatmentLine}</dt><dd>${say(b.treatmentLine)}</dd></div>`}
<div class="whole"><dt>${w.indication}</dt><dd>${say(b.indication)}</dd></div>
<div class="whole"><dt>${w.population}</dt><dd>${say(b.population)}</dd></div>
<div class="whole"><dt>${w.comparators}</dt><dd>${b.comparators.length === 0 ? words.verdict.facts.notStated : html`<ul class="plain">${b.comparators.map((c) => html`<li>${say(c)}</li>`)}</ul>`}</dd></div>
</dl>${b.uncertainties.length > 0 && uncertainties(b.uncertainties, view)}${b.expectedEffects.length > 0 && expected(b.expectedEffects, view)}`,
  };
};
