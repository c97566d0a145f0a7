import { z } from "zod";
import type { NeededFact } from "../needed-fact.ts";

/** What is known of a person at the start of treatment and can go into a model. */
interface CovariateDeclaration {
  /** One number per person, or one of several levels. */
  readonly kind: "number" | "level";
  /** What it is and how it is read, as the page of fields prints it. */
  readonly meaning: string;
  /** What a source must deliver; null where the outcome brings it. */
  readonly needs: NeededFact | null;
}

/** Ids of all covariates. */
const covariateIds = ["baseline", "age", "sex", "region", "sma-type", "smn2-copies", "ecog", "tumour-stage"] as const;

/** Id of a covariate. */
export type CovariateId = (typeof covariateIds)[number];

/** Every covariate that an analysis can name. */
export const covariates: Readonly<Record<CovariateId, CovariateDeclaration>> = {
  baseline: {
    kind: "number",
    meaning: "The measure's own value at baseline",
    needs: null,
  },
  age: {
    kind: "number",
    meaning:
      "The calendar year of time zero less the year of birth; where no source states that, the latest stated age in years and the calendar years since",
    needs: {
      kind: "one-of",
      facts: [
        { kind: "column", table: "person", column: "birth_year" },
        { kind: "assessment", of: "age_years" },
      ],
    },
  },
  sex: { kind: "level", meaning: "Sex", needs: { kind: "column", table: "person", column: "sex" } },
  region: { kind: "level", meaning: "Health region", needs: { kind: "column", table: "person", column: "region" } },
  "sma-type": { kind: "level", meaning: "Type of SMA", needs: { kind: "assessment", of: "sma_type" } },
  "smn2-copies": {
    kind: "number",
    meaning: "Copies of SMN2, undated or the latest by time zero",
    needs: { kind: "assessment", of: "smn2_copies" },
  },
  ecog: {
    kind: "number",
    meaning: "ECOG performance status, the latest by time zero",
    needs: { kind: "assessment", of: "ecog" },
  },
  "tumour-stage": {
    kind: "level",
    meaning: "Stage of the latest tumour diagnosed by time zero",
    needs: { kind: "column", table: "tumour", column: "stage" },
  },
};

/** A covariate by its id. */
export const Covariate = z.enum(covariateIds).describe(
  `What is known of a person at the start. ${Object.entries(covariates)
    .map(([id, { meaning }]) => `${id}: ${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`)
    .join("; ")}. A person for whom no source says it, or sources disagree, is left out and counted.`,
);
