import { flagCodes, nameKey } from "../../schemas/column.ts";
import type { Layout } from "../../schemas/layout.ts";
import type { SourceLayout } from "../../schemas/workspace.ts";

/** Where in the settings of a layout an alias is wrong, and why. */
interface AliasFault {
  readonly path: readonly string[];
  readonly problem: string;
}

/**
 * The first alias that leads nowhere: to a column that the layout does not have, or to a code that the column does not
 * allow. Found when utfall.yaml is read; otherwise a misspelt target would show as a missing column or a bad file.
 */
export const aliasFault = (layout: Layout, settings: SourceLayout | null): AliasFault | null => {
  const columnOf = (name: string) => layout.columns.find((column) => nameKey(column.name) === nameKey(name));
  for (const [delivered, target] of Object.entries(settings?.aliases?.columns ?? {})) {
    if (columnOf(target) === undefined) {
      return { path: ["aliases", "columns", delivered], problem: `layout ${layout.id} has no column ${target}` };
    }
  }
  for (const [name, values] of Object.entries(settings?.aliases?.values ?? {})) {
    const column = columnOf(name);
    if (column === undefined) {
      return { path: ["aliases", "values", name], problem: `layout ${layout.id} has no column ${name}` };
    }
    const codes = column.kind === "code" ? column.codes : column.kind === "flag" ? flagCodes : null;
    for (const [delivered, target] of Object.entries(values)) {
      if (codes !== null && !Object.hasOwn(codes, target)) {
        const allowed = Object.keys(codes).join(", ");
        return {
          path: ["aliases", "values", name, delivered],
          problem: `${target} is no code of ${name} (${allowed})`,
        };
      }
    }
  }
  return null;
};
