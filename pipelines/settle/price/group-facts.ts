import type { DecidingEstimate } from "../../../schemas/agreement/group-rule.ts";
import type { Fraction } from "../fraction.ts";
import type { Lean } from "./scenario.ts";

/** An estimate that a price follows, exact to six decimals; null where it cannot be made. */
export interface Observed {
  readonly agreed: Fraction | null;
  /** With everyone unknown counted as the worst, and as the best. */
  readonly worst: Fraction | null;
  readonly best: Fraction | null;
}

/** One patient's change of score. */
export type ScoreOutcome =
  | { readonly state: "observed"; readonly change: number; readonly baseline: number | null }
  | { readonly state: "pending" | "unknown" };

/** What price rules may know of the group and of patients' outcomes. */
export interface GroupFacts {
  readonly observed: (estimate: DecidingEstimate) => Observed;
  readonly score: (measure: string, patient: number) => ScoreOutcome;
  /** Upper limit of the exact interval of k of n at the agreed level. */
  readonly upperLimit: (k: number, n: number) => Fraction;
}

/** The value that a reading of the unknown takes. A worse result is a lower price, hence cheapest for the payer. */
export const observedIn = (observed: Observed, lean: Lean): Fraction | null => {
  if (lean === "agreed") return observed.agreed;
  return (lean === "cheapest" ? observed.worst : observed.best) ?? observed.agreed;
};
