import type { CodeAccount } from "../../schemas/delivery.ts";

/** Fewer unknown codes than this are a finding, whatever share they are: a file of ten rows has one new code. */
const fewest = 5;

/** The columns of a file in which more of the filled cells hold a code that nobody knows than the source allows. */
export const unmappedColumns = (
  accounts: readonly CodeAccount[],
  limit: number,
): readonly { readonly column: string; readonly list: string; readonly share: number; readonly limit: number }[] =>
  accounts.flatMap(({ column, list, filled, unmapped }) => {
    if (unmapped < fewest || unmapped <= limit * filled) return [];
    return [{ column, list, share: unmapped / filled, limit }];
  });
