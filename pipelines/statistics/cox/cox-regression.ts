import { cell } from "../cell.ts";
import { inverse, inverseForm } from "../cholesky.ts";
import { multiplier } from "../confidence.ts";
import { chiSquareUpperTail } from "../distributions/chi-square.ts";
import { chiSquareTest } from "./chi-square-test.ts";
import type { CoxData, CoxSettings } from "./cox-data.ts";
import type { ChiSquareTest, CoxFit, CoxTerm, RefusedCoxFit } from "./cox-fit.ts";
import { coxInput } from "./cox-input.ts";
import type { CoxRows } from "./cox-rows.ts";
import { coxRows } from "./cox-rows.ts";
import { maximise } from "./newton.ts";
import { predictorOf } from "./risk-sweep.ts";
import { chiSquareOf, clusterScores, sandwich } from "./sandwich.ts";
import { scoreResiduals } from "./score-residuals.ts";

/**
 * Proportional hazards regression by partial likelihood, with strata, delayed entry, time-varying covariates, weights
 * and robust standard errors.
 *
 * The hazard ratio is one number for the whole of follow-up: where hazards do not stay proportional
 * (`proportionalHazardsTest`) it is an average that depends on how long was followed. A covariate has to be known when
 * its time at risk starts: a treatment that begins later, given to the row from day 0, makes the treated immortal until
 * then (Stanford heart transplants: 0.27 that way, 1.14 with the rows cut at the transplant). Adjustment is for the
 * covariates given and nothing else.
 *
 * Exact ties cost rows at risk times tied events per day, some ten seconds at 10 000 rows where the other rules take
 * less than a second at a million.
 *
 * Throws RangeError on columns of different length, values that are not finite, events other than 0 and 1, covariates
 * without or with equal names, a level outside (0, 1), and exact ties together with weights or robust standard errors.
 *
 * Cox 1972; Efron 1977; Lin and Wei 1989. Agrees with `coxph` of R survival 3.5-3.
 */
export const coxRegression = (data: CoxData, settings: CoxSettings): CoxFit | RefusedCoxFit => {
  const z = multiplier(settings.level);
  const { kept, events, allWeightsPositive } = coxInput(data, settings);
  const counts = { n: kept.length, events, excluded: data.time.length - kept.length };
  const refuse = (reason: RefusedCoxFit["reason"], columns: readonly number[] = []): RefusedCoxFit => {
    const covariates = columns.map((j) => data.covariates[j]?.name ?? "");
    return { state: "not-estimable", reason, covariates, ...counts };
  };
  if (kept.length === 0) return refuse("no-rows");
  if (!allWeightsPositive) return refuse("weight-not-positive");
  if (events === 0) return refuse("no-events");
  const rows = coxRows(data, kept);
  const constant = Array.from(rows.scale.keys()).filter((j) => rows.scale[j] === 0);
  if (constant.length > 0) return refuse("constant-covariate", constant);
  const found = maximise(rows, settings.ties);
  if (found.state === "not-found") return refuse(found.reason, found.columns);
  const model = inverse(found.information);
  const robust = robustOf(data, settings, rows, found.beta, model);
  const used = robust?.covariance ?? model;
  const wald = chiSquareOf(used, found.beta);
  if (wald === null || (robust !== null && isDegenerate(robust, model, rows.p))) {
    return refuse("robust-variance-singular");
  }
  const terms = data.covariates.map(({ name }, j) => {
    const error = Math.sqrt(cell(used, j * rows.p + j));
    return termOf(name, cell(found.beta, j) / cell(rows.scale, j), error / cell(rows.scale, j), z);
  });
  return {
    state: "estimated",
    settings,
    terms,
    covariance: unscaled(model, rows),
    robustCovariance: robust === null ? null : unscaled(robust.covariance, rows),
    logLikelihood: found.at.logLikelihood,
    nullLogLikelihood: found.none.logLikelihood,
    likelihoodRatio: chiSquareTest(2 * (found.at.logLikelihood - found.none.logLikelihood), rows.p),
    score: chiSquareTest(inverseForm(found.noneInformation, found.none.score), rows.p),
    wald: chiSquareTest(wald, rows.p),
    robustScore: robust === null ? null : orNull(robust.score, rows.p),
    ...counts,
    clusters: robust?.clusters ?? null,
    iterations: found.iterations,
  };
};

const robustOf = (
  data: CoxData,
  { ties, robust }: CoxSettings,
  rows: CoxRows,
  beta: Float64Array,
  model: Float64Array,
) => {
  if (!robust || ties === "exact") return null;
  const scoresAt = (at: Float64Array) =>
    clusterScores(rows, scoreResiduals(rows, predictorOf(rows, at), ties), data.cluster);
  const { squares, clusters } = scoresAt(beta);
  const none = scoresAt(new Float64Array(rows.p));
  return { covariance: sandwich(model, squares, rows.p), clusters, score: chiSquareOf(none.squares, none.total) };
};

/** A robust variance this small beside the model's is what rounding and the last Newton step left of 0. */
const smallestShare = 1e-10;

const isDegenerate = (robust: { clusters: number; covariance: Float64Array }, model: Float64Array, p: number) =>
  robust.clusters <= p ||
  Array.from({ length: p }, (_, j) => j * p + j).some(
    (at) => !(cell(robust.covariance, at) > smallestShare * cell(model, at)),
  );

const termOf = (name: string, coefficient: number, standardError: number, multiple: number): CoxTerm => {
  const z = coefficient / standardError;
  return {
    name,
    coefficient,
    standardError,
    hazardRatio: Math.exp(coefficient),
    lower: Math.exp(coefficient - multiple * standardError),
    upper: Math.exp(coefficient + multiple * standardError),
    z,
    pValue: chiSquareUpperTail(z * z, 1),
  };
};

const orNull = (chiSquare: number | null, degreesOfFreedom: number): ChiSquareTest | null =>
  chiSquare === null ? null : chiSquareTest(chiSquare, degreesOfFreedom);

const unscaled = (matrix: Float64Array, { p, scale }: CoxRows): Float64Array =>
  matrix.map((value, at) => value / (cell(scale, Math.floor(at / p)) * cell(scale, at % p)));
