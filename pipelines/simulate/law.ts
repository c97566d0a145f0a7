import type { Random } from "../synthetic/random/random.ts";

/**
 * A Weibull law by a point that it goes through: a share `free` is free of the event at `at_days`. Survival to t days is
 * free^(hazardRatio · (t / at_days)^shape), so a hazard ratio acts on all of the curve.
 */
export interface Law {
  readonly free: number;
  readonly at_days: number;
  readonly shape: number;
  readonly hazardRatio: number;
}

/** Probability that the event has not come by the end of the day; 1 up to time zero. */
export const survivalBy = ({ free, at_days, shape, hazardRatio }: Law, day: number): number =>
  day <= 0 ? 1 : free ** (hazardRatio * (day / at_days) ** shape);

/** Whole days to the event, at least 1: it comes after day d with exactly the probability `survivalBy(law, d)`. */
export const drawDays = ({ free, at_days, shape, hazardRatio }: Law, random: Random): number =>
  Math.ceil(at_days * (Math.log(random.uniform()) / (Math.log(free) * hazardRatio)) ** (1 / shape));

/** Mean days up to a horizon: the sum of the probabilities of still being free, day by day. */
export const meanUpTo = (survival: (day: number) => number, days: number): number => {
  let sum = 0;
  for (let day = 0; day < days; day += 1) sum += survival(day);
  return sum;
};
