import { cell } from "../cell.ts";
import { eventTableFromPersons } from "../event-table-from-persons.ts";
import type { EmptiedRiskSet } from "../risk-set.ts";
import { emptiedRiskSet, riskSets } from "../risk-set.ts";
import type { CoxData } from "./cox-data.ts";
import type { CoxFit } from "./cox-fit.ts";
import { coxInput } from "./cox-input.ts";
import type { CoxRows } from "./cox-rows.ts";
import { coxRows } from "./cox-rows.ts";
import { dayHazard } from "./day-hazard.ts";
import { predictorOf, sweepRiskSets } from "./risk-sweep.ts";

/** The hazard of one stratum for somebody with its mean covariates: one element per day with events, ascending. */
export interface StratumHazard {
  /** As it is called in the data; 0 where there are no strata. */
  readonly stratum: number;
  /** Mean of each covariate among the rows of the stratum. */
  readonly centre: Float64Array;
  /** Days since time zero. */
  readonly time: Float64Array;
  /** Rows at risk on the day, unweighted. */
  readonly atRisk: Float64Array;
  /** Events on the day, unweighted. */
  readonly events: Float64Array;
  readonly cumulativeHazard: Float64Array;
  /** Of the cumulative hazard, the coefficients taken as known. */
  readonly variance: Float64Array;
  /** Hazard times distance of the covariates at risk from the centre, added up: p numbers a day. */
  readonly hazardX: Float64Array;
  /** Where, under delayed entry, the risk set ran empty: from there on nothing was seen of the stratum for a while. */
  readonly emptied: EmptiedRiskSet | null;
}

/** Throws RangeError where the covariates are not those of the fit. */
export const stratumHazards = (data: CoxData, fit: CoxFit): readonly StratumHazard[] => {
  if (data.covariates.map(({ name }) => name).join("\n") !== fit.terms.map(({ name }) => name).join("\n")) {
    throw new RangeError("the data must have the covariates of the fit");
  }
  const rows = coxRows(data, coxInput(data, fit.settings).kept);
  const beta = Float64Array.from(fit.terms, ({ coefficient }, j) => coefficient * cell(rows.scale, j));
  const days = Array.from(rows.strata, (): Day[] => []);
  sweepRiskSets(rows, predictorOf(rows, beta), (today) => {
    days[today.stratum]?.push({ day: today.day, deaths: today.deaths, ...dayHazard(today, fit.settings.ties) });
  });
  return days.map((own, s) => addedUp(rows, s, own.toReversed()));
};

interface Day {
  readonly day: number;
  readonly deaths: number;
  readonly rate: number;
  readonly variance: number;
  readonly rateX: Float64Array;
}

const addedUp = (rows: CoxRows, s: number, days: readonly Day[]): StratumHazard => {
  const { p, scale } = rows;
  const [start, end] = [s === 0 ? 0 : cell(rows.stratumEnds, s - 1), cell(rows.stratumEnds, s)];
  const times = { time: rows.time.subarray(start, end), event: rows.event.subarray(start, end) };
  const entry = rows.entry?.subarray(start, end);
  const table = eventTableFromPersons(entry === undefined ? times : { ...times, entry });
  const present = riskSets(table);
  const rowOf = new Map(Array.from(table.time, (day, row) => [day, row]));
  const running = (of: (day: Day) => number) => {
    let sum = 0;
    return Float64Array.from(days, (day) => {
      sum += of(day);
      return sum;
    });
  };
  const columns = Array.from({ length: p }, (_, j) => running(({ rateX }) => cell(rateX, j) * cell(scale, j)));
  return {
    stratum: cell(rows.strata, s),
    centre: rows.centre.slice(s * p, (s + 1) * p),
    time: Float64Array.from(days, ({ day }) => day),
    atRisk: Float64Array.from(days, ({ day }) => cell(present, rowOf.get(day) ?? -1)),
    events: Float64Array.from(days, ({ deaths }) => deaths),
    cumulativeHazard: running(({ rate }) => rate),
    variance: running(({ variance }) => variance),
    hazardX: Float64Array.from({ length: days.length * p }, (_, at) => cell(columns[at % p] ?? [], Math.floor(at / p))),
    emptied: emptiedRiskSet(table, present),
  };
};
