import { couldBeValue } from "../../connectors/csv/could-be-value.ts";
import { printable } from "../../connectors/files/printable.ts";
import { nameKey } from "../../schemas/column.ts";
import { layouts } from "../../schemas/registers/index.ts";
import type { Finding } from "./finding.ts";
import { type ColumnTally, nullTokens } from "./tally-columns.ts";

const known: ReadonlySet<string> = new Set(
  layouts.flatMap((l) => l.columns.flatMap((c) => [c.name, ...(c.aliases ?? [])].map(nameKey))),
);

const tokens: ReadonlySet<string> = new Set(nullTokens);

const mayBeValue = (name: string): boolean => tokens.has(name.trim()) || couldBeValue(name);

/**
 * Whether the first line holds names. It does when the layouts know some of them, or when columns of numbers and dates stand
 * under cells that are neither and are never repeated below. Otherwise the first line may be a patient, and nothing of it
 * may be printed.
 */
export const judgeHeader = (names: readonly string[], tallies: readonly ColumnTally[]): Finding<boolean> => {
  const named = names.filter((name) => name.trim() !== "");
  const familiar = named.filter((name) => known.has(nameKey(name))).length;
  if (familiar >= Math.max(2, named.length / 5)) {
    return { value: true, certainty: "sure", evidence: `the layouts know ${familiar} of ${named.length} names` };
  }
  const values = named.filter(mayBeValue).length;
  const repeated = names.filter((name, i) => name.trim() !== "" && tallies[i]?.distinct.has(name.trim())).length;
  const typed = tallies.filter((t, i) => names[i]?.trim() !== "" && isTyped(t)).length;
  if (values === 0 && repeated === 0 && typed >= 2) {
    const evidence = `words over ${typed} columns of numbers or dates`;
    return { value: true, certainty: "likely", evidence };
  }
  return values + repeated > 0
    ? { value: false, certainty: "likely", evidence: `${values + repeated} cells of the first line look like values` }
    : {
        value: null,
        certainty: "cannot tell",
        evidence: "no layout knows the names, and few columns of numbers stand under them",
      };
};

/** A column of numbers, dates or times. */
const isTyped = ({ filled, forms }: ColumnTally): boolean => {
  const { int, comma, point, iso, dotted, compact, otherDate, clock } = forms;
  // Eight digits are a number and a date at once.
  const read = int + comma + point + iso + dotted + otherDate + clock + Math.max(0, compact - int);
  return filled >= 3 && read >= 0.9 * filled;
};

/** Names fit to be shown: as they are, or `column 7` where the name is lacking or could be a value. */
export const shownNames = (names: readonly string[], header: Finding<boolean>): readonly string[] =>
  names.map((name, i) => {
    const text = name.trim();
    const safe = header.value === true && text !== "" && (known.has(nameKey(text)) || !mayBeValue(text));
    return safe ? printable(text) : `column ${i + 1}`;
  });
