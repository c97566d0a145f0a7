import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { edgeCaseRule } from "../../../schemas/agreement/edge-case-rule.ts";
import type { FormulaOf } from "../../../schemas/agreement/price-formula.ts";
import { type Fraction, least, most, percentage, times, zero } from "../fraction.ts";
import type { RuleInput } from "./rule-input.ts";
import type { Lean } from "./scenario.ts";

/** Highest score of each scale that has one. */
const tops: Readonly<Record<string, number>> = { chop_intend: 64, hine2: 26, hfmse: 66, rulm: 37 };

/** What each row loses by the band of its patient's change of score. */
export const atScoreBand = (
  formula: FormulaOf<"bands-by-score-change">,
  { agreement, rows, basis, scenario, group }: RuleInput,
): readonly Fraction[] => {
  const measure = agreement.measures.find(({ id }) => id === formula.measure);
  const top = measure?.kind === "score-change" ? tops[measure.scale] : undefined;
  return rows.map(({ patient }, i) => {
    const outcome = group.score(formula.measure, patient);
    const share =
      outcome.state !== "observed"
        ? unknownShare(agreement, formula, scenario.score)
        : outcome.baseline !== null &&
            outcome.baseline === top &&
            edgeCaseRule(agreement, "scale_limit") === "unchanged-price"
          ? zero
          : shareAt(formula, outcome.change);
    return times(basis[i] ?? zero, share);
  });
};

const shareAt = ({ bands }: FormulaOf<"bands-by-score-change">, change: number): Fraction =>
  percentage(bands.findLast(({ from }) => from === null || from <= change)?.percent ?? "0");

const unknownShare = (agreement: Agreement, { bands }: FormulaOf<"bands-by-score-change">, lean: Lean): Fraction => {
  const shares = bands.map(({ percent }) => percentage(percent));
  const smallest = shares.reduce(least, shares[0] ?? zero);
  const largest = shares.reduce(most, smallest);
  if (lean !== "agreed") return lean === "cheapest" ? largest : smallest;
  switch (edgeCaseRule(agreement, "score_unknown")) {
    case "lowest-price":
      return largest;
    case "highest-price":
      return smallest;
    case "hold":
      return agreement.units?.invoiced === "nothing" ? largest : smallest;
  }
};
