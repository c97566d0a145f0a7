import type { RepeatedAnalysis } from "../../schemas/agreement/repeated-analysis.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { Figure } from "../../schemas/estimates.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import type { Warning } from "../../schemas/result.ts";
import { changeByVisit, mixedContrast, type PersonCovariate, randomEffectsModel } from "../statistics/index.ts";
import type { AnalysedPerson } from "./analysed-person.ts";
import { denominatorShrinks } from "./assessed-share.ts";
import { covariateColumns, fullyStated } from "./covariate-columns.ts";
import { type Frame, resultRow } from "./figure.ts";
import type { Group } from "./groups.ts";

/** One visit: the score change that is read there, everyone counted, and everyone one by one. */
export interface Visit {
  readonly measure: MeasureOf<"score-change">;
  readonly everyone: Group;
  readonly persons: readonly AnalysedPerson[];
}

/**
 * The estimates of one model of a score at several visits: the adjusted mean change at each visit, or the mean slope.
 *
 * Every row of the model is about the persons of its visit; the slope stands under the last visit. A model that the data
 * do not allow gives no number and says so.
 */
export const estimateRepeated = (
  frame: Frame,
  analysis: RepeatedAnalysis,
  visits: readonly Visit[],
): readonly Figure[] => {
  const inOrder = visits.toSorted((a, b) => a.measure.target.months - b.measure.target.months);
  return analysis.covariance === "unstructured"
    ? meanByVisit(frame, analysis, inOrder)
    : slope(frame, analysis, inOrder);
};

const groupOf = ({ id }: RepeatedAnalysis) => ({ name: "repeated", level: id });

const settingsOf = ({ title: _title, ...analysis }: RepeatedAnalysis) => ({
  ...analysis,
  likelihood: "restricted",
});

const hasChange = (person: AnalysedPerson): person is AnalysedPerson & { readonly change: number } =>
  person.status === "observed" && person.change !== null;

const leftOut = (persons: number): readonly Warning[] =>
  persons === 0 ? [] : [{ id: "persons-without-covariate", values: { persons } }];

const notFitted: Warning = { id: "model-not-fitted", values: {} };

/** Each person once, as found at the first visit that has them: what was so at the start is the same at every visit. */
const distinct = (persons: readonly AnalysedPerson[]): readonly AnalysedPerson[] =>
  [...new Map(persons.toReversed().map((person) => [person.person_id, person])).values()].reverse();

const meanByVisit = (frame: Frame, analysis: RepeatedAnalysis, visits: readonly Visit[]): readonly Figure[] => {
  const seen = visits.map(({ persons }) => persons.filter(hasChange));
  const usable = seen.map((persons) => fullyStated(persons, analysis.covariates).filter(hasChange));
  const persons = distinct(usable.flat());
  const places = new Map(persons.map(({ person_id }, place) => [person_id, place]));
  const rows = usable.flatMap((own, visit) =>
    own.map(({ person_id, change }) => ({ person: places.get(person_id) ?? -1, visit, change })),
  );
  const covariates = covariateColumns(persons, analysis.covariates).map(
    ({ of, name, values }): PersonCovariate => ({
      name,
      byVisit: of === "baseline",
      values: rows.map(({ person }) => values[person] ?? Number.NaN),
    }),
  );
  const { level } = frame.agreement.analyses.interval;
  const found =
    rows.length === 0
      ? null
      : changeByVisit(
          {
            person: rows.map(({ person }) => person),
            visit: rows.map(({ visit }) => visit),
            group: rows.map(() => 0),
            change: rows.map(({ change }) => change),
            covariates,
          },
          analysis.degrees_of_freedom,
          level,
        );
  return visits.map(({ measure, everyone }, visit) => {
    const n = usable[visit]?.length ?? 0;
    const mean = found?.state === "estimated" ? found.means.find((each) => each.visit === visit) : undefined;
    const warnings = [
      ...denominatorShrinks(frame, everyone, true),
      ...leftOut((seen[visit]?.length ?? 0) - n),
      ...(n > 0 && mean === undefined ? [notFitted] : []),
    ];
    const shape = {
      what: "adjusted-mean-change",
      estimate: "mean",
      unit: "points",
      n,
      method: "mixed-model-repeated-measures",
      analysis: settingsOf(analysis),
      warnings,
    } as const;
    return resultRow(
      frame,
      measure,
      groupOf(analysis),
      mean === undefined
        ? { ...shape, value: null, interval: null, state: "not-estimable" }
        : {
            ...shape,
            value: mean.estimate,
            lower: mean.lower,
            upper: mean.upper,
            standardError: mean.standardError,
            interval: "t",
            state: "estimated",
          },
    );
  });
};

const slope = (frame: Frame, analysis: RepeatedAnalysis, visits: readonly Visit[]): readonly Figure[] => {
  const last = visits.at(-1);
  if (last === undefined) throw new UtfallError("UTF-XX-001", { step: `evaluate: no visit of ${analysis.id}` });
  const withBaseline = distinct(visits.flatMap(({ persons }) => persons.filter(({ baseline }) => baseline !== null)));
  const persons = fullyStated(withBaseline, analysis.covariates);
  const places = new Map(persons.map(({ person_id }, place) => [person_id, place]));
  const atBaseline = persons.flatMap(({ baseline }, person) =>
    baseline === null ? [] : [{ person, years: 0, value: baseline }],
  );
  const later = visits.flatMap(({ measure, persons: own }) =>
    own.flatMap((each) => {
      const person = places.get(each.person_id);
      return person === undefined || each.baseline === null || !hasChange(each)
        ? []
        : [{ person, years: measure.target.months / 12, value: each.baseline + each.change }];
    }),
  );
  const rows = [...atBaseline, ...later];
  const ones = { name: "intercept", values: rows.map(() => 1) };
  const years = { name: "years", values: rows.map((row) => row.years) };
  const covariates = covariateColumns(persons, analysis.covariates).map(({ name, values }) => ({
    name,
    values: rows.map(({ person }) => values[person] ?? Number.NaN),
  }));
  const fit =
    later.length === 0
      ? null
      : randomEffectsModel(
          {
            person: rows.map(({ person }) => person),
            value: rows.map(({ value }) => value),
            fixed: [years, ones, ...covariates],
            random: [ones, years],
          },
          analysis.degrees_of_freedom,
        );
  const warnings = [
    ...denominatorShrinks(frame, last.everyone, true),
    ...leftOut(withBaseline.length - persons.length),
    ...(later.length > 0 && fit?.state !== "estimated" ? [notFitted] : []),
  ];
  const shape = {
    what: "slope",
    estimate: "slope",
    unit: "points-per-year",
    n: persons.length,
    method: "mixed-model-random-slope",
    analysis: settingsOf(analysis),
    warnings,
  } as const;
  if (fit?.state !== "estimated") {
    return [
      resultRow(frame, last.measure, groupOf(analysis), {
        ...shape,
        value: null,
        interval: null,
        state: "not-estimable",
      }),
    ];
  }
  const {
    estimate: value,
    lower,
    upper,
    standardError,
  } = mixedContrast(
    fit,
    fit.names.map((name) => (name === years.name ? 1 : 0)),
    frame.agreement.analyses.interval.level,
  );
  return [
    resultRow(frame, last.measure, groupOf(analysis), {
      ...shape,
      value,
      lower,
      upper,
      standardError,
      interval: "t",
      state: "estimated",
    }),
  ];
};
