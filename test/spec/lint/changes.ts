import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { ExampleName } from "../evaluate/made-up.ts";
import type { OneChange } from "./one-change.ts";

const texts = (nb: string, en: string) => ({ nb, en });
const open = texts("Ikke avtalt.", "Not agreed.");

const part = <T>(list: readonly T[], i = 0): T => {
  const found = list[i];
  if (found === undefined) throw new Error(`the example has no part ${i}`);
  return found;
};

const lung = "nsclc-pembrolizumab";
const gene = "sma-onasemnogene";
const nusinersen = "sma-nusinersen";

const row = (
  name: ExampleName,
  what: string,
  change: (agreement: Agreement) => void,
  differs: OneChange["differs"],
): OneChange => ({ name, what, change, differs });

const payment = (a: Agreement, i: number) => {
  const found = part(a.milestones, i).payment;
  if (found === null) throw new Error("the milestone carries no money");
  return found;
};

/** Examples with one thing changed, in the order of the framework. */
export const changes: readonly OneChange[] = [
  // I to IV
  row(
    lung,
    "no uncertainty is answered by a measure",
    (a) => {
      a.decision.uncertainties = a.decision.uncertainties.slice(2);
    },
    { "flat-discount-not-enough": "open", "uncertainties-mapped": "breach" },
  ),
  row(
    lung,
    "no rule for the group",
    (a) => {
      delete a.group;
    },
    { "something-follows": "open", "reference-has-a-source": "ok", "all-regions": "ok", "risk-shared": "open" },
  ),
  row(
    lung,
    "only a financial label",
    (a) => {
      a.types = ["F1"];
    },
    { "named-as-alternative": "breach", "labels-fit-parts": "open" },
  ),
  row(
    gene,
    "a label of a refund that no milestone gives",
    (a) => {
      a.types = ["O4"];
    },
    { "labels-fit-parts": "open" },
  ),
  row(
    lung,
    "Sykehusinnkjøp is no party",
    (a) => {
      part(a.parties.parties).name = "Et helseforetak";
    },
    { "assessed-by-sykehusinnkjop": "open" },
  ),
  row(
    gene,
    "in force the day before the decision",
    (a) => {
      a.effective.from = "2021-10-24";
    },
    { "approved-beforehand": "breach" },
  ),
  row(
    gene,
    "the decision is not made",
    (a) => {
      a.decision.decided = null;
    },
    { "approved-beforehand": "open", "priority-in-temporary-phase": "open" },
  ),
  row(
    gene,
    "signed on the day of the first data cut",
    (a) => {
      a.parties.signed_off = [{ name: "Navn Navnesen", role: texts("Kjøper", "Buyer"), date: "2022-01-31" }];
    },
    { "signed-before-data": "ok" },
  ),
  row(
    gene,
    "signed the day after the first data cut",
    (a) => {
      a.parties.signed_off = [{ name: "Navn Navnesen", role: texts("Kjøper", "Buyer"), date: "2022-02-01" }];
    },
    { "signed-before-data": "breach" },
  ),
  // V a
  row(
    gene,
    "one extra registration",
    (a) => {
      a.parties.extra_registrations = [texts("Et skjema.", "A form.")];
    },
    { "extra-registrations": "open" },
  ),
  row(
    gene,
    "no start criterion by hand",
    (a) => {
      a.decision.start_criteria_by_hand = [];
    },
    { "criteria-by-hand": "ok" },
  ),
  row(
    gene,
    "the source of ventilation days is another register",
    (a) => {
      part(a.sources).source = "npr";
    },
    { "delivered-already": "breach" },
  ),
  // V b
  row(
    gene,
    "the shares of the price are kept back",
    (a) => {
      a.disclosure.confidential.push({ field: "milestone-parts", reason: texts("Struktur.", "Structure.") });
    },
    { "structure-public": "breach" },
  ),
  row(
    gene,
    "an exemption without a reason",
    (a) => {
      part(a.disclosure.confidential).reason = open;
    },
    { "exemptions-reasoned": "breach" },
  ),
  row(
    gene,
    "the settlement is public and the price is not",
    (a) => {
      a.disclosure.confidential = a.disclosure.confidential.slice(0, 1);
    },
    { "price-cannot-be-worked-out": "breach" },
  ),
  row(
    gene,
    "the published source repeats the price",
    (a) => {
      part(a.published).source = "Italy: ex-factory EUR 2,155,124.65";
    },
    { "price-not-in-public-texts": "breach" },
  ),
  row(
    gene,
    "the price is public",
    (a) => {
      part(a.published).source = "Italy: ex-factory EUR 2,155,124.65";
      a.disclosure.confidential = [];
    },
    {},
  ),
  // V c
  row(
    gene,
    "the rule in words has another number of days",
    (a) => {
      a.rule.en = a.rule.en.replace("21 consecutive", "14 consecutive");
    },
    { "rule-says-its-numbers": "open" },
  ),
  row(
    lung,
    "the Norwegian rule has another reference",
    (a) => {
      a.rule.nb = a.rule.nb.replaceAll("0,45", "0,40");
    },
    { "rule-says-its-numbers": "open" },
  ),
  row(
    lung,
    "nothing is assumed",
    (a) => {
      a.assumed = [];
    },
    { "assumptions-replaced": "ok" },
  ),
  row(
    lung,
    "the reference comes from a study",
    (a) => {
      if (a.group !== undefined) a.group.reference.source = "doi 10.1000/made-up, table 2";
    },
    { "reference-has-a-source": "ok" },
  ),
  row(
    nusinersen,
    "no measurement error is given",
    (a) => {
      const measure = part(a.measures, 1);
      if (measure.kind === "score-change") delete measure.measurement_error;
    },
    {},
  ),
  row(
    nusinersen,
    "money hangs on a threshold within measurement error",
    (a) => {
      a.amount = { list_price: "1000", currency: "NOK", price_level: "AUP", vat: "excl", source: "made up" };
      part(a.milestones).payment = {
        part: { kind: "percent", percent: "100" },
        when_met: "pay",
        when_not_met: "nothing",
        when_unknown: "nothing",
        when_pending: "hold",
        when_not_applicable: "nothing",
      };
    },
    { "above-measurement-error": "breach", "risk-shared": "ok" },
  ),
  row(
    nusinersen,
    "no retest",
    (a) => {
      a.edge_cases.retest = { rule: "none" };
    },
    { "decline-is-confirmed": "open" },
  ),
  row(
    gene,
    "the unknown is paid",
    (a) => {
      payment(a, 2).when_unknown = "pay";
    },
    { "unknown-not-paid-as-met": "open" },
  ),
  row(
    gene,
    "not yet reported is paid",
    (a) => {
      payment(a, 2).when_pending = "pay";
    },
    { "unknown-not-paid-as-met": "open" },
  ),
  row(
    gene,
    "starts end, and all data come before the reassessment",
    (a) => {
      a.population.start_to = "2022-11-16";
    },
    { "hold-has-an-end": "ok" },
  ),
  row(
    gene,
    "starts end, and the last data come the day after the reassessment",
    (a) => {
      a.population.start_to = "2022-11-17";
    },
    {},
  ),
  row(
    gene,
    "one fixed part makes the sum exceed the price",
    (a) => {
      payment(a, 4).part = { kind: "fixed", amount: "431024.94" };
      a.disclosure.confidential.push({ field: "milestone-parts", reason: texts("Beløp.", "Amount.") });
      a.milestones = a.milestones.filter(({ payment: p }) => p?.part.kind === "fixed" || p?.part.kind === "equal-part");
      for (const m of a.milestones)
        if (m.payment !== null && m.payment.part.kind === "equal-part")
          m.payment.part = { kind: "fixed", amount: "431024.93" };
    },
    { "parts-within-price": "breach" },
  ),
  row(
    gene,
    "the last part is smaller",
    (a) => {
      for (const m of a.milestones) if (m.payment !== null) m.payment.part = { kind: "percent", percent: "19" };
    },
    { "parts-within-price": "open" },
  ),
  // V d
  row(
    gene,
    "the frequency of a source is not settled",
    (a) => {
      part(a.sources, 1).frequency = open;
    },
    { "sources-described": "breach" },
  ),
  row(
    lung,
    "a source that the workspace does not have",
    (a) => {
      a.sources.push({ ...part(a.sources), source: "sjeldenregisteret" });
    },
    { "sources-known": "breach" },
  ),
  row(
    gene,
    "a lag one day shorter than the register's",
    (a) => {
      part(a.sources).data_lag_days = 59;
    },
    { "lag-not-shorter": "breach" },
  ),
  row(
    gene,
    "a lag longer than the register's",
    (a) => {
      part(a.sources).data_lag_days = 61;
    },
    {},
  ),
  row(
    lung,
    "Helse Nord is demanded too, and not covered",
    (a) => {
      a.group?.ready.coverage[0]?.regions.push("nord");
    },
    { "coverage-declared": "breach", "all-regions": "ok" },
  ),
  row(
    lung,
    "starts before hospital drugs are covered",
    (a) => {
      a.population.start_from = "2018-12-31";
    },
    { "coverage-declared": "breach" },
  ),
  row(
    lung,
    "starts on the first covered day",
    (a) => {
      a.population.start_from = "2019-01-01";
    },
    {},
  ),
  row(
    lung,
    "no demand on coverage",
    (a) => {
      if (a.group !== undefined) a.group.ready.coverage = [];
    },
    {},
  ),
  row(
    nusinersen,
    "starts before the register",
    (a) => {
      a.population.start_from = "2017-12-31";
    },
    { "coverage-declared": "open" },
  ),
  // V e
  row(
    gene,
    "the reassessment is on the day of the first data cut",
    (a) => {
      a.reassessment.date = "2022-01-31";
    },
    {
      "reassessment-after-data": "breach",
      "reassessment-ahead": "breach",
      "data-in-time": "breach",
      "answers-before-reassessment": "breach",
      "set-period": "ok",
    },
  ),
  row(
    gene,
    "the reassessment is the day before the day of judgement",
    (a) => {
      a.reassessment.date = "2026-06-29";
    },
    { "reassessment-ahead": "breach", "answers-before-reassessment": "breach" },
  ),
  row(
    lung,
    "the reassessment is on the day on which all are followed for long enough",
    (a) => {
      a.reassessment.date = "2026-06-30";
    },
    {},
  ),
  row(
    lung,
    "one start more makes the data a day too late",
    (a) => {
      a.reassessment.date = "2026-06-30";
      a.population.start_to = "2025-01-01";
    },
    { "data-in-time": "open" },
  ),
  row(
    lung,
    "starts are open",
    (a) => {
      delete a.population.start_to;
    },
    { "data-in-time": "open" },
  ),
  row(
    gene,
    "a milestone that nobody reaches in time",
    (a) => {
      part(a.milestones, 4).due = { months: 62 };
    },
    { "data-in-time": "breach" },
  ),
  row(
    gene,
    "a consequence is not written",
    (a) => {
      part(a.reassessment.options, 2).for_treated = texts("…", "…");
    },
    { "change-of-decision": "breach" },
  ),
  row(
    gene,
    "two outcomes have the same consequence",
    (a) => {
      part(a.reassessment.options, 1).for_new = part(a.reassessment.options).for_new;
    },
    { "change-of-decision": "open" },
  ),
  row(
    gene,
    "no competing agreement",
    (a) => {
      a.decision.competing_agreements = [];
    },
    { "competing-agreements": "open" },
  ),
  row(
    gene,
    "a comparator is not settled",
    (a) => {
      a.decision.comparators = [texts("TBD", "TBD")];
    },
    { "comparators-named": "breach" },
  ),
  // V f and VI
  row(
    lung,
    "benefit is not answered",
    (a) => {
      a.decision.priority.benefit = texts("Ukjent", "Unknown");
    },
    { "priority-benefit": "breach", "priority-in-temporary-phase": "breach" },
  ),
  row(
    lung,
    "resources are not answered",
    (a) => {
      a.decision.priority.resources = open;
    },
    { "priority-resources": "breach", "priority-in-temporary-phase": "breach" },
  ),
  row(
    nusinersen,
    "severity is not answered where nothing is temporary",
    (a) => {
      a.decision.priority.severity = open;
    },
    { "priority-severity": "breach", "priority-in-temporary-phase": "open" },
  ),
  row(
    lung,
    "severity is a copy of benefit",
    (a) => {
      a.decision.priority.severity = a.decision.priority.benefit;
    },
    { "priority-severity": "breach", "priority-benefit": "breach" },
  ),
  row(
    lung,
    "a Norwegian text is the English one",
    (a) => {
      a.decision.need.nb = a.decision.need.en;
    },
    { "norwegian-not-copied": "breach", "norwegian-is-norwegian": "breach" },
  ),
  row(
    lung,
    "a Norwegian text is English in other words",
    (a) => {
      a.decision.need.nb = "A severe disease and the patients have few alternatives";
    },
    { "norwegian-is-norwegian": "breach" },
  ),
  row(
    gene,
    "a name is the same in both languages",
    (a) => {
      a.decision.competing_agreements = [texts("Risdiplam", "Risdiplam")];
    },
    {},
  ),
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
