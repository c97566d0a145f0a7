import type { OwnCodes } from "../../schemas/codes/index.ts";
import type { Layout } from "../../schemas/layout.ts";

/** The layout with the codes that the workspace adds to its growing lists. */
export const withOwnCodes = (layout: Layout, own: OwnCodes): Layout => ({
  ...layout,
  columns: layout.columns.map((column) => {
    const added = own[`${layout.id}.${column.name}`];
    return column.kind === "code" && added !== undefined ? { ...column, codes: { ...column.codes, ...added } } : column;
  }),
});
