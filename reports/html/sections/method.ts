import type { Settings } from "../../../schemas/result.ts";
import { type Html, html } from "../html.ts";
import { measureTitle } from "../measure-title.ts";
import type { Section } from "../section.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";

/** A figure id of this report to show the command with: the one that decides, else the first there is. */
const example = ({ report }: View): string =>
  report.front.group?.figure ?? report.results[0]?.figure ?? report.milestones[0]?.figure ?? report.front.agreement.id;

/** How a number is followed back to lines of files, with the checksums of the files. */
export const traceSection = (view: View): Section => {
  const { report, words } = view;
  const w = words.method;
  return {
    id: "trace",
    title: w.trace,
    body: html`<p>${w.traceText}</p><pre class="command"><code>utfall trace ${example(view)}</code></pre><p>${w.traceFiles}</p>${table(
      {
        id: "checksums",
        caption: w.checksums,
        columns: [
          { heading: w.checksumColumns.id, kind: "header", cell: (f) => html`<code>${f.id}</code>` },
          { heading: w.checksumColumns.file, cell: (f) => f.name },
          { heading: w.checksumColumns.sha256, cell: (f) => html`<code class="hash">${f.sha256}</code>` },
        ],
        rows: report.data.sources.flatMap((s) => s.files),
      },
    )}`,
  };
};

/** Parameters as `name value`, in a stable order. */
const parameters = ({ measure, analysis }: Settings): string =>
  Object.entries({ ...measure, ...(analysis !== undefined && { analysis }) })
    .filter(([name]) => !["title", "meaning", "misuse"].includes(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join("; ");

const settingsTable = (view: View): Html | null => {
  const { report, words, format } = view;
  const w = words.method;
  const c = w.settingsColumns;
  const rows = new Map<string, { readonly measure: string; readonly settings: Settings }>();
  for (const { measure, settings } of [...report.results, ...report.curves]) {
    rows.set(JSON.stringify([measure, settings]), { measure, settings });
  }
  if (rows.size === 0) return null;
  return table({
    id: "settings",
    caption: w.settings,
    columns: [
      { heading: c.measure, kind: "header", cell: (r) => measureTitle(r.measure, view) },
      { heading: c.method, cell: (r) => words.results.methods[r.settings.method] },
      {
        heading: c.interval,
        cell: (r) => (r.settings.interval === null ? "–" : words.results.intervals[r.settings.interval]),
      },
      {
        heading: c.level,
        kind: "number",
        cell: (r) => (r.settings.level === null ? "–" : format.percent(r.settings.level, 0)),
      },
      { heading: c.entry, cell: (r) => (r.settings.delayedEntry ? words.verdict.yes : words.verdict.no) },
      { heading: c.parameters, cell: (r) => html`<code class="fig">${parameters(r.settings)}</code>` },
      { heading: c.software, cell: (r) => r.settings.software },
    ],
    rows: [...rows.values()],
  });
};

/** How the numbers were made. */
export const methodSection = (view: View): Section => ({
  id: "method",
  title: view.words.method.heading,
  body: html`<dl class="method">${view.report.method.map((p) => html`<div><dt>${view.say(p.title)}</dt><dd>${view.say(p.text)}</dd></div>`)}</dl>${settingsTable(view)}`,
});
