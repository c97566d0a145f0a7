import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { DecidingEstimate } from "../../schemas/agreement/group-rule.ts";
import type { Assumptions } from "../../schemas/simulation/assumptions.ts";
import { normalQuantile } from "../statistics/distributions/normal-quantile.ts";
import { highest, isDrawnScale } from "./drawn-scale.ts";
import { decidingMeasure, estimateOfPrice, needsOf } from "./needs.ts";
import { trueEstimate } from "./true-value.ts";

/** Defaults with the names of the parts that follow from the agreement; the others are ours, and are printed as such. */
export interface DefaultAssumptions {
  readonly values: Assumptions;
  readonly fromAgreement: ReadonlySet<string>;
}

/** Shares of SMA types at treatment start, ours; cut to the types that the agreement judges and adds up to 1. */
const typeShares = { "1": 0.4, "2": 0.35, "3": 0.25 } as const;

const common: Assumptions = {
  hazard_ratio: 1,
  score_shift: 0,
  event: { free: 0.97, at_days: 365, shape: 1, death_share: 1 },
  stopping: { continuing: 0.5, at_days: 365, shape: 1, dose_interval_days: 42 },
  scores: { baseline: 45, baseline_sd: 12, change_per_year: 0, change_sd: 3, measurement_error: 3 },
  worsening: { respiration_per_year: 0.05, nutrition_per_year: 0.05 },
  visits: { jitter_days: 14 },
  missing: { share: 0.1, odds_ratio: 1 },
  lag_days: null,
  emigration_per_year: 0.005,
  switch_per_year: 0.02,
  explained: 0.3,
  disputed: 0,
  sma_types: {},
  units: { per_use: 1, above_weight: 2, frequency_cv: 0.2, both_sides: 0.2 },
  weight: { mean_kg: 80, sd_kg: 16 },
  indications: {},
  substances: {},
  prices: { list: "1000", change_percent: "0" },
  response: { share: 0.6, loss_per_year: 0.15 },
};

/**
 * Defaults for an agreement: a reference that it names is what happens with hazard ratio 1 and no shift, its measurement
 * error is that of the scores, its criteria give the types; what it does not say is ours.
 */
export const defaultAssumptions = (agreement: Agreement): DefaultAssumptions => {
  const event = needsOf(agreement).has("ventilation") ? { ...common.event, free: 0.9, death_share: 0.5 } : common.event;
  const mix = mixOf(agreement);
  const start: Assumptions = {
    ...common,
    event,
    sma_types: typesOf(agreement),
    indications: mix.shares,
    substances: Object.fromEntries(agreement.population.substances.map((substance) => [substance, 1])),
    stopping: { ...common.stopping, dose_interval_days: intervalOf(agreement) },
  };
  const { values, names: fromReference } = referenceOf(agreement, start);
  const names = [...fromReference, ...(mix.agreed ? ["indications"] : [])];
  const measured = agreement.measures.flatMap((m) =>
    m.kind === "score-change" && m.measurement_error !== undefined && isDrawnScale(m.scale)
      ? [(m.measurement_error / highest[m.scale]) * 100]
      : [],
  );
  const [error] = measured;
  if (error === undefined) return { values, fromAgreement: new Set(names) };
  return {
    values: { ...values, scores: { ...values.scores, measurement_error: Math.round(error * 10) / 10 } },
    fromAgreement: new Set([...names, "scores.measurement_error"]),
  };
};

/** Types that some milestone judges, less those that a criterion keeps out. */
const typesOf = (agreement: Agreement): Assumptions["sma_types"] => {
  const { criteria, subgroups } = agreement.population;
  const domains = agreement.milestones.flatMap(({ predicate }) =>
    predicate.kind === "stop-if-any" ? predicate.domains : [],
  );
  const named = domains.flatMap((domain) => domain.sma_types ?? []);
  const asked = criteria.flatMap((c) => (c.kind === "assessment" && c.assessment === "sma_type" ? [c] : []));
  if (named.length === 0 && asked.length === 0 && !subgroups.includes("sma-type")) return {};
  const known = (["0", "1", "2", "3", "4", "presymptomatic"] as const).filter(
    (type) =>
      (named.length === 0 || named.includes(type)) &&
      asked.every(({ one_of }) => one_of === undefined || one_of.includes(type)),
  );
  const usual = known.filter((type) => type === "1" || type === "2" || type === "3");
  return Object.fromEntries((usual.length > 0 ? usual : known).map((type) => [type, share(type)]));
};

