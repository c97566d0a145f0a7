import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { MeasureAnalysis } from "../../schemas/agreement/analysis.ts";
import type { GroupRule } from "../../schemas/agreement/group-rule.ts";

/** What estimates read of an agreement: two agreements that are alike in it share every estimate of one measure. */
export interface EstimateTerms {
  readonly analyses: Omit<Agreement["analyses"], "measures" | "repeated">;
  readonly population: Pick<Agreement["population"], "subgroups">;
  readonly sources: readonly Pick<Agreement["sources"][number], "source" | "data_lag_days">[];
  readonly group?: Pick<GroupRule, "estimate" | "reference" | "margin"> | undefined;
}

/**
 * The terms of an agreement that the estimates of one analysis are made under, and nothing else of it. The rule for the
 * group is among them only where values are imputed, which seeks the point at which the rule would turn.
 */
export const estimateTerms = (
  { analyses, population, sources, group }: Agreement,
  { missing }: Pick<MeasureAnalysis, "missing">,
): EstimateTerms => {
  const { measures: _measures, repeated: _repeated, ...shared } = analyses;
  return {
    analyses: shared,
    population: { subgroups: population.subgroups },
    sources: sources.map(({ source, data_lag_days }) => ({ source, data_lag_days })),
    ...(missing !== undefined &&
      group !== undefined && {
        group: { estimate: group.estimate, reference: group.reference, margin: group.margin },
      }),
  };
};
