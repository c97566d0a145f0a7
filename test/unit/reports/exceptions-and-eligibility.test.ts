import { expect, test } from "vitest";
import { exceptionPatterns } from "../../../pipelines/exceptions/exception-patterns.ts";
import { buildReport } from "../../../reports/build.ts";
import { renderReportPage } from "../../../reports/html/report-page.ts";
import type { Evaluation } from "../../../schemas/evaluation.ts";
import { nusinersenInput } from "../../support/reports/nusinersen.ts";

/** The words of the English report with parts of the judgement replaced. */
const report = (more: Partial<Evaluation>): string => {
  const input = nusinersenInput();
  const model = buildReport({ ...input, evaluation: { ...input.evaluation, ...more } });
  return renderReportPage(model, { language: "en", otherLanguage: null, index: null })
    .replace(/<style>.*?<\/style>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/[\s\u00a0\u202f]+/g, " ");
};

test("patients with the same answers to the start criteria share a row, and unknown is not met", () => {
  const answers = ["met", "met", "unknown", "met", "not-met"] as const;
  const text = report({
    eligibility: answers.map((answer, i) => ({ patient: i + 1, criterion: "smn2", answer })),
  });
  expect(text).toMatch(/1–2, 4 3 met 3 1 cannot be judged 5 1 not met/);
});

test("not seen is told apart from none, and the place in the analysis is said in words", () => {
  const exceptions = { rule: "own-stratum", treated: 0, grantedLater: 0, level: 0.95, patterns: [] } as const;
  const place = "Patients who started by an exception are a stratum of their own.";
  const unseen = report({ exceptions: { ...exceptions, patterns: [], seen: false } });
  expect(unseen).toContain(place);
  expect(unseen).toContain("Whether anybody in the cohort was treated by one is therefore not known.");
  expect(report({ exceptions: { ...exceptions, patterns: [], seen: true } })).toContain(
    "No application for the medicines",
  );
});

test("patterns stand with their interval and quartiles, and small counts are noted for disclosure", () => {
  const facts = (["granted", "granted", "refused"] as const).map((decision, i) => ({
    ...{ personId: `p${i}`, applied: "2025-01-01", decided: `2025-01-${11 + 10 * i}`, decision },
    ...{ substance: "nusinersen", region: "vest", reasons: ["RARE"], followUp: null },
  }));
  const patterns = [...exceptionPatterns(facts, { asOf: "2026-01-01", level: 0.95, coverage: [] })];
  const text = report({
    exceptions: { rule: "excluded", seen: true, treated: 2, grantedLater: 1, level: 0.95, patterns },
  });
  expect(text).toContain("all applications 3 2 1 0 0 67% 9%–99% 20 quartiles 10 and 30 –");
  expect(text).toContain("Granted an exception only after the first dose, and kept where they were: 1.");
  expect(text).toContain("must pass disclosure control before anything is shared");
});
