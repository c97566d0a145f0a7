import type { StatUnit } from "./stat-unit.ts";
import type { ValueLabels } from "./value-labels.ts";

/** What readstat does not tell of a statistical file. */
export interface StatDictionary {
  /** For each column in the order of the file what its numbers count; null where the form is not looked into. */
  readonly units: readonly StatUnit[] | null;
  /** Rows that the file says it holds; null where it does not say. */
  readonly rows: number | null;
  /** For each column its value labels, null for one without; left out where the form keeps none, or they are not read. */
  readonly labels?: readonly (ValueLabels | null)[];
}
