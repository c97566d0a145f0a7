import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { AgreementFacts, ReportMeasure } from "../../schemas/report.ts";

const measureFacts = (measure: Measure): ReportMeasure => ({
  id: measure.id,
  version: measure.version,
  title: measure.title,
  meaning: measure.meaning,
  misuse: measure.misuse,
  better: measure.better,
  tolerance:
    measure.kind === "score-change"
      ? { points: measure.tolerance, measurementError: measure.measurement_error ?? null }
      : null,
  ...(measure.kind === "response" && {
    threshold: { points: measure.threshold, measurementError: measure.measurement_error ?? null },
  }),
});

/**
 * Titles of what a milestone's reasons and a settlement line's term can name: start criteria, domains of stop criteria,
 * and price rules, each once.
 */
const termsOf = ({ population, milestones, price_rules }: Agreement): AgreementFacts["terms"] => {
  const domains = milestones.flatMap(({ predicate }) => (predicate.kind === "stop-if-any" ? predicate.domains : []));
  const titles = new Map([...population.criteria, ...domains, ...price_rules].map(({ id, title }) => [id, title]));
  return [...titles].map(([id, title]) => ({ id, title }));
};

/** What the report prints of an agreement, taken word for word from the agreement file. */
export const agreementFacts = (agreement: Agreement, hash: string): AgreementFacts => ({
  id: agreement.id,
  version: agreement.version,
  hash,
  title: agreement.title,
  summary: agreement.summary,
  effective: { from: agreement.effective.from, to: agreement.effective.to ?? null },
  example: agreement.example,
  frozen: agreement.criteria_frozen,
  firstDataCut: agreement.first_data_cut,
  parties: agreement.parties.parties,
  signedOff: agreement.parties.signed_off,
  rule: agreement.rule,
  amendments: agreement.amendments.map(({ after_seeing_data, ...amendment }) => ({
    ...amendment,
    afterSeeingData: after_seeing_data,
  })),
  duties: {
    documentation: agreement.parties.documentation_duty,
    dataCollectionCosts: agreement.parties.data_collection_costs,
    clinicians: agreement.parties.clinicians,
    extraRegistrations: agreement.parties.extra_registrations,
  },
  confidential: agreement.disclosure.confidential,
  published: agreement.published,
  assumed: agreement.assumed,
  reservation: agreement.edge_cases.reservation ?? null,
  background: {
    kind: agreement.decision.kind,
    decided: agreement.decision.decided,
    indication: agreement.decision.indication,
    population: agreement.population.title,
    comparators: agreement.decision.comparators,
    treatmentLine: agreement.decision.treatment_line,
    need: agreement.decision.need,
    priority: agreement.decision.priority,
    priceAndUncertainty: agreement.decision.price_and_uncertainty,
    competingAgreements: agreement.decision.competing_agreements,
    startCriteriaByHand: agreement.decision.start_criteria_by_hand,
    uncertainties: agreement.decision.uncertainties,
    expectedEffects: agreement.decision.expected_effects,
  },
  sources: agreement.sources.map(({ source, provides, frequency, data_lag_days }) => ({
    source,
    provides,
    frequency,
    lagDays: data_lag_days,
  })),
  terms: termsOf(agreement),
  measures: agreement.measures.map(measureFacts),
  groups: [
    ...agreement.analyses.repeated.map(
      ({ id, title }) => ({ name: "repeated", level: id, title, role: "model" }) as const,
    ),
    ...agreement.analyses.measures.flatMap(({ external }) =>
      external === undefined
        ? []
        : [
            {
              name: "external",
              level: external.id,
              title: {
                nb: `${external.title.nb} (${external.source})`,
                en: `${external.title.en} (${external.source})`,
              },
              role: "model",
            } as const,
          ],
    ),
  ],
  options: agreement.reassessment.options.map(({ for_new, for_treated, ...option }) => ({
    ...option,
    forNew: for_new,
    forTreated: for_treated,
  })),
  exitPlan: {
    forNew: agreement.reassessment.exit_plan.for_new,
    forTreated: agreement.reassessment.exit_plan.for_treated,
  },
  unanswered: agreement.reassessment.unanswered,
});
