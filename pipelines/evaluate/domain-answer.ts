import type { Evidence } from "../../schemas/evidence.ts";
import type { PickedReading, Reading } from "./pick-assessment.ts";
import { pointTo } from "./situation.ts";

/**
 * What one domain comes to. `missing`: no value in the window. `unknown`: there is a value, and it cannot be judged.
 * `retest`: worse, explained, and not yet tested again.
 */
export interface DomainAnswer {
  readonly answer: "met" | "not-met" | "missing" | "unknown" | "retest";
  readonly reasons: readonly string[];
  readonly late: boolean;
  readonly evidence: readonly Evidence[];
  /** Day by which the data of a retest are expected. */
  readonly dataExpectedBy?: string;
}

export const missing = (domain: string): DomainAnswer => ({
  answer: "missing",
  reasons: [`${domain}-missing`],
  late: false,
  evidence: [],
});

export const unjudged = (reason: string, value: PickedReading): DomainAnswer => ({
  answer: "unknown",
  reasons: [reason],
  late: value.late,
  evidence: [pointTo("value", value)],
});

export const compared = (
  domain: string,
  better: boolean,
  value: PickedReading,
  baseline: Reading | null,
): DomainAnswer => ({
  answer: better ? "met" : value.unconfirmed ? "unknown" : "not-met",
  reasons: better ? [] : [value.unconfirmed ? `${domain}-unconfirmed` : domain],
  late: value.late,
  evidence: [...(baseline === null ? [] : [pointTo("baseline", baseline)]), pointTo("value", value)],
});
