import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { measuresThatDecide } from "../needs.ts";

/** When a patient is to be assessed. */
export interface VisitPlan {
  /** Days before the first dose within which the baseline is taken; null where nothing is assessed. */
  readonly baselineWithin: number | null;
  /** Due days after the first dose, each once: calendar months, or days. */
  readonly due: readonly ({ readonly months: number } | { readonly days: number })[];
}

/** At most so many days before the first dose, where the agreement would allow more. */
const BASELINE_DAYS = 14;

/** The assessments that the milestones and the deciding measures of an agreement ask for. */
export const visitPlanOf = (agreement: Agreement): VisitPlan => {
  const judged = agreement.milestones.flatMap(({ predicate, due }) =>
    predicate.kind === "stop-if-any" ? [{ due, domains: predicate.domains }] : [],
  );
  const measured = measuresThatDecide(agreement).flatMap((measure) =>
    measure.kind === "score-change" ? [measure] : [],
  );
  const before = [
    ...judged.flatMap(({ domains }) => domains.flatMap((d) => ("baseline" in d ? [d.baseline.before_days] : []))),
    ...measured.map(({ baseline }) => baseline.before_days),
  ];
  const due = [...judged.map((each) => each.due), ...measured.map(({ target }) => ({ months: target.months }))];
  const key = (day: VisitPlan["due"][number]): string => JSON.stringify(day);
  return {
    baselineWithin: due.length === 0 ? null : Math.min(BASELINE_DAYS, ...before),
    due: [...new Map(due.map((day) => [key(day), day])).values()],
  };
};
