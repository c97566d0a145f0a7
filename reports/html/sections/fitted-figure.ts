import type { Curve, FittedCurve } from "../../../schemas/result.ts";
import { elementId } from "../../charts/coordinate.ts";
import { curveAt } from "../../charts/curve-at.ts";
import { fittedPanelSvg } from "../../charts/fitted-panel.ts";
import { figureId } from "../figure-id.ts";
import { type Html, html } from "../html.ts";
import { groupRole, groupTitle, measureTitle } from "../measure-title.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";
import { intervalAt } from "./interval-at.ts";

/** Kaplan–Meier of everyone, whom the distributions are fitted to. */
const observedOf = (measure: string, view: View): Curve | null =>
  view.report.curves.find((c) => c.measure === measure && groupRole(c.group, view) === "main") ?? null;

const description = (fitted: FittedCurve, view: View): string => {
  const { words, format } = view;
  const horizon = fitted.points.at(-1);
  const about = words.results.fittedDescription(
    measureTitle(fitted.measure, view),
    groupTitle(fitted.group, view),
    format.integer(fitted.observedTo),
  );
  return horizon === undefined
    ? about
    : `${about} ${words.results.atDay(format.integer(horizon.time), format.percent(horizon.survival), intervalAt(horizon, view))}`;
};

/** What the panels show, at the days of their ticks, beside what was observed. */
const numbersTable = (id: string, title: string, curves: readonly FittedCurve[], view: View): Html => {
  const { words, format } = view;
  const w = words.results;
  const rows = curves.flatMap((fitted) => {
    const observed = observedOf(fitted.measure, view);
    return fitted.points
      .filter(({ time }) => fitted.ticks.includes(time))
      .map((point) => ({ fitted, point, observed: observed === null ? null : curveAt(observed, point.time) }));
  });
  type NumbersRow = (typeof rows)[number];
  return table<NumbersRow>({
    id: `${id}-numbers`,
    caption: `${w.numbers}: ${title}`,
    columns: [
      { heading: w.columns.time, kind: "header", cell: ({ point }) => format.integer(point.time) },
      { heading: w.fittedShare, kind: "number", cell: ({ point }) => format.percent(point.survival) },
      { heading: w.columns.interval, kind: "number", cell: ({ point }) => intervalAt(point, view) || "–" },
      {
        heading: w.observedShare,
        kind: "number",
        cell: ({ observed }) => (observed === null ? "–" : format.percent(observed.survival)),
      },
      {
        heading: w.basis,
        cell: ({ fitted, point }) => (point.time <= fitted.observedTo ? w.observedPart : w.extrapolatedPart),
      },
    ],
    under: {
      key: ({ fitted }: NumbersRow) => fitted.figure,
      heading: ({ fitted }: NumbersRow) => groupTitle(fitted.group, view),
    },
    rows,
  });
};

/** The distributions fitted to one measure, a panel each on the same axes, with their numbers as a table. */
export const fittedFigure = (curves: readonly FittedCurve[], view: View): Html | null => {
  const { words, format } = view;
  const [first] = curves;
  if (first === undefined) return null;
  const id = elementId(`fitted-${first.measure}`);
  const title = words.results.fittedTitle(measureTitle(first.measure, view));
  const observed = observedOf(first.measure, view);
  const level = first.settings.level === null ? "" : format.percent(first.settings.level, 0);
  return html`<figure class="fitted"><figcaption><span class="figure-title">${title}</span> <span class="soft">${words.results.fittedNote(level)}</span></figcaption>
<div class="panels">${curves.map((fitted) => {
    const name = groupTitle(fitted.group, view);
    const panel = {
      id: elementId(`${id}-${fitted.group.level}`),
      title: `${title}: ${name}`,
      description: description(fitted, view),
      fitted,
      observed,
    };
    return html`<div class="panel"><p class="panel-title">${name}</p>${fittedPanelSvg(panel, words, format)}${figureId(fitted.figure)}</div>`;
  })}</div></figure>
<details><summary>${words.results.numbers}</summary>${numbersTable(id, title, curves, view)}</details>`;
};
