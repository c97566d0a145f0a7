import { readFileSync } from "node:fs";

type Column = readonly number[];
type Columns<Name extends string> = Readonly<Record<Name, Column>>;
type Named = readonly { readonly name: string; readonly values: Column }[];

interface ReferenceUnstructured
  extends Columns<
    "person" | "visit" | "value" | "coefficient" | "glsError" | "polished" | "covariance" | "parameters"
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

interface RepeatedReference {
  readonly made: Readonly<Record<"by" | "R" | "nlme" | "lme4" | "lmerTest" | "pbkrtest", string>>;
  readonly unstructured: readonly ReferenceUnstructured[];
  readonly random: readonly ReferenceRandom[];
}

/** What make-repeated-reference.R wrote. */
export const repeatedReference = JSON.parse(
  readFileSync(new URL("repeated-reference.json", import.meta.url), "utf8"),
) as RepeatedReference;
