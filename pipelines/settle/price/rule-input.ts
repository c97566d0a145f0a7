import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Fraction } from "../fraction.ts";
import type { GroupFacts } from "./group-facts.ts";
import type { Scenario } from "./scenario.ts";
import type { UnitRow } from "./unit-row.ts";

/** What a rule is applied to: rows of one agreement in order of date, and what is known of the group. */
export interface RuleInput {
  readonly agreement: Agreement;
  /** Rows that the rule is about. */
  readonly rows: readonly UnitRow[];
  /** What each row costs before the rule, in the terms that shares are taken of. */
  readonly basis: readonly Fraction[];
  readonly scenario: Scenario;
  readonly group: GroupFacts;
}
