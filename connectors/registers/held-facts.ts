import type { NeededFact } from "../../schemas/needed-fact.ts";
import { mappings } from "./index.ts";
import type { Mapping } from "./mapping.ts";

/**
 * Whether any of the layouts fills a fact, read from the mappings themselves: a column is filled where a mapping selects
 * anything but NULL for it, and a kind of assessment or event is where a mapping writes it. Coverage and life tables are no
 * facts of a register: what a workspace declares and holds is for the caller to ask.
 */
export const holdsFact = (layouts: ReadonlySet<string>, fact: NeededFact): boolean =>
  mappings.filter(({ layout }) => layouts.has(layout)).some((mapping) => fills(mapping, fact));

const fills = ({ table, select }: Pick<Mapping, "table" | "select">, fact: NeededFact): boolean => {
  switch (fact.kind) {
    case "table":
      return table === fact.table;
    case "column":
      return table === fact.table && !new RegExp(`NULL( AS [A-Z]+\\))? AS ${fact.column},`).test(select.text);
    case "assessment":
    case "event":
      return kindsOf({ table, select }, fact.kind).includes(fact.of);
    case "coverage":
    case "life-table":
      return false;
    case "one-of":
      return fact.facts.some((one) => fills({ table, select }, one));
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
    case "table":
      return fact.table;
    case "coverage":
      return `coverage of ${fact.of}`;
    case "life-table":
      return "a life table of the population (codes/life-table.csv)";
    case "column":
      return `${fact.table}.${fact.column}`;
    case "assessment":
    case "event":
      return `${fact.kind} ${fact.of}`;
    case "one-of":
      return fact.facts.map(factName).join(" or ");
  }
};
