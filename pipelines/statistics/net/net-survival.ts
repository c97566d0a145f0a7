import { cell } from "../cell.ts";
import { multiplier } from "../confidence.ts";
import { eventTableFromPersons, hasTimeAtRisk } from "../event-table-from-persons.ts";
import { emptiedRiskSet, riskSets } from "../risk-set.ts";
import type { DaySums } from "./day-sums.ts";
import { visitDays } from "./day-sums.ts";
import type { LifeTable } from "./life-table.ts";
import { refuseLifeTable } from "./life-table.ts";
import type { NetSurvival, NetSurvivalMethod, NetSurvivalPersons } from "./net-survival-data.ts";

/**
 * Net survival: what survival would be if the disease were the only cause of death, told without causes of death from
 * the mortality of people of the same age, sex and calendar time.
 *
 * Comparable between populations with different mortality, and no prognosis for anybody: patients die of other causes
 * too. It holds only if the life table is that of the patients had they not been ill (smokers' cancers break this).
 * Pohar Perme weighs each person by one over the chance of being alive in the population, so that long follow-up of the
 * old rests on few persons with large weights; Ederer II leaves the weights out and is biased where the disease is as
 * age-dependent as mortality. Use it for comparison only.
 *
 * Hazards of the population are constant over a day and its weights taken at both ends of it, which after thirty years is
 * within 1e-8 of the integral; the curve is the product of 1 less the jump of each day with deaths and of exp(expected
 * hazard). Throws RangeError on columns of different length, times that are not whole days, events other than 0 and 1,
 * ages below 0, groups the table has not, and a life table out of order.
 *
 * Pohar Perme, Stare and Esteve 2012; Ederer and Heise 1959. Jumps, expected hazards and errors are those of `rs.surv` in R
 * relsurv 2.2-9, asked for on every day. `rs.surv` multiplies 1 less the sum of the two, as if the expected hazard came in
 * jumps, and asked for on days of exits only it lets the weights lag behind: by 3 % of the curve at the end of colrec.
 */
export const netSurvival = (
  persons: NetSurvivalPersons,
  table: LifeTable,
  method: NetSurvivalMethod,
  level: number,
): NetSurvival => {
  const z = multiplier(level);
  refuseLifeTable(table);
  refusePersons(persons, table);
  const { entry, time, event } = persons;
  const counts = eventTableFromPersons(entry === undefined ? { time, event } : { entry, time, event });
  const present = riskSets(counts);
  const leaving = new Map(
    Array.from(counts.time, (day, row) => [day, row] as const).filter(
      ([, row]) => cell(counts.events, row) + cell(counts.censored, row) > 0,
    ),
  );
  const rows: { readonly row: number; readonly survival: number; readonly error: number }[] = [];
  let survival = 1;
  let variance = 0;
  const kept = Array.from({ length: time.length }, (_, i) => i).filter((i) => hasTimeAtRisk(persons, i));
  const personDaysOutside = visitDays(persons, kept, table, method, (day: DaySums) => {
    survival *= Math.exp(day.expected);
    if (day.weightOfDead > 0) {
      survival *= 1 - day.weightOfDead / day.weight;
      variance += day.squaresOfDead / day.weight ** 2;
    }
    const row = leaving.get(day.day);
    if (row !== undefined) rows.push({ row, survival, error: Math.sqrt(variance) });
  });
  const column = (of: (one: (typeof rows)[number]) => number) => Float64Array.from(rows, of);
  const bound = (sign: number) =>
    column((one) => (one.survival > 0 ? one.survival * Math.exp(sign * z * one.error) : Number.NaN));
  return {
    method,
    time: column(({ row }) => cell(counts.time, row)),
    atRisk: column(({ row }) => cell(present, row)),
    events: column(({ row }) => cell(counts.events, row)),
    survival: column((one) => one.survival),
    standardError: column(({ error }) => error),
    lower: bound(-1),
    upper: bound(1),
    level,
    personDaysOutside,
    excluded: counts.excluded,
    emptied: emptiedRiskSet(counts, present),
  };
};

const refusePersons = ({ entry, time, event, age, date, group }: NetSurvivalPersons, { hazards }: LifeTable): void => {
  const columns = [time, event, age, date, group, ...(entry === undefined ? [] : [entry])];
  if (columns.some((column) => column.length !== time.length)) {
    throw new RangeError("all columns of persons must have the same length");
  }
  for (let i = 0; i < time.length; i += 1) {
    const days = [cell(time, i), cell(date, i), entry === undefined ? 0 : cell(entry, i)];
    if (!days.every(Number.isSafeInteger)) throw new RangeError(`person ${i}: entry, time and date must be whole days`);
    if (!(cell(age, i) >= 0)) throw new RangeError(`person ${i}: age must be 0 or more`);
    const own = cell(group, i);
    if (!(Number.isInteger(own) && own >= 0 && own < hazards.length)) {
      throw new RangeError(`person ${i}: the life table has no such group`);
    }
  }
};
