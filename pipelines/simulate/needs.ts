import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { DecidingEstimate } from "../../schemas/agreement/group-rule.ts";
import type { Domain, Predicate } from "../../schemas/agreement/predicate.ts";
import type { PriceFormula } from "../../schemas/agreement/price-formula.ts";
import type { Measure } from "../../schemas/measure.ts";
import { isDrawnScale } from "./drawn-scale.ts";

/** A process that must be drawn for every patient, because a part of the agreement reads what comes of it. */
export type Need =
  | "death"
  | "ventilation"
  | "stopping"
  | "scores"
  | "hours"
  | "respiration"
  | "nutrition"
  | "value"
  | "response"
  | UnitNeed;

/** What of the use of a medicine moves money: that it is used, how much, of which medicine, by whom, for what, where, at which price. */
export type UnitNeed = "units" | "quantity" | "substance" | "weight" | "indication" | "side" | "list-price";

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
      return null;
    case "value-change":
      return ["death", "value"];
    case "response-sustained":
      return ["death", "response"];
    case "alive":
    case "alive-and-event-free":
      return ["death"];
    case "stop-if-any":
      return ["death", ...predicate.domains.map(domainNeeds)];
  }
};

/** What a price rule reads beside the units themselves. */
const formulaNeeds = (formula: PriceFormula): readonly UnitNeed[] => {
  const counting = formula.kind === "share-off" && formula.of.units !== "all" ? formula.of : formula;
  const side = "counting" in counting && counting.counting.per === "patient-and-body-part" ? ["side" as const] : [];
  switch (formula.kind) {
    case "flat-above-weight":
      return ["weight"];
    case "by-indication":
      return ["indication"];
    case "share-off":
    case "tiers":
    case "cap":
    case "fixed-fee":
    case "performance-price":
    case "price-at-limit":
    case "bands-by-score-change":
    case "pooled-guarantee":
      return side;
  }
};

/** What the units of an agreement need, with the life that their use ends with. */
const unitNeeds = ({ units, amount, population, price_rules, edge_cases }: Agreement): readonly Need[] => {
  if (units === undefined) return [];
  const measured = units.unit.kind === "packs" || units.unit.kind === "dose-amount";
  return [
    "death",
    "units",
    ...(measured ? (["quantity"] as const) : []),
    ...(population.substances.length > 1 ? (["substance"] as const) : []),
    ...(amount?.unit_price?.kind === "price-list" ? (["list-price"] as const) : []),
    ...(edge_cases.new_indication === "only-listed-indications" ? (["indication"] as const) : []),
    ...price_rules.flatMap(({ formula }) => formulaNeeds(formula)),
  ];
};

/** The estimate that a price follows, with the value that was expected of it; null for a price that follows none. */
export const estimateOfPrice = (
  formula: PriceFormula,
): { readonly observed: DecidingEstimate; readonly expected: string } | null => {
  if (formula.kind === "performance-price") return formula;
  return formula.kind === "price-at-limit" ? (formula.scaled_by ?? null) : null;
};

/** The estimates on which a verdict or a price depends. */
export const decidingEstimates = ({ group, price_rules }: Agreement): readonly DecidingEstimate[] => [
  ...(group === undefined ? [] : [group.estimate]),
  ...price_rules.flatMap(({ formula }) => estimateOfPrice(formula)?.observed ?? []),
];

/** The measure whose estimate decides on the group. */
export const decidingMeasure = (agreement: Agreement, { measure }: DecidingEstimate): Measure | undefined =>
  agreement.measures.find(({ id }) => id === measure);

/** The measures on which a verdict, a milestone or a price depends; the others decide nothing and are not drawn. */
export const measuresThatDecide = (agreement: Agreement): readonly Measure[] => {
  const ids = new Set([
    ...decidingEstimates(agreement).map(({ measure }) => measure),
    ...agreement.price_rules.flatMap(({ formula }) =>
      formula.kind === "bands-by-score-change" ? [formula.measure] : [],
    ),
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
    ...unitNeeds(agreement),
  ]);

/**
 * The agreement without the analyses that decide nothing (other measures, subgroups, sensitivity), so that a thousand
 * judgements take seconds. Every rule that moves a verdict, a milestone or money is as it was.
 */
export const decidingPart = (agreement: Agreement): Agreement => {
  const { minimum_follow_up_months: _sensitivity, ...analyses } = agreement.analyses;
  const deciding = decidingEstimates(agreement);
  return {
    ...agreement,
    population: { ...agreement.population, subgroups: [] },
    analyses: {
      ...analyses,
      measures: analyses.measures
        .filter(({ measure }) => deciding.some((estimate) => estimate.measure === measure))
        .map((each) => ({
          ...each,
          landmarks_days: [
            ...new Set(
              deciding.flatMap((estimate) =>
                estimate.kind === "survival" && estimate.measure === each.measure ? [estimate.days] : [],
              ),
            ),
          ],
          compare: [],
        })),
    },
  };
};
