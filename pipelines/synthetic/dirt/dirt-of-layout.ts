import type { Column } from "../../../schemas/column.ts";
import type { Dialect } from "../../../schemas/dialect.ts";
import type { Layout } from "../../../schemas/layout.ts";
import { brokenLines, duplicateLine } from "./broken-lines.ts";
import type { Dirt, DirtySheet } from "./dirt.ts";
import { episodeDirt } from "./episode-dirt.ts";
import { linkDirt } from "./link-dirt.ts";

/** Files that stay clean: a broken price or purchase is another matter than a broken row, and A and B are derived tables. */
const keptClean: ReadonlySet<string> = new Set(["prices", "purchases", "sykehusinnkjop_a", "sykehusinnkjop_b"]);

/** The kinds of dirt that a file of this layout gets. */
export const dirtOfLayout = (
  layout: Layout,
  columns: readonly Column[],
  dialect: Dialect,
  sheet: DirtySheet,
): readonly Dirt[] => {
  if (keptClean.has(layout.id)) return [];
  if (layout.id === "link_keys") return linkDirt(sheet);
  const common = [duplicateLine, ...brokenLines(layout, columns, dialect, sheet)];
  return layout.id === "npr_episodes" ? [...episodeDirt(sheet), ...common] : common;
};
