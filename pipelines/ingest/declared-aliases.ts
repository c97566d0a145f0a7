import { nameKey } from "../../schemas/column.ts";
import type { ValueAliases } from "../../schemas/row-schema.ts";
import type { IngestRequest } from "./ingest-request.ts";

/** Value aliases under the names that the layout declares; the workspace may spell them as headers are spelt. */
export const declaredAliases = ({ aliases, layout }: IngestRequest): ValueAliases => {
  const names = new Map(layout.columns.map((c) => [nameKey(c.name), c.name]));
  return Object.fromEntries(
    Object.entries(aliases?.values ?? {}).map(([name, map]) => [names.get(nameKey(name)) ?? name, map]),
  );
};
