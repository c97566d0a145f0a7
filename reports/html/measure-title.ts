import type { ReportGroup } from "../../schemas/report.ts";
import type { View } from "./view.ts";

/** Title of a measure; its id where the agreement brings none. */
export const measureTitle = (id: string, { report, say }: View): string => {
  const measure = report.measures.find((m) => m.id === id);
  return measure === undefined ? id : say(measure.title);
};

/** Title of a group. */
export const groupTitle = (group: { readonly name: string; readonly level: string }, { report, say }: View): string => {
  const found = report.groups.find((g) => g.name === group.name && g.level === group.level);
  return found === undefined ? `${group.name}/${group.level}` : say(found.title);
};

/** What part a group plays: everyone, a subgroup, a sensitivity analysis, a model beside them. */
export const groupRole = (
  group: { readonly name: string; readonly level: string },
  { report }: View,
): ReportGroup["role"] =>
  report.groups.find((g) => g.name === group.name && g.level === group.level)?.role ?? "subgroup";
