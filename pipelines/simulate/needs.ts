import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { DecidingEstimate } from "../../schemas/agreement/group-rule.ts";
import type { Domain, Predicate } from "../../schemas/agreement/predicate.ts";
import type { Measure } from "../../schemas/measure.ts";
import { isDrawnScale } from "./drawn-scale.ts";

/** A process that must be drawn for every patient, because a part of the agreement reads what comes of it. */
export type Need = "death" | "ventilation" | "stopping" | "scores" | "hours" | "respiration" | "nutrition";

/** Rules of a measure that move its number and that nothing is drawn for, where it has them. */
const undrawnRules = ["intercurrent", "landmark", "censoring", "coverage", "minimum_follow_up"] as const;

/**
 * What a measure reads; null for one whose facts are not drawn. A new kind does not compile until it says.
 *
 * Rules that are beside the drawn course (an intercurrent event, a landmark, another time zero) would make the true value a
 * different one than the formulas give.
 */
export const measureNeeds = (measure: Measure): readonly Need[] | null => {
  const rules: Readonly<Record<string, unknown>> = measure;
  const isSet = (rule: unknown): boolean => rule !== undefined && !(Array.isArray(rule) && rule.length === 0);
  if (undrawnRules.some((rule) => isSet(rules[rule])) || rules.time_zero === "diagnosis") return null;
  switch (measure.kind) {
    case "overall-survival":
      return ["death"];
    case "time-to-discontinuation":
      return ["death", "stopping"];
    case "death-or-permanent-ventilation":
      return ["death", "ventilation"];
    case "score-change":
      return isDrawnScale(measure.scale) ? ["death", "scores"] : null;
    case "cancer-specific-survival":
    case "net-survival":
    case "persistence":
    case "time-to-next-treatment":
    case "progression-free-survival":
    case "response":
    case "milestone-attainment":
    case "event-rate":
    case "resource-use":
    case "relative-dose-intensity":
    case "waste":
    case "cost":
      return null;
  }
};

const domainNeeds = (domain: Domain): Need => {
  switch (domain.kind) {
    case "score-not-fallen":
      return "scores";
    case "ventilation-below":
      return "hours";
    case "respiration-not-worse":
      return "respiration";
    case "nutrition-not-worse":
      return "nutrition";
  }
};

/** What each predicate reads; null for one whose facts are not drawn. */
export const predicateNeeds = (predicate: Predicate): readonly Need[] | null => {
  switch (predicate.kind) {
    case "unconditional":
      return [];
    case "free-of-events":
    case "value-change":
    case "response-sustained":
      return null;
    case "alive":
    case "alive-and-event-free":
      return ["death"];
    case "stop-if-any":
      return ["death", ...predicate.domains.map(domainNeeds)];
  }
};

/** The measure whose estimate decides on the group. */
export const decidingMeasure = (agreement: Agreement, { measure }: DecidingEstimate): Measure | undefined =>
  agreement.measures.find(({ id }) => id === measure);

/** The measures on which a verdict or a milestone depends; the others decide nothing and are not drawn. */
export const measuresThatDecide = (agreement: Agreement): readonly Measure[] => {
  const ids = new Set([
    ...(agreement.group === undefined ? [] : [agreement.group.estimate.measure]),
    ...agreement.milestones.flatMap(({ predicate }) =>
      predicate.kind === "alive-and-event-free" ? [predicate.measure] : [],
    ),
  ]);
  return agreement.measures.filter(({ id }) => ids.has(id));
};

/** Everything that must be drawn for an agreement. */
export const needsOf = (agreement: Agreement): ReadonlySet<Need> =>
  new Set([
    ...measuresThatDecide(agreement).flatMap((measure) => measureNeeds(measure) ?? []),
    ...agreement.milestones.flatMap(({ predicate }) => predicateNeeds(predicate) ?? []),
  ]);

/**
 * The agreement without the analyses that decide nothing (other measures, subgroups, sensitivity), so that a thousand
 * judgements take seconds. Every rule that moves a verdict, a milestone or money is as it was.
 */
export const decidingPart = (agreement: Agreement): Agreement => {
  const { minimum_follow_up_months: _sensitivity, ...analyses } = agreement.analyses;
  const deciding = agreement.group?.estimate;
  return {
    ...agreement,
    population: { ...agreement.population, subgroups: [] },
    analyses: {
      ...analyses,
      measures: analyses.measures
        .filter(({ measure }) => measure === deciding?.measure)
        .map((each) => ({
          ...each,
          landmarks_days: deciding?.kind === "survival" ? [deciding.days] : [],
          compare: [],
        })),
    },
  };
};
