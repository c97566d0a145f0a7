import type { NeededFact } from "../needed-fact.ts";

const exposure: NeededFact = { kind: "table", table: "exposure" };
export const vitalStatus: NeededFact = { kind: "table", table: "vital_status" };

interface Rules {
  readonly time_zero?: string;
  readonly coverage?: readonly string[];
  readonly intercurrent?: readonly unknown[];
  readonly landmark?: { readonly among: { readonly kind: string; readonly assessment?: string } } | undefined;
}

/** What the rules of a time need beside the event itself. */
export const ruleNeeds = (rules: Rules): readonly NeededFact[] => [
  ...(rules.time_zero === "diagnosis" ? [{ kind: "table", table: "tumour" } as const] : []),
  ...(rules.coverage ?? []).map((of) => ({ kind: "coverage", of }) as const),
  ...((rules.intercurrent ?? []).length > 0 ? [exposure] : []),
  ...(rules.landmark?.among.assessment === undefined
    ? []
    : [{ kind: "assessment", of: rules.landmark.among.assessment } as const]),
];

/** Names of the intercurrent events that end a time and compete with its event. */
export const whileOnTreatment = (
  intercurrent: readonly { readonly kind: string; readonly strategy: string }[],
): readonly string[] =>
  intercurrent.filter(({ strategy }) => strategy === "while-on-treatment").map(({ kind }) => kind);
