import { cell } from "../cell.ts";
import { normalQuantile } from "../distributions/normal-quantile.ts";
import { wordOf } from "../random/scramble.ts";
import { refuseSeed, Sfc32, streamWords } from "../random/sfc32.ts";
import type { RefusedLinearDraw } from "./linear-draw.ts";
import { linearDraw } from "./linear-draw.ts";
import { matchDonors } from "./predictive-mean-matching.ts";

/** A column with holes. */
export interface IncompleteVariable {
  readonly name: string;
  /** One per person; NaN where it is missing. */
  readonly values: ArrayLike<number>;
  /**
   * `normal`: Bayesian linear regression, for measures spread evenly around their prediction. `matching`: predictive mean
   * matching, which only ever gives values that were observed; for all others, and for columns of zeros and ones.
   */
  readonly method: "normal" | "matching";
}

/** How the holes are filled; belongs in the method text. */
export interface ImputationSettings {
  /** Completed data sets. */
  readonly sets: number;
  /** Rounds over the variables before a set is taken. */
  readonly iterations: number;
  /** Nearest rows that `matching` draws from; 5 is usual. */
  readonly donors: number;
  /** A whole number, 0 or more. */
  readonly seed: number;
}

/** Completed data sets: in each, one column per variable, in the order given. */
export interface ImputedSets {
  readonly state: "imputed";
  readonly sets: readonly (readonly Float64Array[])[];
  /** Values filled in, per variable. */
  readonly filled: readonly number[];
}

/** Holes that cannot be filled. */
export interface RefusedImputation {
  readonly state: "refused";
  /**
   * `too-few-observed`: a variable has no more observed values than its regression has coefficients.
   * `collinear-variables`: two of the variables that predict it say the same.
   */
  readonly reason: RefusedLinearDraw["reason"];
  readonly variable: string;
}

/**
 * Multiple imputation by chained equations: each incomplete variable in turn is regressed on all others as they stand and
 * drawn anew, starting from draws of its observed values, the one with fewest holes first.
 *
 * It takes what is missing for missing at random given the other variables: put in the outcome, and whatever tells why
 * values are missing. Observed values are never touched. The same seed gives the same sets, and set 3 is the same
 * whether 5 or 50 are made; another order of persons gives other draws. Event times are not to be imputed this way.
 * Analyse each set and pool with `poolEstimates`.
 *
 * Throws RangeError for columns of different length, infinite values, equal names, `normal` for a column of zeros and
 * ones, counts that are not whole or below 1, and a seed below 0.
 *
 * van Buuren and Groothuis-Oudshoorn 2011 (mice), methods `norm` and `pmm`.
 */
export const imputeByChainedEquations = (
  variables: readonly IncompleteVariable[],
  settings: ImputationSettings,
): ImputedSets | RefusedImputation => {
  refuseInput(variables, settings);
  const n = variables[0]?.values.length ?? 0;
  const rowsWhere = (values: ArrayLike<number>, missing: boolean) =>
    Int32Array.from({ length: n }, (_, row) => row).filter((row) => Number.isNaN(cell(values, row)) === missing);
  const holes = variables.map(({ values }) => rowsWhere(values, true));
  const observed = variables.map(({ values }) => rowsWhere(values, false));
  const order = [...variables.keys()]
    .filter((k) => (holes[k]?.length ?? 0) > 0)
    .toSorted((a, b) => (holes[a]?.length ?? 0) - (holes[b]?.length ?? 0) || a - b);
  const empty = order.find((k) => observed[k]?.length === 0);
  if (empty !== undefined)
    return { state: "refused", reason: "too-few-observed", variable: variables[empty]?.name ?? "" };
  const sets: Float64Array[][] = [];
  for (let set = 0; set < settings.sets; set += 1) {
    const generator = new Sfc32(...streamWords(settings.seed, wordOf("imputation"), set));
    const columns = variables.map(({ values }, k) => start(values, holes[k], observed[k], generator));
    for (let round = 0; round < settings.iterations; round += 1) {
      for (const k of order) {
        const variable = variables[k];
        const [missing, seen, column] = [holes[k], observed[k], columns[k]];
        if (variable === undefined || missing === undefined || seen === undefined || column === undefined) continue;
        const others = columns.filter((_, other) => other !== k);
        const draw = linearDraw(column, others, seen, generator);
        if (draw.state === "refused") return { state: "refused", reason: draw.reason, variable: variable.name };
        const pick = (values: Float64Array, rows: Int32Array) => Float64Array.from(rows, (row) => cell(values, row));
        const from =
          variable.method === "matching"
            ? matchDonors(pick(draw.fitted, seen), pick(draw.drawn, missing), settings.donors, generator)
            : null;
        missing.forEach((row, i) => {
          column[row] =
            from === null
              ? cell(draw.drawn, row) + draw.sigma * normalQuantile(generator.uniform())
              : cell(column, cell(seen, cell(from, i)));
        });
      }
    }
    sets.push(columns);
  }
  return { state: "imputed", sets, filled: holes.map((rows) => rows.length) };
};

const start = (
  values: ArrayLike<number>,
  holes: Int32Array = new Int32Array(0),
  observed: Int32Array = new Int32Array(0),
  generator: Sfc32,
): Float64Array => {
  const column = Float64Array.from(values);
  for (const row of holes) column[row] = cell(values, cell(observed, generator.below(observed.length)));
  return column;
};

const refuseInput = (variables: readonly IncompleteVariable[], settings: ImputationSettings): void => {
  refuseSeed(settings.seed);
  for (const count of [settings.sets, settings.iterations, settings.donors]) {
    if (!Number.isSafeInteger(count) || count < 1) throw new RangeError("counts must be whole numbers, 1 or more");
  }
  if (new Set(variables.map(({ name }) => name)).size !== variables.length) {
    throw new RangeError("variables need distinct names");
  }
  for (const { values, method } of variables) {
    if (values.length !== variables[0]?.values.length) throw new RangeError("all columns must have the same length");
    const seen = Array.from(values).filter((value) => !Number.isNaN(value));
    if (!seen.every(Number.isFinite)) throw new RangeError("values must be finite, or NaN where they are missing");
    if (method === "normal" && seen.length > 0 && seen.every((value) => value === 0 || value === 1)) {
      throw new RangeError("a column of zeros and ones is imputed by matching");
    }
  }
};

/**
 * Completed sets with `delta` added to the filled-in values of one variable, observed ones left alone: what if those who
 * are missing fared worse than others like them?
 *
 * Throws RangeError for a variable that is not there. Cro, Morris, Kenward and Carpenter 2020 (delta adjustment).
 */
export const shiftImputed = (
  variables: readonly IncompleteVariable[],
  imputed: ImputedSets,
  variable: string,
  delta: number,
): ImputedSets => {
  const wanted = variables.findIndex(({ name }) => name === variable);
  const source = variables[wanted]?.values;
  if (source === undefined) throw new RangeError("the variable is not one of those imputed");
  const sets = imputed.sets.map((columns) =>
    columns.map((column, k) =>
      k === wanted ? column.map((value, row) => (Number.isNaN(cell(source, row)) ? value + delta : value)) : column,
    ),
  );
  return { ...imputed, sets };
};
