import type { Layout } from "./layout.ts";

/**
 * The layout of a file of a delta that names rows to be deleted: the key columns, which must be filled, and nothing else.
 * What else stands in the file is reported and not read. Of a layout without a key nothing can be deleted; see
 * find-deliveries.
 */
export const deletionLayout = (layout: Layout): Layout => {
  const { person, institution: _institution, unique: _unique, key = [], ...rest } = layout;
  const columns = layout.columns.filter(({ name }) => key.includes(name));
  return {
    ...rest,
    key,
    columns: columns.map((column) => ({ ...column, presence: "required", mayBeAbsent: false })),
    rowRules: [],
    reaches: [],
    ...(person !== undefined && key.includes(person) && { person }),
  };
};
