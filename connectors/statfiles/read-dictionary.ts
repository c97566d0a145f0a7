import type { FormId } from "../../schemas/form.ts";
import { type FileBytes, fileBytes } from "./file-bytes.ts";
import { portableDictionary } from "./portable-dictionary.ts";
import { sasDictionary } from "./sas-dictionary.ts";
import { spssDictionary } from "./spss-dictionary.ts";
import type { StatDictionary } from "./stat-dictionary.ts";
import { stataDictionary } from "./stata-dictionary.ts";
import { xportDictionary } from "./xport-dictionary.ts";

const readers: Readonly<Partial<Record<FormId, (file: FileBytes) => StatDictionary>>> = {
  sas: sasDictionary,
  xport: xportDictionary,
  spss: spssDictionary,
  "spss-compressed": spssDictionary,
  "spss-portable": portableDictionary,
  stata: stataDictionary,
};

/**
 * Reads the dictionary of a statistical file: the display formats, without which a number of days cannot be told from a number,
 * and the number of rows, without which a cut file cannot be told from a whole one.
 *
 * Throws RangeError for a file that is cut or damaged.
 */
export const readDictionary = (path: string, form: FormId): StatDictionary => {
  const file = fileBytes(path);
  try {
    return readers[form]?.(file) ?? { units: null, rows: null };
  } finally {
    file.close();
  }
};
