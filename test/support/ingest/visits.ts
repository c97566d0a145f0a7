import { code, date, dec, dropped, flag, int, text, time, ts } from "../../../schemas/column.ts";
import type { Layout } from "../../../schemas/layout.ts";
import { all, atMost, filled, oneOf } from "../../../schemas/rule.ts";

/** A small made-up register with a column of every kind and a rule of every outcome. */
export const visits: Layout = {
  id: "visits",
  version: 1,
  title: "Visits",
  rowIs: "one visit",
  evidence: "made up",
  files: ["visits*.csv"],
  columns: [
    text({ name: "PID", presence: "required", maxLength: 8, meaning: "person" }),
    date({ name: "visit_date", presence: "required", meaning: "day of visit" }),
    code({ name: "kind", presence: "optional", codes: { "01": "first", "02": "later" }, pad: 2, meaning: "kind" }),
    code({
      name: "place",
      presence: "optional",
      codes: { A: "a", B: "b" },
      unlistedOutcome: "finding",
      meaning: "place",
    }),
    int({ name: "score", presence: "optional", min: 0, max: 64, findingAbove: 60, meaning: "score" }),
    dec({ name: "dose", presence: "optional", min: 0, max: 500, scale: 2, meaning: "dose, mg" }),
    text({
      name: "icd10",
      presence: "optional",
      maxLength: 10,
      clean: "icd10",
      pattern: "[A-Z][0-9]{2}[0-9A-Z]{0,3}",
      meaning: "diagnosis",
    }),
    text({ name: "unit", presence: "optional", pattern: "[0-9]{6}", patternOutcome: "finding", meaning: "unit" }),
    flag({ name: "stopped", presence: "optional", meaning: "stopped" }),
    ts({ name: "start_ts", presence: "optional", meaning: "start" }),
    ts({ name: "end_ts", presence: "optional", aliases: ["slutt"], meaning: "end" }),
    time({ name: "arrived", presence: "optional", meaning: "time of arrival" }),
    dropped({ name: "nurse", meaning: "name of staff" }),
  ],
  rowRules: [
    { id: "start-before-end", outcome: "error", must: atMost("start_ts", "end_ts"), text: "start is not after end" },
    {
      id: "dose-at-first",
      outcome: "finding",
      when: oneOf("kind", "01"),
      must: filled("dose"),
      text: "a first visit has a dose",
    },
    {
      id: "not-another-register",
      outcome: "file-error",
      when: all(filled("score"), oneOf("score", "13")),
      must: filled("kind"),
      text: "a score of 13 comes with a kind",
    },
  ],
  reaches: ["visit_date", "end_ts"],
};

/** A file of visits from lines of cells under a header. */
export const file = (header: string, ...lines: readonly string[]): string => `${[header, ...lines].join("\n")}\n`;
