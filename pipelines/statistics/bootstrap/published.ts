import { cell } from "../cell.ts";
import { normalQuantile } from "../distributions/normal-quantile.ts";
import type { WithError } from "../independent-difference.ts";
import { wordOf } from "../random/scramble.ts";
import { Sfc32, streamWords } from "../random/sfc32.ts";
import type { BootstrapSample } from "./bootstrap.ts";

/**
 * A figure less one of a publication, of which value and standard error alone are known: in every replicate the published
 * figure is drawn from its normal distribution, so that the spread of both is in the difference.
 *
 * `seed` is that of the sample; the published figure has a stream of its own.
 */
export const againstPublished = (sample: BootstrapSample, published: WithError, seed: number): BootstrapSample => {
  const generator = new Sfc32(...streamWords(seed, wordOf("published"), 0));
  return {
    state: "resampled",
    estimate: sample.estimate - published.value,
    replicates: Float64Array.from(
      sample.replicates.keys(),
      (k) =>
        cell(sample.replicates, k) - published.value - published.standardError * normalQuantile(generator.uniform()),
    ),
  };
};
