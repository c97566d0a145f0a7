import type { Jet } from "./jet.ts";

/** Log hazard and log survival at a time above 0, with derivatives in the distribution's own parameters. */
export interface TimeLaw {
  readonly logHazard: (time: number) => Jet;
  readonly logSurvival: (time: number) => Jet;
}

/** A family of distributions of the time to an event. */
export interface TimeDistribution {
  /** Its parameters; the first is the one that covariates move. */
  readonly parameters: readonly string[];
  /** null outside the domain. */
  readonly at: (parameters: Float64Array) => TimeLaw | null;
  /** Whether the mean is infinite at these parameters. */
  readonly hasInfiniteMean: (parameters: Float64Array) => boolean;
  /** Times at which the hazard bends, ascending. */
  readonly breaks: readonly number[];
}
