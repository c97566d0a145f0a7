import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Assumptions } from "../../../schemas/simulation/assumptions.ts";
import { addDays } from "../../evaluate/calendar.ts";

/** The sources that facts are drawn into. */
export interface DrawnSources {
  /** Doses, assessments and events. */
  readonly clinical: string;
  /** Who lives: a population register where the agreement names one, else the same source. */
  readonly vital: string;
  readonly vitalIsApart: boolean;
}

const populationRegisters: readonly string[] = ["folkeregisteret", "dodsarsaksregisteret"];

export const sourcesOf = ({ sources }: Agreement): DrawnSources => {
  const names = sources.map(({ source }) => source);
  const vital = names.find((name) => populationRegisters.includes(name));
  const clinical = names.find((name) => name !== vital) ?? vital ?? "";
  return { clinical, vital: vital ?? clinical, vitalIsApart: vital !== undefined && vital !== clinical };
};

/** What is seen of the courses: as data would come in, or whole and exact. */
export interface View {
  readonly agreement: Agreement;
  /** The assumptions that blur what is seen; null sees everything as it is. */
  readonly blur: Assumptions | null;
  /** Last day that the clinical source, and the source of life and death, tell about. ISO dates. */
  readonly clinicalUntil: string;
  readonly vitalUntil: string;
  readonly sources: DrawnSources;
}

/** As the data stand on a day: what happened within the lag before it is not there yet. */
export const asData = (agreement: Agreement, blur: Assumptions, asOf: string): View => {
  const sources = sourcesOf(agreement);
  const until = (name: string): string => {
    const agreed = agreement.sources.find(({ source }) => source === name)?.data_lag_days ?? 0;
    return addDays(asOf, -(blur.lag_days ?? agreed));
  };
  return { agreement, blur, sources, clinicalUntil: until(sources.clinical), vitalUntil: until(sources.vital) };
};

/** Whole and exact, up to a day. */
export const asTruth = (agreement: Agreement, until: string): View => ({
  agreement,
  blur: null,
  sources: sourcesOf(agreement),
  clinicalUntil: until,
  vitalUntil: until,
});

/** Probability of being missing: the share, with its odds multiplied for those who do badly. */
export const missingProbability = ({ share, odds_ratio }: Assumptions["missing"], badly: boolean): number => {
  if (!badly || share === 0 || share === 1) return share;
  const odds = (share / (1 - share)) * odds_ratio;
  return odds / (1 + odds);
};
