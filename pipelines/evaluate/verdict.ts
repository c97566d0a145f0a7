import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { DecidingEstimate, GroupRule } from "../../schemas/agreement/group-rule.ts";
import type { Evaluation, Verdict } from "../../schemas/evaluation.ts";
import type { ResultRow } from "../../schemas/result.ts";
import { figureId } from "./figure.ts";

/** Id of the figure that decides, for everyone or for a sensitivity analysis. */
export const decidingFigure = (agreement: Agreement, estimate: DecidingEstimate, group = "all"): string =>
  figureId(
    agreement,
    estimate.measure,
    group,
    "days" in estimate ? `${estimate.kind}-${estimate.days}` : estimate.kind,
  );

/**
 * The verdict on the whole group by the agreed rule.
 *
 * Data that are not ready come before everything; then fewer persons than agreed, or an estimate that cannot be made,
 * give no conclusion. Met where the lower limit is at least reference less margin, which is looked at first; not met
 * where the upper limit is below the reference; else no conclusion.
 */
export const judgeGroup = (
  agreement: Agreement,
  rule: GroupRule,
  results: readonly ResultRow[],
  notReady: readonly string[],
): NonNullable<Evaluation["group"]> => {
  const figure = decidingFigure(agreement, rule.estimate);
  const row = results.find((result) => result.figure === figure);
  const [verdict, reasons] = decide(agreement, rule, row, notReady);
  return {
    verdict,
    rule: agreement.rule,
    figure,
    reference: rule.reference.value,
    margin: rule.margin,
    reasons: [...reasons],
  };
};

const decide = (
  { analyses }: Agreement,
  rule: GroupRule,
  row: ResultRow | undefined,
  notReady: readonly string[],
): readonly [Verdict, readonly string[]] => {
  if (notReady.length > 0) return ["data-not-ready", notReady];
  if (row === undefined || row.n < analyses.minimum_n) return ["cannot-conclude", ["too-few-patients"]];
  if (row.state !== "estimated") return ["cannot-conclude", [row.state]];
  if (row.lower === null || row.upper === null) return ["cannot-conclude", ["no-interval"]];
  if (row.lower >= lowestAccepted(rule)) return ["met", ["lower-at-least-reference"]];
  if (row.upper < rule.reference.value) return ["not-met", ["upper-below-reference"]];
  return ["cannot-conclude", ["interval-covers-reference"]];
};

/**
 * Reference less margin, as people subtract decimals. The binary difference of 0.8 and 0.1 is a hair above 0.7, and an
 * agreement must not turn on it.
 */
export const lowestAccepted = ({ reference, margin }: Pick<GroupRule, "reference" | "margin">): number =>
  Math.round((reference.value - margin) * 1e12) / 1e12;
