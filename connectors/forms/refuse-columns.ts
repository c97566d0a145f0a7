import { type Column, nameKey } from "../../schemas/column.ts";
import type { HeaderContract } from "../csv/bind-header.ts";
import { StructureError } from "../csv/structure-fault.ts";
import { printable } from "../files/printable.ts";

/** Throws UTF-IN-056 for columns that the layout stores and whose type has a problem; the others only pass by. */
export type RefuseColumns = (names: readonly string[], problemOf: (column: number) => string | null) => void;

/** Says which columns of a typed file may not be of a type that has no cell. */
export const refuseColumns = ({ columns, aliases }: Pick<HeaderContract, "columns" | "aliases">): RefuseColumns => {
  const stored = (c: Pick<Column, "kind">): boolean => c.kind !== "dropped";
  const keys = new Set([
    ...columns.filter(stored).flatMap((c) => [c.name, ...(c.aliases ?? [])].map(nameKey)),
    ...Object.keys(aliases).map(nameKey),
  ]);
  return (names, problemOf) => {
    const odd = names.flatMap((name, i) => {
      const problem = keys.has(nameKey(name)) ? problemOf(i) : null;
      return problem === null ? [] : [{ name: printable(name), problem }];
    });
    const first = odd[0];
    if (first === undefined) return;
    const alike = odd.filter(({ problem }) => problem === first.problem).map(({ name }) => name);
    throw new StructureError({ code: "UTF-IN-056", columns: alike, problem: first.problem });
  };
};
