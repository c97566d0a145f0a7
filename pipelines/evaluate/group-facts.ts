import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { DecidingEstimate } from "../../schemas/agreement/group-rule.ts";
import type { OutcomeRow } from "../../schemas/measure.ts";
import type { ResultRow } from "../../schemas/result.ts";
import { decimal, type Fraction, one } from "../settle/fraction.ts";
import type { GroupFacts, Observed, ScoreOutcome } from "../settle/price/group-facts.ts";
import { exactProportion } from "../statistics/index.ts";
import type { NumberedPatient } from "./patient-numbers.ts";
import { decidingFigure } from "./verdict.ts";

/** What price rules may know: the estimates for everyone with their worst and best case, and each patient's change of score. */
export const groupFacts = (
  agreement: Agreement,
  results: readonly ResultRow[],
  outcomes: ReadonlyMap<string, readonly OutcomeRow[]>,
  patients: readonly NumberedPatient[],
): GroupFacts => {
  const rows = new Map(results.map((row) => [row.figure, row]));
  const persons = new Map(patients.map(({ number, patient }) => [number, patient.personId]));
  const value = (figure: string): Fraction | null => {
    const row = rows.get(figure);
    // Six decimals are far below what any register decides; from here on the number is exact.
    return row?.state === "estimated" && row.value !== null ? decimal(row.value.toFixed(6)) : null;
  };
  const byPerson = new Map<string, ReadonlyMap<string, OutcomeRow>>();
  const outcomeOf = (measure: string, person: string): OutcomeRow | undefined => {
    const known = byPerson.get(measure) ?? new Map(outcomes.get(measure)?.map((row) => [row.person_id, row]));
    byPerson.set(measure, known);
    return known.get(person);
  };
  return {
    observed: (estimate): Observed => {
      const [worst, best] = sensitivities(estimate);
      const at = (level: string) => value(decidingFigure(agreement, estimate, `sensitivity-${level}`));
      return { agreed: value(decidingFigure(agreement, estimate)), worst: at(worst), best: at(best) };
    },
    score: (measure, patient): ScoreOutcome => {
      const row = outcomeOf(measure, persons.get(patient) ?? "");
      if (row?.status === "pending") return { state: "pending" };
      return row?.status !== "observed" || row.change === null
        ? { state: "unknown" }
        : { state: "observed", change: row.change, baseline: row.baseline };
    },
    upperLimit: (k, n) => {
      const found = exactProportion(k, n, agreement.analyses.interval.level);
      return found.state === "estimated" ? decimal(found.upper.toFixed(12)) : one;
    },
  };
};

/** Names of the analyses in which everyone unknown counts as the worst, and as the best. */
const sensitivities = ({ kind }: DecidingEstimate): readonly [string, string] => {
  switch (kind) {
    case "survival":
    case "restricted-mean":
      return ["unknown-as-event", "unknown-as-event-free"];
    case "share-improved":
    case "share-not-declined":
      return ["unknown-as-declined", "unknown-as-improved"];
    case "share-attained":
      return ["unknown-as-not-attained", "unknown-as-attained"];
  }
};
