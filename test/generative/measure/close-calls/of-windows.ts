import type { Measure, MeasureOf } from "../../../../schemas/measure.ts";
import { type Changed, changedIntercurrent } from "./changed.ts";

type Change = MeasureOf<"score-change"> | MeasureOf<"response">;
type Pick = Change["pick"];

const another = { nearest: "first", first: "last", last: "nearest", worst: "best", best: "worst" } as const;

const lessOne = (days: number): number => Math.max(0, days - 1);

/** Every rule of a window and of what may happen before it, moved. */
export const changedWindow = (measure: Change): Changed => {
  const { baseline, target, pick } = measure;
  const withTarget = (changed: Partial<Change["target"]>): Measure => ({
    ...measure,
    target: { ...target, ...changed },
  });
  const otherPick: Pick = typeof pick === "string" ? another[pick] : { confirmed: pick.confirmed === 2 ? 3 : 2 };
  return {
    "baseline a day less before": { ...measure, baseline: { ...baseline, before_days: lessOne(baseline.before_days) } },
    "baseline a day less after": { ...measure, baseline: { ...baseline, after_days: lessOne(baseline.after_days) } },
    "window from a day later": withTarget({ before_days: lessOne(target.before_days) }),
    "window to a day earlier": withTarget({ after_days: lessOne(target.after_days) }),
    "a day less of grace": withTarget({ grace_days: lessOne(target.grace_days) }),
    "no grace": withTarget({ grace_days: 0 }),
    [`not ${typeof pick === "string" ? pick : `confirmed by ${pick.confirmed}`}`]: { ...measure, pick: otherPick },
    ...(measure.kind === "score-change"
      ? changedIntercurrent(measure.intercurrent, (intercurrent) => ({ ...measure, intercurrent }))
      : changedIntercurrent(measure.intercurrent, (intercurrent) => ({ ...measure, intercurrent }))),
  };
};

export const changedResponse = (measure: MeasureOf<"response">): Changed => ({
  "threshold a point higher": { ...measure, threshold: measure.threshold + 1 },
  "death the other way": { ...measure, death: measure.death === "no-response" ? "not-estimable" : "no-response" },
  [`${measure.better} not better`]: { ...measure, better: measure.better === "lower" ? "higher" : "lower" },
});

export const changedMilestone = (measure: MeasureOf<"milestone-attainment">): Changed => ({
  "window to a day earlier": { ...measure, by: { ...measure.by, after_days: lessOne(measure.by.after_days) } },
  "looked for a day less": { ...measure, not_shown: { before_days: lessOne(measure.not_shown.before_days) } },
  "already there the other way": {
    ...measure,
    already_there: measure.already_there === "counted" ? "left-out" : "counted",
  },
});
