import type { Curve } from "../../../schemas/result.ts";
import { elementId } from "../../charts/coordinate.ts";
import { curveAt } from "../../charts/curve-at.ts";
import { type KaplanMeierFigure, kaplanMeierSvg } from "../../charts/kaplan-meier.ts";
import type { LandmarkReference } from "../../charts/landmark-marks.ts";
import { figureId } from "../figure-id.ts";
import { type Html, html } from "../html.ts";
import { groupRole, groupTitle, measureTitle } from "../measure-title.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";
import { intervalAt } from "./interval-at.ts";

/** The agreed reference, for the one curve that the verdict is about. */
const referenceFor = (curves: readonly Curve[], { report }: View): LandmarkReference | null => {
  const { group } = report.front;
  const row = report.results.find((r) => r.figure === group?.figure);
  const [curve] = curves;
  if (group === null || row === undefined || curve === undefined || curves.length > 1) return null;
  const same =
    row.estimate === "survival" &&
    row.measure === curve.measure &&
    row.group.name === curve.group.name &&
    row.group.level === curve.group.level;
  if (!same || row.time === null) return null;
  const observed = row.value === null ? null : { value: row.value, lower: row.lower, upper: row.upper };
  return { day: row.time, reference: group.reference, margin: group.margin, observed };
};

/** The agreed landmarks of a curve, from its estimates. */
const agreedDays = (curve: Curve, { report }: View): readonly number[] =>
  report.results
    .filter((r) => r.estimate === "survival" && r.measure === curve.measure)
    .filter(({ group }) => group.name === curve.group.name && group.level === curve.group.level)
    .flatMap(({ time }) => (time === null ? [] : [time]));

const description = (curves: readonly Curve[], view: View): string => {
  const { words, format } = view;
  return curves
    .map((curve) => {
      const about = words.results.curveDescription(
        measureTitle(curve.measure, view),
        groupTitle(curve.group, view),
        format.integer(curve.n),
        format.integer(curve.events),
        format.integer(curve.points.at(-1)?.time ?? 0),
      );
      const days = agreedDays(curve, view).flatMap((time) => {
        const point = curveAt(curve, time);
        return point === null
          ? []
          : [words.results.atDay(format.integer(time), format.percent(point.survival), intervalAt(point, view))];
      });
      return [about, ...days].join(" ");
    })
    .join(" ");
};

/** What the figure shows, at the days under its axis. */
const numbersTable = (id: string, title: string, curves: readonly Curve[], view: View): Html => {
  const { words, format } = view;
  const c = words.results.columns;
  const rows = curves.flatMap((curve) =>
    curve.atRisk.map(({ time, atRisk }) => ({ curve, time, atRisk, point: curveAt(curve, time) })),
  );
  type NumbersRow = (typeof rows)[number];
  return table<NumbersRow>({
    id: `${id}-numbers`,
    caption: `${words.results.numbers}: ${title}`,
    columns: [
      { heading: c.time, kind: "header", cell: (r) => format.integer(r.time) },
      {
        heading: words.results.share,
        kind: "number",
        cell: (r) => (r.point === null ? words.results.states["beyond-follow-up"] : format.percent(r.point.survival)),
      },
      { heading: c.interval, kind: "number", cell: (r) => (r.point === null ? "–" : intervalAt(r.point, view) || "–") },
      { heading: c.atRisk, kind: "number", cell: (r) => format.integer(r.atRisk) },
    ],
    ...(curves.length > 1 && {
      under: {
        key: (r: NumbersRow) => JSON.stringify(r.curve.group),
        heading: (r: NumbersRow) => groupTitle(r.curve.group, view),
      },
    }),
    rows,
  });
};

/** A Kaplan-Meier figure with caption, text alternative and its numbers as a table. */
export const survivalFigure = (curves: readonly Curve[], view: View): Html => {
  const { words, format } = view;
  const [first] = curves;
  if (first === undefined) return html``;
  const id = elementId(`km-${first.measure}-${first.group.name}-${curves.length === 1 ? first.group.level : "levels"}`);
  const measure = measureTitle(first.measure, view);
  const groupName = words.results.groupNames[first.group.name] ?? first.group.name;
  const title =
    curves.length > 1
      ? words.results.bySubgroup(measure, groupName)
      : groupRole(first.group, view) === "main"
        ? measure
        : `${measure}, ${groupTitle(first.group, view)}`;
  const { interval, level } = first.settings;
  const figure: KaplanMeierFigure = {
    id,
    title,
    description: description(curves, view),
    curves: curves.map((curve) => ({ label: groupTitle(curve.group, view), curve })),
    reference: referenceFor(curves, view),
  };
  return html`<figure class="km"><figcaption><span class="figure-title">${title}</span>${
    interval !== null &&
    level !== null &&
    html` <span class="soft">${words.results.bandNote(format.percent(level, 0), words.results.intervals[interval])}</span>`
  }${curves.map((c) => figureId(c.figure))}</figcaption>
${kaplanMeierSvg(figure, "wide", words, format)}${kaplanMeierSvg(figure, "narrow", words, format)}</figure>
<details><summary>${words.results.numbers}</summary>${numbersTable(id, title, curves, view)}</details>`;
};
