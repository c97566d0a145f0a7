import type { ModelTableName } from "../../schemas/model/tables.ts";
import { mappings } from "./index.ts";
import type { Mapping } from "./mapping.ts";

/** A fact that an agreement may need beside the tables of the common model. */
export type NeededFact =
  | { readonly kind: "column"; readonly table: ModelTableName; readonly column: string }
  | { readonly kind: "assessment" | "event"; readonly of: string }
  | { readonly kind: "body-part" };

/**
 * Whether any of the layouts fills a fact, read from the mappings themselves: a column is filled where a mapping selects
 * anything but NULL for it, and a kind of assessment or event is where a mapping writes it.
 */
export const holdsFact = (layouts: ReadonlySet<string>, fact: NeededFact): boolean =>
  mappings.filter(({ layout }) => layouts.has(layout)).some((mapping) => fills(mapping, fact));

const fills = ({ table, select }: Pick<Mapping, "table" | "select">, fact: NeededFact): boolean => {
  switch (fact.kind) {
    case "column":
      return table === fact.table && !select.text.includes(`NULL AS ${fact.column},`);
    case "assessment":
    case "event":
      return kindsOf({ table, select }, fact.kind).includes(fact.of);
    case "body-part":
      // The common model has no place for it.
      return false;
  }
};

/** Every kind of assessment, or of event, that a mapping of the layouts writes; in alphabetical order. */
export const heldKinds = (layouts: ReadonlySet<string>, table: "assessment" | "event"): readonly string[] =>
  [
    ...new Set(mappings.filter(({ layout }) => layouts.has(layout)).flatMap((mapping) => kindsOf(mapping, table))),
  ].sort();

const kindsOf = (
  { table, select }: Pick<Mapping, "table" | "select">,
  wanted: "assessment" | "event",
): readonly string[] =>
  table === wanted
    ? [...select.text.matchAll(/'kind': '(\w+)'|'([\w-]+)' AS kind\b/g)].flatMap(
        ([, ofRow, ofColumn]) => ofRow ?? ofColumn ?? [],
      )
    : [];

/** What the fact is called in a message. */
export const factName = (fact: NeededFact): string => {
  switch (fact.kind) {
    case "column":
      return `${fact.table}.${fact.column}`;
    case "assessment":
    case "event":
      return `${fact.kind} ${fact.of}`;
    case "body-part":
      return "the body part treated";
  }
};
