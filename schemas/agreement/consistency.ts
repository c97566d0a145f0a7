import { competingReasons, familyOf } from "../measure.ts";
import { substances } from "../registers/substances.ts";
import type { Agreement } from "./agreement.ts";
import { type Contradiction, contradiction as fault } from "./contradiction.ts";
import { answersTo } from "./edge-case-answers.ts";
import { edgeCaseMatrix } from "./edge-case-matrix.ts";
import { estimateFaults } from "./estimate-consistency.ts";
import { agreementFields } from "./fields.ts";
import { immortalTime } from "./immortal-time.ts";
import { milestoneFaults } from "./milestone-consistency.ts";
import { adjustFaults, modelFaults, repeatedCovariates, repeatedFaults } from "./model-consistency.ts";
import { moneyFaults } from "./money-consistency.ts";
import { parameterExists } from "./parameter-path.ts";
import { priceFaults } from "./price-consistency.ts";

/** Every contradiction within an agreement whose parts are each well formed; empty for a file that can be judged. */
export const contradictions = (agreement: Agreement): readonly Contradiction[] => [
  ...identity(agreement),
  ...dates(agreement),
  ...references(agreement),
  ...substanceNames(agreement),
  ...analyses(agreement),
  ...repeatedFaults(agreement),
  ...agreement.measures.flatMap(immortalTime),
  ...group(agreement),
  ...milestoneFaults(agreement),
  ...edgeCases(agreement),
  ...moneyFaults(agreement),
  ...priceFaults(agreement),
  ...declaredParameters(agreement),
];

const identity = (a: Agreement): Contradiction[] => [
  ...repeated(a.measures, "measures"),
  ...repeated(a.milestones, "milestones"),
  // Rules and milestones are both terms of the settlement, so their ids must not meet.
  ...repeated([...a.milestones, ...a.price_rules], "price_rules").map(({ problem }) => fault(problem, "price_rules")),
  ...repeated(a.units?.indications ?? [], "units", "indications"),
  ...repeated(a.population.criteria, "population", "criteria"),
  ...repeated(
    a.sources.map(({ source }) => ({ id: source })),
    "sources",
  ),
  ...a.milestones.flatMap(({ predicate }, i) =>
    predicate.kind === "stop-if-any" ? repeated(predicate.domains, "milestones", i, "predicate", "domains") : [],
  ),
];

const repeated = (parts: readonly { readonly id: string }[], ...path: readonly (string | number)[]): Contradiction[] =>
  parts.flatMap(({ id }, i) =>
    parts.findIndex((other) => other.id === id) < i
      ? [fault(`the id ${id} stands twice in this list`, ...path, i)]
      : [],
  );

const dates = (a: Agreement): Contradiction[] => {
  const faults: Contradiction[] = [];
  if (a.criteria_frozen > a.first_data_cut) {
    faults.push(fault("criteria must be frozen on or before first_data_cut", "criteria_frozen"));
  }
  if (a.effective.to !== undefined && a.effective.to < a.effective.from) {
    faults.push(fault("must not be before effective.from", "effective", "to"));
  }
  if (a.population.start_to !== undefined && a.population.start_to < a.population.start_from) {
    faults.push(fault("must not be before population.start_from", "population", "start_to"));
  }
  return faults;
};

/**
 * A misspelt substance would give a population of nobody, or a switch or earlier treatment that is never seen. New
 * substances are added to schemas/registers/substances.ts.
 */
const substanceNames = (a: Agreement): Contradiction[] => [
  ...unknownSubstances(a.population.substances, "population", "substances"),
  ...a.population.criteria.flatMap((criterion, i) =>
    criterion.kind === "not-treated-before"
      ? unknownSubstances(criterion.substances, "population", "criteria", i, "substances")
      : [],
  ),
  ...a.measures.flatMap((measure, i) =>
    measure.kind === "time-to-discontinuation" ? unknownSubstances(measure.next_line, "measures", i, "next_line") : [],
  ),
  ...unknownSubstances(
    a.edge_cases.switch_to_other_medicine?.substances ?? [],
    "edge_cases",
    "switch_to_other_medicine",
    "substances",
  ),
];

const unknownSubstances = (names: readonly string[], ...path: readonly (string | number)[]): Contradiction[] =>
  names.flatMap((name, i) =>
    substances.some((known) => known.name === name)
      ? []
      : [fault(`no substance is called so; known are ${substances.map((known) => known.name).join(", ")}`, ...path, i)],
  );