const share = (type: string): number => (type === "1" || type === "2" || type === "3" ? typeShares[type] : 1);

/** The mix that a blended price expects; without one, every indication alike. */
const mixOf = ({
  amount,
  units,
}: Agreement): { readonly shares: Assumptions["indications"]; readonly agreed: boolean } => {
  const price = amount?.unit_price;
  if (price?.kind === "blended") {
    const shares = price.parts.map(({ indication, percent }) => [indication, Number(percent)] as const);
    return { shares: Object.fromEntries(shares), agreed: true };
  }
  return { shares: Object.fromEntries((units?.indications ?? []).map(({ id }) => [id, 1])), agreed: false };
};

/** Longest interval of ours at which something is used in every stretch that is one unit. */
const intervalOf = ({ units }: Agreement): number => {
  const usual = common.stopping.dose_interval_days;
  if (units?.unit.kind === "cycles") return Math.min(usual, units.unit.days);
  return units?.unit.kind === "patient-months" ? Math.min(usual, SHORTEST_MONTH) : usual;
};

const SHORTEST_MONTH = 28;

/** An estimate with the value that the agreement sets or expects for it. */
interface Reference {
  readonly estimate: DecidingEstimate;
  readonly value: number;
}

/** What the group is judged by, or else what the first price follows. */
const agreedReference = ({ group, price_rules }: Agreement): Reference | undefined => {
  if (group !== undefined) return { estimate: group.estimate, value: group.reference.value };
  const [price] = price_rules.flatMap(({ formula }) => estimateOfPrice(formula) ?? []);
  return price === undefined ? undefined : { estimate: price.observed, value: Number(price.expected) };
};

/** Assumptions under which the deciding estimate comes to exactly its agreed reference. */
const referenceOf = (
  agreement: Agreement,
  start: Assumptions,
): { readonly values: Assumptions; readonly names: readonly string[] } => {
  const reference = agreedReference(agreement);
  const measure = reference === undefined ? undefined : decidingMeasure(agreement, reference.estimate);
  if (reference === undefined || measure === undefined) return { values: start, names: [] };
  const { estimate, value } = reference;
  if (measure.kind === "score-change" && isDrawnScale(measure.scale)) {
    const years = measure.target.months / 12;
    const limit = estimate.kind === "share-improved" ? measure.tolerance : -measure.tolerance;
    if (!(value > 0 && value < 1)) return { values: start, names: [] };
    const sd = (start.scores.change_sd * highest[measure.scale]) / 100;
    const mean = limit / years + normalQuantile(value) * sd;
    return {
      values: { ...start, scores: { ...start.scores, change_per_year: (mean / highest[measure.scale]) * 100 } },
      names: ["scores.change_per_year"],
    };
  }
  const days = "days" in estimate ? estimate.days : 365;
  if (measure.kind === "time-to-discontinuation") {
    const stopping = (continuing: number): Assumptions => ({
      ...start,
      stopping: { ...start.stopping, continuing, at_days: days },
    });
    return {
      values: halved(agreement, reference, stopping),
      names: ["stopping.continuing", "stopping.at_days"],
    };
  }
  const event = (free: number): Assumptions => ({ ...start, event: { ...start.event, free, at_days: days } });
  const direct = estimate.kind === "survival" && value > 0 && value < 1;
  return {
    values: direct ? event(value) : halved(agreement, reference, event),
    names: ["event.free", "event.at_days"],
  };
};

/** The share free under which the true value is the reference, found by halving; the nearest end where none is. */
const halved = (
  agreement: Agreement,
  { estimate, value }: Reference,
  assumed: (free: number) => Assumptions,
): Assumptions => {
  let low = 1e-9;
  let high = 1 - 1e-9;
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (trueEstimate(agreement, estimate, assumed(middle)) < value) low = middle;
    else high = middle;
  }
  return assumed(high);
};
