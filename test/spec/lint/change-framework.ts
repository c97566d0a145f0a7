import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { gene, lung, nusinersen, open, part, payment, row, texts } from "./change-row.ts";
import type { OneChange } from "./one-change.ts";

const tiered =
  (method: "marginal" | "all-unit") =>
  ({ price_rules }: Agreement): void => {
    price_rules.push({
      ...{ id: "volume", title: texts("Volumrabatt", "Volume rebate"), basis: "list" },
      formula: {
        ...{ kind: "tiers", measured_in: "units", method, counting: { per: "group", over: "calendar-year" } },
        tiers: [{ from: "1000", percent: "10" }],
      },
    });
  };

/** Examples with one thing changed: points I to IV, V a to V c. */
export const frameworkChanges: readonly OneChange[] = [
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
  // V c on volume
  row(lung, "tiers of which each rebate holds for its own units", tiered("marginal"), {
    "total-rises-with-volume": "ok",
  }),
  row(lung, "tiers of which the highest goes to every unit", tiered("all-unit"), { "total-rises-with-volume": "open" }),
];
