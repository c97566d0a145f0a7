import type { z } from "zod";
import { describeIssue } from "../../connectors/yaml/describe-issue.ts";
import { knownKeys, memberOf, nearestKey, typeAt } from "./known-keys.ts";

/**
 * What was expected at a place of an agreement file, whether anything stands there at all, and which keys are known; never
 * the value that stands there.
 */
export const describeAgreementFault = (issue: z.core.$ZodIssue, file: unknown): string => {
  const at = issue.path.length === 0 ? "" : `${issue.path.map(String).join(".")}: `;
  if (issue.code === "unrecognized_keys") return `${describeIssue(issue)}${hint(issue.keys, file, issue.path)}`;
  const expected = describeExpected(issue, file);
  const isMissing = issue.path.length > 0 && issue.path.reduce(memberOf, file) === undefined;
  return isMissing ? `${at}missing; ${expected}` : `${at}${expected}`;
};

const describeExpected = (issue: z.core.$ZodIssue, file: unknown): string => {
  if (issue.code === "invalid_format" && issue.format === "regex") return `expected ${issue.message}`;
  if (issue.code === "invalid_format" && issue.format === "date") return "expected a date in the form YYYY-MM-DD";
  if (issue.code === "invalid_type" && !issue.message.startsWith("Invalid input")) return `expected ${issue.message}`;
  const type = issue.code === "invalid_type" ? typeAt(file, issue.path) : null;
  if (type !== null && isOneThing.test(type)) return `expected a ${type.replaceAll("`", "")}`;
  if (type === "text in two languages") return "expected a text in two languages, { nb, en }";
  const general = describeIssue({ ...issue, path: [] });
  if (issue.code !== "invalid_union") return general;
  if ("options" in issue && Array.isArray(issue.options)) {
    return `expected one of ${issue.options.map(String).join(", ")}`;
  }
  // The members that the forms of a union lack tell them apart: months, or days.
  const members = issue.errors.flatMap((form) =>
    form.flatMap((fault) => (fault.code === "invalid_type" ? [fault.path.map(String).join(".")] : [])),
  );
  return members.length === 0 ? general : `expected ${[...new Set(members)].join(" or ")}`;
};

/** Types of the manual that stand in a sentence as they are. */
const isOneThing = /^(date, YYYY-MM-DD|whole number|number|map|list of .*)$/;

/** More keys than this are a list that nobody reads. */
const MOST_KEYS = 12;

const hint = (keys: readonly string[], file: unknown, path: readonly PropertyKey[]): string => {
  const known = knownKeys(file, path);
  const meant = keys.flatMap((key) => nearestKey(key, known) ?? []);
  if (meant.length > 0) return `; perhaps ${[...new Set(meant)].join(", ")}`;
  return known.length === 0 || known.length > MOST_KEYS ? "" : `; known here are ${known.join(", ")}`;
};
