import { gene, lung, nusinersen, open, part, row, texts } from "./change-row.ts";
import type { OneChange } from "./one-change.ts";

/** Examples with one thing changed: temporary introduction, ch. 7.1. */
export const temporaryChanges: readonly OneChange[] = [
  // 7.1
  row(
    gene,
    "the need is not described",
    (a) => {
      a.decision.need = texts("Kommer.", "To be decided.");
    },
    { "need-stated": "breach" },
  ),
  row(
    nusinersen,
    "the need is not described where nothing is temporary",
    (a) => {
      a.decision.need = texts("Kommer.", "To be decided.");
    },
    { "need-stated": "open" },
  ),
  row(
    lung,
    "a measure of which nothing is made",
    (a) => {
      a.analyses.measures = a.analyses.measures.slice(0, 1);
    },
    { "measures-identified": "open" },
  ),
  row(
    lung,
    "an amendment after seeing data",
    (a) => {
      a.amendments = [
        {
          date: "2022-03-01",
          section: "group",
          change: texts("a", "b"),
          reason: texts("a", "b"),
          after_seeing_data: true,
        },
      ];
    },
    { "criteria-frozen": "breach" },
  ),
  row(
    lung,
    "criteria frozen after the agreement took effect",
    (a) => {
      a.criteria_frozen = "2021-07-02";
    },
    { "criteria-frozen": "open" },
  ),
  row(
    lung,
    "every uncertainty is mapped",
    (a) => {
      a.decision.uncertainties = a.decision.uncertainties.slice(0, 2);
    },
    { "uncertainties-mapped": "ok" },
  ),
  row(
    lung,
    "an answer is due the day after the reassessment",
    (a) => {
      part(a.decision.uncertainties).due = "2026-12-02";
    },
    { "answers-before-reassessment": "breach" },
  ),
  row(
    lung,
    "nobody has the duty to document",
    (a) => {
      a.parties.documentation_duty = open;
    },
    { "responsible-named": "breach" },
  ),
  row(
    lung,
    "three years to the day from decision to reassessment",
    (a) => {
      a.decision.decided = "2023-12-01";
      a.effective.from = "2023-12-01";
    },
    { "set-period": "ok" },
  ),
  row(
    lung,
    "an expected effect with its range",
    (a) => {
      Object.assign(part(a.decision.expected_effects), { lower: 0.4, upper: 0.5 });
    },
    { "expected-effect": "ok" },
  ),
  row(
    lung,
    "an expected effect below its own range",
    (a) => {
      Object.assign(part(a.decision.expected_effects), { lower: 0.46, upper: 0.5 });
    },
    { "expected-effect": "breach" },
  ),
  row(
    lung,
    "an expected probability above 1",
    (a) => {
      part(a.decision.expected_effects).value = 45;
    },
    { "expected-effect": "breach" },
  ),
  row(
    lung,
    "the expectation is from the assessment",
    (a) => {
      part(a.decision.expected_effects).source = "DMP, ID2020_000, tabell 3";
    },
    { "expected-effect-source": "ok" },
  ),
  row(
    lung,
    "nothing on price and uncertainty",
    (a) => {
      a.decision.price_and_uncertainty = open;
    },
    { "temporary-price": "breach" },
  ),
  row(
    gene,
    "the same payment whether met or not",
    (a) => {
      for (const m of a.milestones) if (m.payment !== null) m.payment.when_not_met = "pay";
    },
    { "risk-shared": "breach" },
  ),
  row(
    gene,
    "who covers data collection is not agreed",
    (a) => {
      a.parties.data_collection_costs = open;
    },
    { "supplier-pays-for-data": "breach" },
  ),
  row(
    gene,
    "the hospital covers data collection",
    (a) => {
      a.parties.data_collection_costs = texts("Sykehuset dekker dem.", "The hospital covers them.");
    },
    { "supplier-pays-for-data": "open" },
  ),
  row(
    gene,
    "nothing on clinicians",
    (a) => {
      a.parties.clinicians = open;
    },
    { "clinicians-chose": "breach" },
  ),
  row(
    gene,
    "no exit plan for those treated",
    (a) => {
      a.reassessment.exit_plan.for_treated = open;
    },
    { "exit-plan": "breach" },
  ),
  row(
    gene,
    "the same exit plan for new and treated",
    (a) => {
      a.reassessment.exit_plan.for_treated = a.reassessment.exit_plan.for_new;
    },
    { "exit-plan": "open" },
  ),
  row(
    lung,
    "nobody asks for the diagnosis",
    (a) => {
      a.population.criteria = [];
    },
    { "indication-in-criteria": "breach" },
  ),
  row(
    lung,
    "the diagnosis is asked for with four characters",
    (a) => {
      const criterion = part(a.population.criteria);
      if (criterion.kind === "diagnosis") criterion.icd10 = ["C341"];
    },
    { "less-specific-records": "open" },
  ),
  row(
    lung,
    "those treated before are excluded",
    (a) => {
      a.edge_cases.pretreated = "excluded-by-criterion";
    },
    { "pretreated-apart": "ok" },
  ),
  row(
    lung,
    "nothing on those who opted out",
    (a) => {
      a.edge_cases.reservation = open;
    },
    { "opted-out-settled": "breach" },
  ),
];
