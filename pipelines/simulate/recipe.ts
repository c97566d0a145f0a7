import type { Agreement } from "../../schemas/agreement/agreement.ts";
import { type VisitPlan, visitPlanOf } from "./draw/visit-plan.ts";
import { measuresThatDecide, type Need, needsOf } from "./needs.ts";
import { type Scale, scalesFor } from "./scales.ts";

/** The sources that facts are drawn into. */
export interface DrawnSources {
  /** Doses, assessments and events. */
  readonly clinical: string;
  /** Who lives: a population register where the agreement names one, else the same source. */
  readonly vital: string;
  readonly vitalIsApart: boolean;
}

/** What an agreement makes necessary to draw, worked out once for all patients. */
export interface Recipe {
  readonly agreement: Agreement;
  readonly needs: ReadonlySet<Need>;
  readonly visits: VisitPlan;
  readonly sources: DrawnSources;
  /** Days that a run of ventilation begins before the day on which the measure dates it. */
  readonly runDays: number;
  readonly scales: (smaType: string | null) => readonly Scale[];
}

const populationRegisters: readonly string[] = ["folkeregisteret", "dodsarsaksregisteret"];

/** Who tells what: life and death from a population register where one is named, everything else from the first other source. */
export const sourcesOf = ({ sources }: Agreement): DrawnSources => {
  const names = sources.map(({ source }) => source);
  const vital = names.find((name) => populationRegisters.includes(name));
  const clinical = names.find((name) => name !== vital) ?? vital ?? "";
  return { clinical, vital: vital ?? clinical, vitalIsApart: vital !== undefined && vital !== clinical };
};

export const recipeOf = (agreement: Agreement): Recipe => {
  const scales = new Map<string | null, readonly Scale[]>();
  return {
    agreement,
    needs: needsOf(agreement),
    visits: visitPlanOf(agreement),
    sources: sourcesOf(agreement),
    runDays: runDaysOf(agreement),
    scales: (type) => {
      const known = scales.get(type) ?? scalesFor(agreement, type);
      scales.set(type, known);
      return known;
    },
  };
};

/** A run dated on its first day begins on the day drawn; one dated on the day the criterion is fulfilled, so much earlier. */
const runDaysOf = (agreement: Agreement): number => {
  const measure = measuresThatDecide(agreement).find((each) => each.kind === "death-or-permanent-ventilation");
  if (measure?.kind !== "death-or-permanent-ventilation" || measure.event_date === "run-start") return 0;
  return measure.days.rule === "more-than" ? measure.days.count : measure.days.count - 1;
};