const references = (a: Agreement): Contradiction[] => {
  const measures = new Set(a.measures.map(({ id }) => id));
  const sources = new Set(a.sources.map(({ source }) => source));
  return [
    ...a.decision.uncertainties.flatMap(({ measure, source }, i) => [
      ...(measure === null || measures.has(measure)
        ? []
        : [
            fault("expected the id of a measure of this agreement, or null", "decision", "uncertainties", i, "measure"),
          ]),
      ...(source === null || sources.has(source)
        ? []
        : [fault("expected a source of this agreement, or null", "decision", "uncertainties", i, "source")]),
    ]),
    ...a.decision.expected_effects.flatMap(({ measure }, i) =>
      measures.has(measure)
        ? []
        : [fault("expected the id of a measure of this agreement", "decision", "expected_effects", i, "measure")],
    ),
    ...a.milestones.flatMap((milestone, i) =>
      milestone.sources.flatMap((source, j) =>
        sources.has(source) ? [] : [fault("expected a source of this agreement", "milestones", i, "sources", j)],
      ),
    ),
  ];
};

const analyses = (a: Agreement): Contradiction[] =>
  a.analyses.measures.flatMap((analysis, i) => {
    const measure = a.measures.find(({ id }) => id === analysis.measure);
    const place = ["analyses", "measures", i] as const;
    if (measure === undefined) return [fault("expected the id of a measure of this agreement", ...place, "measure")];
    const faults: Contradiction[] = [];
    if (a.analyses.measures.findIndex((other) => other.measure === analysis.measure) < i) {
      faults.push(fault("this measure is analysed twice", ...place, "measure"));
    }
    if (analysis.missing !== undefined && measure.kind !== "score-change") {
      faults.push(fault("imputation needs a measure of the kind score-change", ...place, "missing"));
    }
    faults.push(...repeatedCovariates(analysis.missing?.from ?? [], ...place, "missing", "from"));
    faults.push(...modelFaults(analysis, measure, place), ...adjustFaults(a, analysis, place));
    const family = familyOf(measure);
    const isTime = family === "time";
    const competes = competingReasons(measure).length > 0;
    if (family !== "time" && family !== "net" && analysis.landmarks_days.length > 0) {
      faults.push(fault("landmarks need a measure that is a time", ...place, "landmarks_days"));
    }
    if (analysis.exact_shares && (!isTime || competes)) {
      faults.push(fault("shares at landmarks need a time whose event does not compete", ...place, "exact_shares"));
    }
    if (competes && analysis.restricted_mean_days !== undefined) {
      faults.push(
        fault("a restricted mean needs a time whose event does not compete", ...place, "restricted_mean_days"),
      );
    }
    if (!isTime && analysis.restricted_mean_days !== undefined) {
      faults.push(fault("restricted means need a measure that is a time", ...place, "restricted_mean_days"));
    }
    if (!isTime && analysis.compare.length > 0) {
      faults.push(fault("a log-rank comparison needs a measure that is a time", ...place, "compare"));
    }
    for (const [j, subgroup] of analysis.compare.entries()) {
      if (!a.population.subgroups.includes(subgroup)) {
        faults.push(fault("expected one of population.subgroups", ...place, "compare", j));
      }
    }
    return faults;
  });

const group = (a: Agreement): Contradiction[] =>
  a.group === undefined ? [] : estimateFaults(a, a.group.estimate, ["group", "estimate"]);

const edgeCases = (a: Agreement): Contradiction[] => {
  const rules = a.edge_cases;
  const open = edgeCaseMatrix.filter(({ edgeCase, canOccur }) => canOccur(a) && rules[edgeCase] === undefined);
  const fields = open.length === 0 ? [] : agreementFields();
  const faults = open.map(({ edgeCase, question }) =>
    fault(
      `${edgeCase} must be answered (${question.en.replace(/\.$/, "").toLowerCase()}): ${answersTo(fields, edgeCase)}`,
      "edge_cases",
    ),
  );
  if (rules.assessment_outside_window === "not-accepted") {
    for (const [i, { window }] of a.milestones.entries()) {
      if (window !== null && window.grace_days > 0) {
        faults.push(
          fault("expected 0: edge_cases accepts no late assessment", "milestones", i, "window", "grace_days"),
        );
      }
    }
  }
  for (const [i, measure] of a.measures.entries()) {
    if (measure.kind !== "death-or-permanent-ventilation" || rules.acute_reversible_illness === undefined) continue;
    if (measure.exclude_acute_reversible !== (rules.acute_reversible_illness === "not-counted")) {
      faults.push(fault("contradicts edge_cases.acute_reversible_illness", "measures", i, "exclude_acute_reversible"));
    }
  }
  if (rules.pretreated === "excluded-by-criterion") {
    const criterion = a.population.criteria.find(({ id }) => id === rules.pretreated_criterion);
    if (criterion?.kind !== "not-treated-before") {
      faults.push(fault("expected a criterion of kind not-treated-before", "edge_cases", "pretreated_criterion"));
    }
  }
  return faults;
};

const declaredParameters = (a: Agreement): Contradiction[] =>
  (["published", "assumed"] as const).flatMap((list) =>
    a[list].flatMap(({ parameter }, i) =>
      parameterExists(a, parameter) ? [] : [fault("no such place in this file", list, i, "parameter")],
    ),
  );
