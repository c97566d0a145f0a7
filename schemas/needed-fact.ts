import type { ModelTableName } from "./model/tables.ts";

/** A fact without which a part of an agreement cannot be judged, whatever day it is. */
export type NeededFact =
  | { readonly kind: "table"; readonly table: ModelTableName }
  | { readonly kind: "column"; readonly table: ModelTableName; readonly column: string }
  | { readonly kind: "assessment" | "event"; readonly of: string }
  /** A kind of data that a source of the workspace declares to cover. */
  | { readonly kind: "coverage"; readonly of: string }
  /** Mortality of the population, in `codes/` of the workspace. */
  | { readonly kind: "life-table" }
  /** Any one of them is enough. */
  | { readonly kind: "one-of"; readonly facts: readonly NeededFact[] };
