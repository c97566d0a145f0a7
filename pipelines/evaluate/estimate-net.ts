import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import type { Figure } from "../../schemas/estimates.ts";
import type { MeasureOf } from "../../schemas/measure.ts";
import { type LifeTable, netSurvival } from "../statistics/index.ts";
import { type Estimate, type Frame, resultRow } from "./figure.ts";
import { columnOf, type Group } from "./groups.ts";
import { type Days, entersLate, FROM_TIME_ZERO, leavers } from "./time-table.ts";
import { beyondFollowUp, emptiedEarly } from "./time-warnings.ts";

/** Net survival at the landmarks, from the mortality of the population by sex, age and calendar time. */
export const estimateNet = (
  frame: Frame & { readonly lifeTable?: LifeTable | undefined },
  measure: MeasureOf<"net-survival">,
  analysis: MeasureAnalysis,
  group: Group,
): readonly Figure[] => {
  const { interval, minimum_at_risk: minimum } = frame.agreement.analyses;
  const { days } = group;
  const total = (of: (row: Days[number]) => number): number => days.reduce((sum, row) => sum + of(row), 0);
  const died = ({ events }: Days[number]): number => events[0] ?? 0;
  const n = total(leavers);
  const count = { estimate: "count", unit: "persons", n, state: "estimated", method: "count", interval: null } as const;
  const events = total(died);
  const counts: readonly Estimate[] = [
    { ...count, what: "count-n", value: n },
    { ...count, what: "count-events", value: events, events },
  ];
  const curve =
    frame.lifeTable === undefined || n === 0
      ? null
      : netSurvival(
          {
            ...(entersLate(days) && {
              entry: Float64Array.from(columnOf(group, "entry"), (entry) => (entry > 0 ? entry : FROM_TIME_ZERO)),
            }),
            time: columnOf(group, "days"),
            event: columnOf(group, "event"),
            age: columnOf(group, "age"),
            date: columnOf(group, "started"),
            group: columnOf(group, "sex"),
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
      events: total((row) => (row.day <= day ? died(row) : 0)),
      method: measure.method,
      interval: "log",
    } as const;
    if (curve === null) return { ...shape, value: null, state: "not-estimable" };
    const row = curve.time.findLastIndex((time) => time <= day);
    const atRisk = total((row) => (row.day < day ? row.entered - leavers(row) : 0));
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
