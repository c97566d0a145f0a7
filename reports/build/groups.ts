import type { ReportGroup } from "../../schemas/report.ts";
import type { Curve, ResultRow } from "../../schemas/result.ts";
import type { Language } from "../../schemas/texts.ts";
import { words } from "../text/words.ts";

/** Name of the group that holds everyone. */
const EVERYONE = "all";
/** Name of the groups that are sensitivity analyses. */
const SENSITIVITY = "sensitivity";

/** Level of a sensitivity analysis that keeps only those who could be followed for so many months. */
const FOLLOWED = /^minimum-follow-up-(\d+)-months$/;

/** What stands before the name of a subgroup whose levels are made alike by weights. */
const ADJUSTED = "adjusted-";
/** Name of the groups that are distributions fitted to everyone. */
const PARAMETRIC = "parametric";

/** A title within a sentence; an abbreviation keeps its capitals. */
const inSentence = (title: string): string =>
  /^\p{Lu}\p{Ll}+$/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

const titleIn = (language: Language, name: string, level: string): string => {
  const { groupLevels, minimumFollowUp, adjusted, against } = words(language).results;
  if (name.startsWith(ADJUSTED)) {
    const [own = "", other] = level
      .split("-against-")
      .map((each) => titleIn(language, name.slice(ADJUSTED.length), each));
    return adjusted(other === undefined ? own : against(own, inSentence(other)));
  }
  const months = FOLLOWED.exec(level)?.[1];
  if (name === SENSITIVITY && months !== undefined) return minimumFollowUp(months);
  return groupLevels[`${name}/${level}`] ?? `${name}/${level}`;
};

const roleOf = (name: string): ReportGroup["role"] => {
  if (name === EVERYONE) return "main";
  if (name === SENSITIVITY) return "sensitivity";
  return name.startsWith(ADJUSTED) || name === PARAMETRIC ? "model" : "subgroup";
};

const known = ({ name, level }: { readonly name: string; readonly level: string }): ReportGroup => {
  return {
    name,
    level,
    title: { nb: titleIn("nb", name, level), en: titleIn("en", name, level) },
    role: roleOf(name),
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
