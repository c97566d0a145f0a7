import type { z } from "zod";
import { describeIssue } from "../../connectors/yaml/describe-issue.ts";

/** What was expected at a place of an agreement file; never the value that stands there. */
export const describeAgreementFault = (issue: z.core.$ZodIssue): string => {
  const at = `${issue.path.map(String).join(".")}: `;
  if (issue.code === "invalid_format" && issue.format === "regex") return `${at}expected ${issue.message}`;
  if (issue.code === "invalid_format" && issue.format === "date") return `${at}expected a date in the form YYYY-MM-DD`;
  if (issue.code === "invalid_type" && !issue.message.startsWith("Invalid input")) {
    return `${at}expected ${issue.message}`;
  }
  if (issue.code !== "invalid_union") return describeIssue(issue);
  if ("options" in issue && Array.isArray(issue.options)) {
    return `${at}expected one of ${issue.options.map(String).join(", ")}`;
  }
  // The members that the forms of a union lack tell them apart: months, or days.
  const members = issue.errors.flatMap((form) =>
    form.flatMap((fault) => (fault.code === "invalid_type" ? [fault.path.map(String).join(".")] : [])),
  );
  return members.length === 0 ? describeIssue(issue) : `${at}expected ${[...new Set(members)].join(" or ")}`;
};
