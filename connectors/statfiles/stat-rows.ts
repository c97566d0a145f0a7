import type { Dialect } from "../../schemas/dialect.ts";
import type { Form } from "../../schemas/form.ts";
import type { DeliveredLabels } from "../../schemas/value-labels.ts";
import { StructureError } from "../csv/structure-fault.ts";
import type { TextRow } from "../forms/text-lines.ts";
import { type ValueText, valueText } from "../forms/value-text.ts";
import { readDictionary } from "./read-dictionary.ts";
import { type ReadstatCell, readstatCells } from "./readstat-cells.ts";
import { runReadstat } from "./run-readstat.ts";
import type { StatDictionary } from "./stat-dictionary.ts";
import { type StatUnit, statText } from "./stat-unit.ts";

/**
 * The rows of a SAS, SPSS or Stata file as text, header first, as readstat reads them.
 *
 * Readstat prints dates as the numbers they are stored as; the file's own display formats say which numbers are dates. Missing
 * values of every kind (`.`, `.a` to `.z`) are empty cells; SPSS values declared as missing stay the values they are, as in a
 * CSV file. Value labels of SPSS and Stata files are handed to `tell`; SAS, which keeps them in catalogs apart, tells none, and
 * labels of variables are not read. Throws UTF-IN-055 for a file that is cut or damaged, UTF-IN-054 and UTF-IN-059 where
 * readstat is not there or breaks off.
 */
export const statRows = async function* (
  path: string,
  form: Form,
  dialect: Dialect,
  tell: (labels: DeliveredLabels) => void,
): AsyncGenerator<TextRow> {
  const words = valueText(dialect);
  const damaged = (): StructureError => new StructureError({ code: "UTF-IN-055", form: form.title });
  try {
    const dictionary = readDictionary(path, form.id);
    const run = runReadstat(path, form.title);
    let rows = -1;
    let columns = 0;
    for await (const cells of readstatCells(run.chunks)) {
      rows += 1;
      if (rows === 0) {
        columns = cells.length;
        if (dictionary.units !== null && dictionary.units.length !== columns) throw notUnderstood(form);
        tell(labelsOf(dictionary, words));
        yield cells.map(({ text }) => text);
        continue;
      }
      if (cells.length !== columns) throw damaged();
      yield cells.map((cell, i) => cellText(cell, dictionary.units?.[i] ?? "plain", words));
    }
    if (rows < 0 || rows !== run.rows() || (dictionary.rows !== null && dictionary.rows !== rows)) throw damaged();
  } catch (error) {
    if (error instanceof StructureError) throw error;
    throw damaged();
  }
};

/** Without the display formats a date could be taken for a number, or a number for a date. */
const notUnderstood = ({ title }: Form): StructureError =>
  new StructureError({
    code: "UTF-IN-058",
    problem: `the display formats of the ${title} cannot be told`,
    remedy: "Ask for the extract as CSV or Parquet",
  });

/** Labelled codes as their cells are written. */
const labelsOf = ({ labels, units }: StatDictionary, words: ValueText): DeliveredLabels =>
  (labels ?? []).map((ofColumn, i) =>
    ofColumn === null
      ? null
      : [...ofColumn].map(([code, label]) => [
          typeof code === "string" ? code : statText(String(code), units?.[i] ?? "plain", words),
          label,
        ]),
  );

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

const cellText = ({ text, quoted }: ReadstatCell, unit: StatUnit, words: ValueText): string | null => {
  if (quoted) return text;
  if (text === "") return null;
  // Of some formats (EDATE, %td) readstat itself prints the date.
  return isoDate.test(text) ? words.date(text) : statText(text, unit, words);
};
