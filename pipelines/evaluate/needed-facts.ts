import { factName, heldKinds, holdsFact } from "../../connectors/registers/held-facts.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import { type CovariateId, covariates } from "../../schemas/agreement/covariate.ts";
import type { Predicate } from "../../schemas/agreement/predicate.ts";
import type { PriceFormula } from "../../schemas/agreement/price-formula.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { measureNeeds } from "../../schemas/measure.ts";
import type { NeededFact } from "../../schemas/needed-fact.ts";
import type { Workspace } from "../../schemas/workspace.ts";
import { covariatesOfModels } from "./one-by-one.ts";

const column = (name: string): NeededFact => ({ kind: "column", table: "exposure", column: name });

const ofFormula = (formula: PriceFormula): readonly NeededFact[] => {
  const counting =
    formula.kind === "share-off"
      ? formula.of.units === "all"
        ? null
        : formula.of.counting
      : "counting" in formula
        ? formula.counting
        : null;
  return [
    ...(counting?.per === "patient-and-body-part" ? [column("body_part")] : []),
    ...(formula.kind === "by-indication" ? [column("indication")] : []),
    ...(formula.kind === "flat-above-weight" ? [{ kind: "assessment", of: "weight_kg" } as const] : []),
  ];
};

const ofUnits = ({ units, amount }: Agreement): readonly NeededFact[] => [
  ...(units?.unit.kind === "packs" ? [column("packages")] : []),
  ...(units?.unit.kind === "dose-amount" ? [column("dose")] : []),
  ...(units?.products !== undefined || amount?.unit_price?.kind === "price-list" ? [column("product_no")] : []),
];

const ofPredicate = (predicate: Predicate): readonly NeededFact[] => {
  switch (predicate.kind) {
    case "value-change":
    case "response-sustained":
      return [{ kind: "assessment", of: predicate.assessment }];
    case "free-of-events":
      return predicate.events.map((of) => ({ kind: "event", of }));
    case "alive":
    case "alive-and-event-free":
    case "stop-if-any":
    case "unconditional":
      return [];
  }
};

/** What a workspace has beside what the layouts of its sources hold. */
export interface Held {
  readonly lifeTable: boolean;
}

const nothing: Held = { lifeTable: false };

/** What an agreement needs and does not get, by name, and what of the same sort its sources deliver instead. */
export interface Lack {
  readonly facts: readonly string[];
  /** For example `assessment ecog, stage`; empty where nothing of the sort is delivered or lacking. */
  readonly held: string;
}

/** Facts that the parts of an agreement need and that no layout of its sources holds. */
export const lackingFacts = (agreement: Agreement, { sources }: Workspace, { lifeTable }: Held = nothing): Lack => {
  const named = agreement.sources.map(({ source }) => sources[source]);
  const layouts = new Set(named.flatMap((source) => Object.keys(source?.layouts ?? {})));
  const covered = new Set(named.flatMap((source) => (source?.coverage ?? []).map(({ kind }) => kind)));
  const holds = (fact: NeededFact): boolean => {
    if (fact.kind === "coverage") return covered.has(fact.of);
    if (fact.kind === "life-table") return lifeTable;
    return holdsFact(layouts, fact);
  };
  const needed = [
    ...agreement.price_rules.flatMap(({ formula }) => ofFormula(formula)),
    ...ofUnits(agreement),
    ...agreement.milestones.flatMap(({ predicate }) => ofPredicate(predicate)),
    ...agreement.measures.flatMap(measureNeeds),
    ...covariatesIn(agreement).flatMap((id) => covariates[id].needs ?? []),
  ];
  const lacking = needed.filter((fact) => !holds(fact));
  const held = (["assessment", "event"] as const).flatMap((table) => {
    const kinds = lacking.some(({ kind }) => kind === table) ? heldKinds(layouts, table) : [];
    return kinds.length === 0 ? [] : [`${table} ${kinds.join(", ")}`];
  });
  return { facts: [...new Set(lacking.map(factName))], held: held.join("; ") };
};

/**
 * Throws UTF-AG-005 for an agreement that needs facts which no layout of its sources holds: its numbers would all be
 * unknown, and a night of unknown numbers looks like missing reporting.
 */
export const refuseLackingFacts = (
  file: string,
  agreement: Agreement,
  workspace: Workspace,
  has: Held = nothing,
): void => {
  const { facts, held } = lackingFacts(agreement, workspace, has);
  if (facts.length > 0) throw new UtfallError("UTF-AG-005", { file, needs: facts.join(", "), held });
};

/** The covariates that any model of an agreement reads. */
const covariatesIn = ({ analyses }: Agreement): readonly CovariateId[] => [
  ...analyses.repeated.flatMap((model) => model.covariates),
  ...analyses.measures.flatMap((analysis) => covariatesOfModels(analysis) ?? []),
];
