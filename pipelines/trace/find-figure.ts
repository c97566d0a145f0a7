import type { Evaluation, Milestone, Settlement } from "../../schemas/evaluation.ts";
import type { MinorUnits } from "../../schemas/money.ts";
import type { Curve, FittedCurve, ResultRow } from "../../schemas/result.ts";

/** A number of a report. */
export type Figure =
  | { readonly kind: "estimate"; readonly row: ResultRow }
  | { readonly kind: "curve"; readonly curve: Curve | FittedCurve }
  | { readonly kind: "milestone"; readonly milestone: Milestone }
  /** A settlement line of a price rule. */
  | { readonly kind: "term"; readonly line: Settlement["lines"][number]; readonly currency: string }
  | {
      readonly kind: "total";
      readonly total: keyof Settlement["totals"];
      readonly amount: MinorUnits;
      readonly currency: string;
      readonly milestones: readonly Milestone[];
      /** Lines of price rules in the total. */
      readonly terms: readonly Settlement["lines"][number][];
    };

/** Which settlement lines a total is the sum of. */
const lineKind: Readonly<Record<keyof Settlement["totals"], Settlement["lines"][number]["kind"]>> = {
  payable: "payable",
  refundable: "refundable",
  held: "held",
  disputed: "disputed",
  notDue: "not-due",
};

const totalOf = (evaluation: Evaluation, figure: string): Figure | null => {
  const { settlement } = evaluation;
  const prefix = `${evaluation.agreement}@${evaluation.agreementVersion}/settlement/`;
  const total = (Object.keys(lineKind) as (keyof typeof lineKind)[]).find((name) => figure === prefix + name);
  if (settlement === null || total === undefined) return null;
  const summed = settlement.lines.filter((l) => l.kind === lineKind[total]);
  const lines = new Set(summed.map((l) => l.figure));
  const ofMilestones = new Set(evaluation.milestones.map((m) => m.figure));
  return {
    kind: "total",
    total,
    amount: settlement.totals[total],
    currency: settlement.currency,
    milestones: evaluation.milestones.filter((m) => lines.has(m.figure)),
    terms: summed.filter((l) => !ofMilestones.has(l.figure)),
  };
};

/** The number that a figure id of a report stands for, or null when the judgement has none of that name. */
export const findFigure = (evaluation: Evaluation, figure: string): Figure | null => {
  const row = evaluation.results.find((r) => r.figure === figure);
  if (row !== undefined) return { kind: "estimate", row };
  const curve = [...evaluation.curves, ...(evaluation.fitted ?? [])].find((c) => c.figure === figure);
  if (curve !== undefined) return { kind: "curve", curve };
  const milestone = evaluation.milestones.find((m) => m.figure === figure);
  if (milestone !== undefined) return { kind: "milestone", milestone };
  const line = evaluation.settlement?.lines.find((l) => l.figure === figure);
  if (line !== undefined) return { kind: "term", line, currency: evaluation.settlement?.currency ?? "" };
  return totalOf(evaluation, figure);
};
