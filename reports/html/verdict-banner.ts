import type { ReportModel } from "../../schemas/report.ts";
import type { ResultRow } from "../../schemas/result.ts";
import { elementId } from "../charts/coordinate.ts";
import { intervalBarSvg } from "../charts/interval-bar.ts";
import { verdictIcon } from "../charts/verdict-icon.ts";
import { intervalText, methodText, valueText } from "./estimate-text.ts";
import { figureId } from "./figure-id.ts";
import { type Html, html, type Part } from "./html.ts";
import { measureTitle } from "./measure-title.ts";
import type { View } from "./view.ts";
import { warningList } from "./warning-list.ts";

type Group = NonNullable<ReportModel["front"]["group"]>;

const number = (label: string, value: Part, detail: Part = null): Html =>
  html`<div class="key"><dt>${label}</dt><dd>${value}${detail !== null && html`<span class="key-detail">${detail}</span>`}</dd></div>`;

/** Reference and required lower limit in the unit of the estimate. */
const limits = (group: Group, row: ResultRow, { format, words }: View): readonly [string, string] => {
  const requirement = group.reference - group.margin;
  if (row.unit === "probability") {
    const [reference = "", required = ""] = format.percentsApart([group.reference, requirement]);
    return group.margin === 0
      ? [format.percent(group.reference), format.percent(group.reference)]
      : [reference, required];
  }
  const unit = words.results.units[row.unit];
  return [`${format.decimal(group.reference, 1)} ${unit}`, `${format.decimal(requirement, 1)} ${unit}`];
};

const groupNumbers = (group: Group, row: ResultRow, view: View): Html => {
  const { words, format } = view;
  const w = words.verdict;
  const [reference, requirement] = limits(group, row, view);
  const interval = intervalText(row, view);
  const counts = [
    row.events === null ? "" : `${format.integer(row.events)} ${words.results.columns.events.toLowerCase()}`,
    row.atRisk === null ? "" : `${format.integer(row.atRisk)} ${words.results.columns.atRisk.toLowerCase()}`,
  ].filter((text) => text !== "");
  const title =
    `${measureTitle(row.measure, view)} ${row.time === null ? "" : w.atDay(format.integer(row.time))}`.trim();
  return html`<p class="key-title">${title}</p><dl class="keys">
${number(w.observed, html`<strong class="figure-value">${valueText(row, view)}</strong>`, interval === "" ? null : `${interval} (${methodText(row, view)})`)}
${number(w.reference, reference, group.margin === 0 ? null : `${w.requirement} ${requirement}`)}
${number(w.patientsInEstimate, format.integer(row.n), counts.join(", "))}
</dl>${
    row.unit === "probability" &&
    row.value !== null &&
    html`<div class="bar-figure">${intervalBarSvg(
      {
        id: elementId(`verdict-${row.figure}`),
        title,
        description: `${w.observed} ${valueText(row, view)}${interval === "" ? "" : ` (${interval})`}. ${w.reference} ${reference}. ${w.requirement} ${requirement}.`,
        value: row.value,
        lower: row.lower,
        upper: row.upper,
        reference: group.reference,
        margin: group.margin,
        referenceLabel: `${w.reference} ${reference}`,
        requirementLabel: `${w.requirement} ${requirement}`,
      },
      format,
    )}</div>`
  }${warningList(row.warnings, view)}<p class="fig-line">${figureId(group.figure)}</p>`;
};

/** The verdict word, the agreed rule word for word, the grounds, and the numbers that decided. */
export const groupBanner = (group: Group, view: View): Html => {
  const w = view.words.verdict;
  const row = view.report.results.find((r) => r.figure === group.figure);
  return html`<div class="verdict verdict-${group.verdict}">
<div class="verdict-word"><p class="verdict-label">${w.groupVerdict}</p><p class="verdict-big">${verdictIcon(group.verdict)}<span>${w.verdicts[group.verdict]}</span></p>
<p class="verdict-sentence">${w.verdictSentences[group.verdict]}</p>${
    group.reasons.length > 0 &&
    html`<h3>${w.headings.why}</h3><ul class="reasons">${group.reasons.map((id) => html`<li>${w.reasons[id] ?? html`<code>${id}</code>`}</li>`)}</ul>`
  }</div>
<div class="verdict-numbers">${row === undefined || group.verdict === "data-not-ready" ? html`<p>${w.notShown}</p>` : groupNumbers(group, row, view)}</div>
<div class="verdict-rule"><h3>${w.headings.rule}</h3><blockquote><p>${view.say(group.rule)}</p></blockquote></div>
</div>`;
};
