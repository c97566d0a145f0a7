import type { CovariateId } from "../../schemas/agreement/covariate.ts";
import type { OutcomeRow } from "../../schemas/measure.ts";

/** One person of everyone under one measure, with what a model takes from each: the outcome, and what was so at the start. */
export interface AnalysedPerson
  extends Pick<
    OutcomeRow,
    "status" | "reason" | "baseline" | "value" | "change" | "entry_days" | "time_days" | "event"
  > {
  /** Running number of the person in the cohort: the same under every measure. */
  readonly person: number;
  /** A covariate that no source states, or about which sources disagree, is not there. */
  readonly covariates: Readonly<Partial<Record<CovariateId, number | string>>>;
}

/** The covariate of a person under a measure; undefined where nobody states it. */
export const covariateOf = ({ baseline, covariates }: AnalysedPerson, id: CovariateId): number | string | undefined =>
  id === "baseline" ? (baseline ?? undefined) : covariates[id];
