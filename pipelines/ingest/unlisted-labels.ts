import type { CodeLists } from "../../schemas/codes/index.ts";
import { flagCodes, type StoredColumn } from "../../schemas/column.ts";
import { type Layout, storedColumns } from "../../schemas/layout.ts";
import { type FileLabels, showableCode, type UnlistedLabels } from "../../schemas/value-labels.ts";

/** Whether the list of a column knows a code, on whatever day; null for a column whose list, if any, does not know all. */
const listOf = (column: StoredColumn, lists: CodeLists): ((code: string) => boolean) | null => {
  switch (column.kind) {
    case "code":
      return (code) => Object.hasOwn(column.codes, code);
    case "flag":
      return (code) => Object.hasOwn(flagCodes, code);
    case "text": {
      const list = column.listed === undefined ? undefined : lists[column.listed.list];
      if (list?.knows !== "all") return null;
      const known = new Set(list.codes.map(({ code }) => code));
      return (code) => known.has(code.slice(0, column.listed?.characters));
    }
    case "int":
    case "dec":
    case "date":
    case "ts":
    case "time":
      return null;
  }
};

/**
 * The columns of a file whose value labels name codes that their lists do not know: the register has a code that the layout has
 * not, whether or not a row has it yet. Rows with it are judged as ever.
 */
export const unlistedLabels = (labels: FileLabels, layout: Layout, lists: CodeLists): readonly UnlistedLabels[] =>
  labels.columns.flatMap(({ column: name, codes }) => {
    const column = storedColumns(layout).find((c) => c.name === name);
    const knows = column === undefined ? null : listOf(column, lists);
    if (knows === null) return [];
    const unlisted = codes.map(([code]) => code).filter((code) => !knows(code));
    return unlisted.length === 0
      ? []
      : [{ column: name, labelled: codes.length, unlisted: unlisted.length, codes: unlisted.filter(showableCode) }];
  });
