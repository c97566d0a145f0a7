import { betaQuantile } from "../distributions/beta-quantile.ts";

/**
 * Time until `more` further events with probability at most `probability`, where `events` were seen in `exposure`.
 *
 * The rate is taken for constant and is known only as well as the events tell: the answer is wider than one at the rate
 * seen, most of all early on. It is the predictive distribution of a Poisson process under Jeffreys' prior (rate ~ gamma
 * with shape events + 1/2 and time exposure): the share w/(w + exposure) of the waiting time follows a beta(more,
 * events + 1/2). In the unit of `exposure`. For planning; no verdict follows from it.
 *
 * Throws RangeError for events that are not whole or negative, fewer than one more event, exposure that is not above 0
 * and finite, and a probability outside (0, 1).
 *
 * Poisson–gamma recruitment: Anisimov and Fedorov 2007 (Stat Med 26:4958–75), for one common rate; predictive intervals
 * for the time of an analysis: Bagiella and Heitjan 2001 (Stat Med 20:2055–63). Agrees with
 * `exposure * q / (1 - q)`, q = `qbeta(p, more, events + 0.5)`, of R 4.2.2.
 */
export const predictiveWaitingTime = (events: number, exposure: number, more: number, probability: number): number => {
  if (!Number.isSafeInteger(events) || events < 0) throw new RangeError("events must be a whole number, 0 or more");
  if (!Number.isSafeInteger(more) || more < 1) throw new RangeError("further events must be a whole number, 1 or more");
  if (!(exposure > 0 && Number.isFinite(exposure))) throw new RangeError("exposure must be finite and above 0");
  if (!(probability > 0 && probability < 1)) throw new RangeError("probability must lie between 0 and 1");
  // The complement from its own tail: near 1 the share itself has no digits left.
  const share = betaQuantile(probability, more, events + 0.5, "lower");
  const rest = betaQuantile(probability, events + 0.5, more, "upper");
  return (exposure * share) / rest;
};
