import { cell } from "../cell.ts";
import { cholesky, inverse } from "../cholesky.ts";
import type { Covariate } from "../cox/cox-data.ts";
import type { BlockModel } from "./blocks.ts";
import { rowsByPerson } from "./blocks.ts";
import { kenwardRogerCovariance } from "./kenward-roger.ts";
import type { DegreesOfFreedomMethod, MixedFit, RefusedMixedFit } from "./mixed-fit.ts";
import { remlMaximum } from "./reml-maximum.ts";
import { remlPoint } from "./reml-point.ts";

/** What every model of repeated values is made from. */
export interface RepeatedValues {
  /** Whom the row belongs to, any number. */
  readonly person: ArrayLike<number>;
  readonly value: ArrayLike<number>;
  /** The whole design, an intercept among it where there is to be one. */
  readonly fixed: readonly Covariate[];
}

/** How the values of one person vary together. */
export interface CovarianceModel {
  /** Number of parameters. */
  readonly q: number;
  /** Rows of two persons with the same key have the same matrices. */
  readonly key: (rows: Int32Array) => string;
  /** The matrix that each parameter multiplies, for some rows of one person, row by row. */
  readonly directions: (rows: Int32Array) => readonly Float64Array[];
  /** Where to start, for values of variance 1. */
  readonly start: Float64Array;
  /** Whether parameters make a covariance. */
  readonly allowed: (theta: Float64Array) => boolean;
  /** Whether parameters are on the rim of what is allowed. */
  readonly atRim: (theta: Float64Array) => boolean;
}

const nothing = 1e-24;

/** Fits by restricted maximum likelihood, on values and columns brought to one size. */
export const fitBlocks = (
  { person, value, fixed }: RepeatedValues,
  covariance: CovarianceModel,
  method: DegreesOfFreedomMethod,
): MixedFit | RefusedMixedFit => {
  const persons = rowsByPerson(person);
  const [rows, p] = [value.length, fixed.length];
  const refuse = (reason: RefusedMixedFit["reason"], columns: readonly number[] = []): RefusedMixedFit => {
    const effects = columns.map((j) => fixed[j]?.name ?? "");
    return { state: "not-estimable", reason, effects, rows, persons: persons.length };
  };
  if (rows <= p) return refuse("too-few-rows");
  const scale = fixed.map(({ values }) => rootMeanSquare(values));
  const zero = scale.indexOf(0);
  if (zero >= 0) return refuse("collinear-fixed-effects", [zero]);
  const modelOf = (
    unit: number,
    { key, directions, q }: Pick<CovarianceModel, "key" | "directions" | "q">,
  ): BlockModel => ({
    patterns: [...Map.groupBy(persons, key).values()].map((alike) => ({
      size: alike[0]?.length ?? 0,
      directions: directions(alike[0] ?? new Int32Array(0)),
      persons: alike.map((own) => ({
        value: Float64Array.from(own, (row) => cell(value, row) / unit),
        fixed: Float64Array.from({ length: own.length * p }, (_, at) => {
          const [row, j] = [cell(own, Math.floor(at / p)), at % p];
          return cell(fixed[j]?.values ?? [], row) / cell(scale, j);
        }),
      })),
    })),
    p,
    q,
    n: rows,
  });
  const independent = modelOf(1, {
    key: ({ length }) => `${length}`,
    directions: (own) => [identity(own.length)],
    q: 1,
  });
  const plain = remlPoint(independent, Float64Array.of(1));
  if (plain === "covariance-not-positive") return refuse("not-converged");
  if ("column" in plain) return refuse("collinear-fixed-effects", [plain.column]);
  const squares = residualSquares(independent, plain.beta);
  if (!(squares > nothing * Array.from(value).reduce((sum, own) => sum + own * own, 0))) return refuse("too-few-rows");
  const unit = Math.sqrt(squares / (rows - p));
  const model = modelOf(unit, covariance);
  const found = remlMaximum(model, covariance.start, covariance.allowed);
  if (found.state === "not-found") return refuse(found.reason, found.columns);
  if (covariance.atRim(found.theta)) return refuse("random-variance-at-zero");
  const { at, derivatives, theta } = found;
  const information = cholesky(
    method === "kenward-roger" ? derivatives.expected : derivatives.observed,
    covariance.q,
    1e-12,
  );
  if ("column" in information) return refuse("covariance-not-identified");
  const parameters = inverse(information);
  const used = method === "kenward-roger" ? kenwardRogerCovariance(model, at, derivatives, parameters) : at.covariance;
  const size = (position: number) => cell(scale, Math.floor(position / p)) * cell(scale, position % p);
  const backward = (matrix: Float64Array) => matrix.map((own, position) => (own * unit * unit) / size(position));
  return {
    state: "estimated",
    method,
    names: fixed.map(({ name }) => name),
    coefficients: at.beta.map((own, j) => (own * unit) / cell(scale, j)),
    spread: {
      model: backward(at.covariance),
      used: backward(used),
      slopes: derivatives.slopes.map((slope) => slope.map((own, position) => (own * size(position)) / unit ** 4)),
      parameters: parameters.map((own) => own * unit ** 4),
    },
    parameters: theta.map((own) => own * unit * unit),
    logLikelihood: at.logLikelihood - (rows - p) * Math.log(unit) - scale.reduce((sum, own) => sum + Math.log(own), 0),
    rows,
    persons: persons.length,
    iterations: found.iterations,
  };
};

const rootMeanSquare = (values: ArrayLike<number>): number =>
  Math.sqrt(Array.from(values).reduce((sum, own) => sum + own * own, 0) / Math.max(1, values.length));

const identity = (size: number): Float64Array =>
  Float64Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 1 : 0));

const residualSquares = ({ patterns, p }: BlockModel, beta: Float64Array): number => {
  let sum = 0;
  for (const { size, persons } of patterns) {
    for (const { value, fixed } of persons) {
      for (let i = 0; i < size; i += 1) {
        let rest = cell(value, i);
        for (let j = 0; j < p; j += 1) rest -= cell(fixed, i * p + j) * cell(beta, j);
        sum += rest * rest;
      }
    }
  }
  return sum;
};
