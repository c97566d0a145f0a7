/**
 * Whether a dotted path leads to something in a value. A step into a list is the id (or source) of a member, or its
 * number from 0: `milestones.year-1.due`, `analyses.measures.0`.
 */
export const parameterExists = (value: unknown, path: string): boolean => {
  let here: unknown = value;
  for (const step of path.split(".")) {
    here = Array.isArray(here) ? member(here, step) : property(here, step);
    if (here === undefined) return false;
  }
  return true;
};

const member = (list: readonly unknown[], step: string): unknown =>
  list.find((each) => property(each, "id") === step || property(each, "source") === step) ??
  (/^\d+$/.test(step) ? list[Number(step)] : undefined);

const property = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
