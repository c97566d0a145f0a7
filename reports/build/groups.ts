import type { ReportGroup } from "../../schemas/report.ts";
import type { Curve, ResultRow } from "../../schemas/result.ts";
import { words } from "../text/words.ts";

/** Name of the group that holds everyone. */
const EVERYONE = "all";
/** Groups whose name starts so are sensitivity analyses. */
const SENSITIVITY = "sensitivity";

const known = ({ name, level }: { readonly name: string; readonly level: string }): ReportGroup => {
  const key = `${name}/${level}`;
  return {
    name,
    level,
    title: { nb: words("nb").results.groupLevels[key] ?? key, en: words("en").results.groupLevels[key] ?? key },
    role: name === EVERYONE ? "main" : name.startsWith(SENSITIVITY) ? "sensitivity" : "subgroup",
  };
};

/** Every group that a result or curve is given for, once, in order of first appearance; titles from the agreement first. */
export const groupsOf = (
  declared: readonly ReportGroup[],
  results: readonly ResultRow[],
  curves: readonly Curve[],
): readonly ReportGroup[] => {
  const found = new Map<string, ReportGroup>();
  for (const { group } of [...results, ...curves]) {
    const key = JSON.stringify([group.name, group.level]);
    if (found.has(key)) continue;
    found.set(key, declared.find((d) => d.name === group.name && d.level === group.level) ?? known(group));
  }
  return [...found.values()];
};
