import type { Bootstrap } from "../../schemas/measures/base.ts";
import {
  type BootstrapSample,
  bootstrapTogether,
  percentileInterval,
  type RefusedBootstrap,
  type Statistics,
} from "../statistics/index.ts";
import type { Estimate } from "./figure.ts";

/** A figure on persons drawn again and again, or why it cannot be had. */
export type Sample = BootstrapSample | RefusedBootstrap;

/** Every figure of a chain of estimates on persons drawn again; the chain is walked whole in every draw. */
export const redrawn = (chain: Statistics, persons: number, bootstrap: Bootstrap): ReadonlyMap<string, Sample> =>
  bootstrapTogether(chain, { rows: persons, ...bootstrap });

/**
 * The estimate with the percentile interval of its draws in place of its own; without an interval, and saying so, where
 * some draws do not give the figure: the others alone would show too small a spread. An estimate that is not there stays.
 */
export const withRedrawn = (estimate: Estimate, sample: Sample | undefined, level: number): Estimate => {
  if (estimate.state !== "estimated" || sample === undefined) return estimate;
  const bare = { ...estimate, lower: null, upper: null, standardError: null, interval: null };
  if (sample.state !== "resampled") {
    const values = { draws: sample.failed };
    return { ...bare, warnings: [...(estimate.warnings ?? []), { id: "replicates-without-estimate", values }] };
  }
  const found = percentileInterval(sample, level);
  return found.state === "estimated"
    ? { ...bare, lower: found.lower, upper: found.upper, interval: "bootstrap" }
    : bare;
};
