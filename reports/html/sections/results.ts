import type { ReportMeasure } from "../../../schemas/report.ts";
import type { Curve, ResultRow } from "../../../schemas/result.ts";
import { type Html, html } from "../html.ts";
import { groupRole, measureTitle } from "../measure-title.ts";
import { notice } from "../notice.ts";
import type { Section } from "../section.ts";
import type { View } from "../view.ts";
import { warningList } from "../warning-list.ts";
import { estimateTable } from "./estimate-table.ts";
import { fittedFigure } from "./fitted-figure.ts";
import { survivalFigure } from "./survival-figure.ts";

const unique = <Id extends string>(ids: readonly Id[]): readonly Id[] => [...new Set(ids)];

const toleranceText = ({ tolerance }: ReportMeasure, { words, format }: View): Html | null => {
  if (tolerance === null) return null;
  const points = format.short(tolerance.points);
  const error = tolerance.measurementError;
  const text =
    error === null || error === 0
      ? words.results.tolerance(points)
      : words.results.toleranceError(points, format.short(error), format.decimal(tolerance.points / error, 1));
  return html` ${text}`;
};

const thresholdText = ({ threshold }: ReportMeasure, { words, format }: View): Html | null => {
  if (threshold === undefined) return null;
  const points = format.short(threshold.points);
  const error = threshold.measurementError;
  const text =
    error === null || error === 0
      ? words.results.threshold(points)
      : words.results.thresholdError(points, format.short(error), format.decimal(threshold.points / error, 1));
  return html` ${text}`;
};

const definition = (id: string, view: View): Html | null => {
  const measure = view.report.measures.find((m) => m.id === id);
  if (measure === undefined) return null;
  const w = view.words.results;
  return html`<dl class="definition"><div><dt>${w.meaning}</dt><dd>${view.say(measure.meaning)} ${w.betterWords[measure.better]}${toleranceText(measure, view)}${thresholdText(measure, view)}</dd></div><div><dt>${w.misuse}</dt><dd>${view.say(measure.misuse)}</dd></div></dl>`;
};

/** Curves of one measure, one figure for everyone and one for each kind of subgroup; groups without persons have none. */
const figures = (curves: readonly Curve[], view: View): Html | readonly Html[] => {
  const drawn = curves.filter((c) => c.n > 0);
  if (drawn.length === 0) return curves.length === 0 ? [] : html`<p>${view.words.results.noCurve}</p>`;
  return unique(drawn.map((c) => c.group.name)).map((name) =>
    survivalFigure(
      drawn.filter((c) => c.group.name === name),
      view,
    ),
  );
};

const measureBody = (id: string, rows: readonly ResultRow[], curves: readonly Curve[], view: View): Html =>
  html`<section class="measure" aria-labelledby="measure-${id}"><h3 id="measure-${id}">${measureTitle(id, view)}</h3>${definition(id, view)}${figures(
    curves.filter((c) => c.measure === id),
    view,
  )}${estimateTable(
    `estimates-${id}`,
    `${view.words.results.estimates}: ${measureTitle(id, view)}`,
    rows.filter((r) => r.measure === id),
    view,
  )}</section>`;

/** Results by measure; null for an agreement that has none. Sensitivity analyses stand in a section of their own. */
export const resultsSection = (view: View): Section | null => {
  const { report, words } = view;
  const isMain = ({ group }: Pick<ResultRow, "group">) => ["main", "subgroup"].includes(groupRole(group, view));
  const rows = report.results.filter(isMain);
  const curves = report.curves.filter(isMain);
  const ids = unique([...curves.map((c) => c.measure), ...rows.map((r) => r.measure)]);
  if (ids.length === 0) return null;
  return {
    id: "results",
    title: words.results.heading,
    body: html`${report.warnings.length > 0 && notice("caution", words.results.warnings, warningList(report.warnings, view))}${ids.map((id) => measureBody(id, rows, curves, view))}`,
  };
};

/** The same outcomes under other assumptions; null where no group result exists to be tested. */
export const robustnessSection = (view: View): Section | null => {
  const { report, words } = view;
  if (report.results.length === 0) return null;
  const rows = report.results.filter((r) => groupRole(r.group, view) === "sensitivity");
  return {
    id: "robustness",
    title: words.results.robustness,
    body:
      rows.length === 0
        ? html`<p>${words.results.noRobustness}</p>`
        : html`<p class="lead">${words.results.robustnessIntro}</p>${unique(rows.map((r) => r.measure)).map((id) =>
            estimateTable(
              `robustness-${id}`,
              `${words.results.robustness}: ${measureTitle(id, view)}`,
              rows.filter((r) => r.measure === id),
              view,
            ),
          )}`,
  };
};

/** What each kind of model takes for granted, once each, in the order in which the models appear. */
const assumptions = (rows: readonly ResultRow[], { words }: View): Html => {
  const w = words.results;
  const told = unique(rows.map(({ settings }) => settings.method)).flatMap((method) => {
    const text = w.assumptionsOf[method];
    return text === undefined ? [] : [{ title: words.method.passages[method].title, text }];
  });
  return html`<h3>${w.assumptions}</h3><dl class="method">${told.map(
    ({ title, text }) => html`<div><dt>${title}</dt><dd>${text}</dd></div>`,
  )}</dl>`;
};

/** Models beside the results, each with what it takes for granted; null for an agreement without them. */
export const modelsSection = (view: View): Section | null => {
  const { report, words } = view;
  const rows = report.results.filter(({ group }) => groupRole(group, view) === "model");
  if (rows.length === 0) return null;
  return {
    id: "models",
    title: words.results.models,
    body: html`<p class="lead">${words.results.modelsIntro}</p>${assumptions(rows, view)}${unique(
      rows.map((r) => r.measure),
    ).map((id) => [
      fittedFigure(
        (report.fitted ?? []).filter(({ measure }) => measure === id),
        view,
      ),
      estimateTable(
        `models-${id}`,
        `${words.results.models}: ${measureTitle(id, view)}`,
        rows.filter((r) => r.measure === id),
        view,
      ),
    ])}`,
  };
};
