import type { z } from "zod";

/** A zod issue in words for a person who edits YAML; the value itself is never quoted. */
export const describeIssue = (issue: z.core.$ZodIssue): string => {
  const at = issue.path.length === 0 ? "" : `${issue.path.map(String).join(".")}: `;
  switch (issue.code) {
    case "invalid_type":
      return `${at}expected ${inWords[issue.expected] ?? issue.expected}`;
    case "unrecognized_keys":
      return `${at}unknown key ${issue.keys.join(", ")}`;
    case "invalid_value":
      return `${at}expected one of ${issue.values.map(String).join(", ")}`;
    case "too_small":
      return `${at}expected at least ${issue.minimum}${issue.origin === "array" ? " entries" : ""}`;
    case "too_big":
      return `${at}expected at most ${issue.maximum}${issue.origin === "array" ? " entries" : ""}`;
    case "invalid_format":
      return `${at}not in the expected form (${issue.format})`;
    case "invalid_union":
      return `${at}matches none of the forms that are allowed here`;
    case "custom":
      return `${at}${issue.message}`;
    default:
      return `${at}not understood`;
  }
};

/** What zod calls a type, as somebody who writes YAML calls it. */
const inWords: Readonly<Record<string, string>> = {
  int: "a whole number",
  number: "a number",
  string: "a text",
  boolean: "true or false",
  array: "a list",
  object: "a map, keys with values",
  record: "a map, keys with values",
};
