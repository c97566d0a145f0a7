/** Persons by outcome. */
export interface KnownAndUnknown {
  readonly successes: number;
  readonly failures: number;
  /** Outcome not known. */
  readonly unknown: number;
}

/** How bad the unknown would have to be. */
export interface TippingPoint {
  /**
   * `no-unknown`: nothing can change. `never-met`: the limit is not met even if all the unknown were successes.
   * `always-met`: it is met even if all were failures. `tips`: it depends.
   */
  readonly state: "no-unknown" | "never-met" | "always-met" | "tips";
  /** Whether it is met by those known. null where nobody is known and the rule has nothing to go by. */
  readonly metByKnown: boolean | null;
  /** Fewest failures among the unknown at which the limit is no longer met; null unless `tips`. */
  readonly failures: number | null;
  /** The same as a share of the unknown. */
  readonly share: number | null;
  /** Share of failures among those known, to hold it against; null where nobody is known. */
  readonly knownShare: number | null;
}

/**
 * The tipping point of a rule on a share of successes: which share of the unknown would have to be failures for the limit
 * no longer to be met.
 *
 * `isMet` judges successes out of trials, by the share itself or by a limit of its interval; more successes must never
 * make it false. Hold `share` against `knownShare`: a verdict that falls if the unknown fare like the known does not
 * stand; one that needs three times their share of failures does.
 *
 * Throws RangeError for counts that are not whole or negative, and for a rule that is false for more and true for fewer
 * successes.
 *
 * Yan, Lee and Li 2009, Journal of Biopharmaceutical Statistics 19, 1085-1098.
 */
export const tippingPoint = (
  { successes, failures, unknown }: KnownAndUnknown,
  isMet: (successes: number, trials: number) => boolean,
): TippingPoint => {
  for (const count of [successes, failures, unknown]) {
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError("counts must be whole numbers, 0 or more");
  }
  const known = successes + failures;
  const common = {
    metByKnown: known === 0 ? null : isMet(successes, known),
    knownShare: known === 0 ? null : failures / known,
    failures: null,
    share: null,
  };
  if (unknown === 0) return { state: "no-unknown", ...common };
  const met = Array.from({ length: unknown + 1 }, (_, failed) => isMet(successes + unknown - failed, known + unknown));
  const first = met.indexOf(false);
  if (first >= 0 && met.lastIndexOf(true) > first) {
    throw new RangeError("a rule must not be met by fewer successes where it is not met by more");
  }
  if (first < 0) return { state: "always-met", ...common };
  if (first === 0) return { state: "never-met", ...common };
  return { state: "tips", ...common, failures: first, share: first / unknown };
};
