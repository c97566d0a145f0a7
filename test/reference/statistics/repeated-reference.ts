import { readFileSync } from "node:fs";

type Column = readonly number[];
type Columns<Name extends string> = Readonly<Record<Name, Column>>;
type Named = readonly { readonly name: string; readonly values: Column }[];

interface ReferenceUnstructured
  extends Columns<
    | "person"
    | "visit"
    | "value"
    | "coefficient"
    | "glsError"
    | "polished"
    | "covariance"
    | "parameters"
    | "satterthwaite"
    | "kenwardRoger"
    | "kenwardRogerCovariance"
  > {
  readonly name: string;
  readonly fixed: Named;
  readonly logLikelihood: number;
  readonly glsLogLikelihood: number;
}

interface ReferenceRandom
  extends Columns<
    | "person"
    | "value"
    | "coefficient"
    | "covariance"
    | "parameters"
    | "satterthwaite"
    | "pValue"
    | "kenwardRoger"
    | "kenwardRogerCovariance"
  > {
  readonly name: string;
  readonly fixed: Named;
  readonly random: Named;
  readonly logLikelihood: number;
}

interface ReferenceChanges
  extends Columns<
    "person" | "visit" | "group" | "change" | "base" | "mean" | "meanError" | "difference" | "differenceError"
  > {
  readonly name: string;
}

interface RepeatedReference {
  readonly made: Readonly<Record<"by" | "R" | "nlme" | "lme4" | "lmerTest" | "pbkrtest", string>>;
  readonly unstructured: readonly ReferenceUnstructured[];
  readonly random: readonly ReferenceRandom[];
  /** Means and differences by group, then visit. */
  readonly changes: readonly ReferenceChanges[];
}

/** What make-repeated-reference.R wrote. */
export const repeatedReference = JSON.parse(
  readFileSync(new URL("repeated-reference.json", import.meta.url), "utf8"),
) as RepeatedReference;
