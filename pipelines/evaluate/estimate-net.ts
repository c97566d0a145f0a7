import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import { lifeTableEpoch, lifeTableSexes } from "../../schemas/life-table.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import type { ResultRow } from "../../schemas/result.ts";
import { type LifeTable, netSurvival } from "../statistics/index.ts";
import { daysBetween } from "./calendar.ts";
import { type Estimate, type Frame, resultRow } from "./figure.ts";
import type { Group } from "./groups.ts";
import { beyondFollowUp, emptiedEarly } from "./time-warnings.ts";

/** Net survival at the landmarks, from the mortality of the population by sex, age and calendar time. */
export const estimateNet = (
  frame: Frame & { readonly lifeTable?: LifeTable | undefined },
  measure: MeasureOf<"net-survival">,
  analysis: MeasureAnalysis,
  group: Group,
): readonly ResultRow[] => {
  const { interval, minimum_at_risk: minimum } = frame.agreement.analyses;
  const persons = group.rows.flatMap(({ status, entry_days, time_days, event, time_zero, population }) =>
    status === "observed" && time_days !== null && event !== null && population !== undefined
      ? [{ entry: entry_days, time: time_days, event, time_zero, ...population }]
      : [],
  );
  const n = persons.length;
  const count = { estimate: "count", unit: "persons", n, state: "estimated", method: "count", interval: null } as const;
  const events = persons.filter(({ event }) => event === 1).length;
  const counts: readonly Estimate[] = [
    { ...count, what: "count-n", value: n },
    { ...count, what: "count-events", value: events, events },
  ];
  const curve =
    frame.lifeTable === undefined || n === 0
      ? null
      : netSurvival(
          {
            ...(persons.some(({ entry }) => entry > 0) && {
              entry: persons.map(({ entry }) => (entry > 0 ? entry : -1)),
            }),
            time: persons.map(({ time }) => time),
            event: persons.map(({ event }) => event),
            age: persons.map(({ ageDays }) => ageDays),
            date: persons.map(({ time_zero }) => daysBetween(lifeTableEpoch, time_zero)),
            group: persons.map(({ sex }) => lifeTableSexes.indexOf(sex)),
          },
          frame.lifeTable,
          measure.method,
          interval.level,
        );
  const at = (day: number): Estimate => {
    const shape = {
      what: `net-survival-${day}`,
      estimate: "net-survival",
      unit: "probability",
      time: day,
      n,
      events: persons.filter(({ event, time }) => event === 1 && time <= day).length,
      method: measure.method,
      interval: "log",
    } as const;
    if (curve === null) return { ...shape, value: null, state: "not-estimable" };
    const row = curve.time.findLastIndex((time) => time <= day);
    const atRisk = persons.filter(({ entry, time }) => entry < day && time >= day).length;
    const last = curve.time.at(-1) ?? 0;
    const warnings = [
      ...(atRisk < minimum ? [{ id: "few-at-risk" as const, values: { atRisk, minimum, day } }] : []),
      ...beyondFollowUp(day, null, last),
      ...emptiedEarly(curve.emptied, day),
      ...(curve.personDaysOutside > 0
        ? [{ id: "outside-life-table" as const, values: { personDays: curve.personDaysOutside } }]
        : []),
    ];
    const emptied = curve.emptied !== null && curve.emptied.day <= day;
    if (emptied || day > last) {
      return { ...shape, atRisk, warnings, value: null, state: emptied ? "not-estimable" : "beyond-follow-up" };
    }
    const bound = (column: Float64Array): number | null => {
      const value = row < 0 ? null : (column[row] ?? null);
      return value === null || Number.isNaN(value) ? null : value;
    };
    return {
      ...shape,
      atRisk,
      warnings,
      value: bound(curve.survival) ?? 1,
      lower: bound(curve.lower),
      upper: bound(curve.upper),
      state: "estimated",
    };
  };
  return [...counts, ...analysis.landmarks_days.map(at)].map((estimate) => resultRow(frame, measure, group, estimate));
};
