import { describe, expect, test } from "vitest";
import { lastCompleteMonth } from "../../../reports/build/sources.ts";
import { buildReport } from "../../../reports/build.ts";
import { renderReportJson } from "../../../reports/json/report-json.ts";
import type { ReportInput } from "../../../schemas/report.ts";
import { lungInput } from "../../support/reports/lung.ts";
import { nusinersenInput } from "../../support/reports/nusinersen.ts";
import { onasemnogeneInput } from "../../support/reports/onasemnogene.ts";

describe("the last whole month of a source", () => {
  test.each([
    ["2026-06-30", 0, "2026-06"],
    ["2026-06-29", 0, "2026-05"],
    ["2026-06-30", 7, "2026-05"],
    ["2026-06-30", 30, "2026-05"],
    ["2026-06-30", 31, "2026-04"],
    ["2026-01-15", 0, "2025-12"],
    ["2024-03-01", 1, "2024-02"],
  ])("with data cut %s and a lag of %i days is %s", (cut, lag, month) => {
    expect(lastCompleteMonth(cut, lag)).toBe(month);
  });
});

describe("a report", () => {
  test("is the same bytes for the same input", () => {
    expect(renderReportJson(buildReport(lungInput()))).toBe(renderReportJson(buildReport(lungInput())));
  });

  test("does not depend on the order in which files and sources come", () => {
    const input = lungInput();
    const turned: ReportInput = {
      ...input,
      files: input.files.toReversed(),
      sources: Object.fromEntries(Object.entries(input.sources).toReversed()),
    };
    expect(renderReportJson(buildReport(turned))).toBe(renderReportJson(buildReport(input)));
  });

  test("is made up as soon as one of its files is", () => {
    const input = lungInput();
    const real = { ...input, files: input.files.map((f) => ({ ...f, synthetic: false })) };
    expect([buildReport(input).front.synthetic, buildReport(real).front.synthetic]).toEqual([true, false]);
  });

  test("keeps a register that delivered nothing", () => {
    const input = lungInput();
    const report = buildReport({ ...input, files: input.files.filter((f) => f.source !== "folkeregisteret") });
    expect(report.data.sources.map((s) => [s.id, s.dataCut, s.lastCompleteMonth])).toEqual([
      ["folkeregisteret", null, null],
      ["kreftregisteret", "2026-06-30", "2026-03"],
    ]);
  });

  test("counts each patient once, under the gravest flag", () => {
    const { patients } = buildReport(nusinersenInput()).front;
    expect([patients?.persons, patients?.flags]).toEqual([7, { CONTINUE: 2, STOP_REVIEW: 2, NOT_ELIGIBLE: 1 }]);
  });

  test("counts milestones, not patients, by status", () => {
    const { patients } = buildReport(onasemnogeneInput()).front;
    expect([patients?.persons, patients?.milestones, patients?.counts.MET, patients?.flags]).toEqual([4, 20, 12, null]);
  });

  test("says what it lacks", () => {
    expect(buildReport(nusinersenInput()).absent).toEqual([
      "agreement-frozen",
      "signed-off",
      "uncertainties",
      "expected-effect",
      "completeness",
      "link-counts",
      "treatment-status",
    ]);
    expect(buildReport(lungInput()).absent).toEqual([]);
  });

  test("describes only the methods that were used", () => {
    expect(buildReport(onasemnogeneInput()).method.map((m) => m.id)).toEqual([
      "time-zero",
      "clocks",
      "money",
      "rounding",
    ]);
  });

  test("tells whether criteria were frozen no later than the first data cut", () => {
    const input = lungInput();
    const frozen = (day: string | null, firstDataCut: string | null): boolean | null =>
      buildReport({ ...input, agreement: { ...input.agreement, frozen: day, firstDataCut } }).front.agreement
        .frozenBeforeData;
    expect([
      frozen("2021-12-15", "2021-12-15"),
      frozen("2021-12-16", "2021-12-15"),
      frozen("2026-07-01", null),
      frozen(null, "2021-12-15"),
    ]).toEqual([true, false, false, null]);
  });

  test("gives every option what the data say under the verdict, and changes it with the verdict", () => {
    const input = lungInput();
    const { group } = input.evaluation;
    expect(group).not.toBeNull();
    if (group === null) return;
    const said = (verdict: typeof group.verdict): string | undefined =>
      buildReport({ ...input, evaluation: { ...input.evaluation, group: { ...group, verdict } } }).options[0]
        ?.whatDataSay.en;
    expect(said("met")).toMatch(/^Speaks for/);
    expect(said("not-met")).toMatch(/^Speaks against/);
    expect(said("cannot-conclude")).toMatch(/^Does not decide/);
    expect(said("data-not-ready")).toMatch(/^Says nothing yet/);
  });
});

describe("no report is built", () => {
  const input = lungInput();
  const refused =
    (part: Partial<ReportInput>): (() => unknown) =>
    () =>
      buildReport({ ...input, ...part });

  test("where the lines of a file do not add up", () => {
    expect(refused({ files: input.files.map((f) => ({ ...f, accepted: f.accepted - 1 })) })).toThrow("UTF-IN-013");
  });

  test("for a judgement of another agreement", () => {
    expect(refused({ agreement: { ...input.agreement, hash: "0".repeat(64) } })).toThrow("UTF-XX-001");
  });

  test("where a result comes from another run", () => {
    const [first, ...rest] = input.evaluation.results;
    expect(first).toBeDefined();
    if (first === undefined) return;
    const results = [{ ...first, runId: "other" }, ...rest];
    expect(refused({ evaluation: { ...input.evaluation, results } })).toThrow("UTF-XX-001");
  });

  test("where the estimate behind the verdict is missing", () => {
    const results = input.evaluation.results.filter((r) => r.figure !== input.evaluation.group?.figure);
    expect(refused({ evaluation: { ...input.evaluation, results } })).toThrow("UTF-XX-001");
  });

  test("where a file belongs to no declared source", () => {
    expect(refused({ sources: {} })).toThrow("UTF-XX-001");
  });
});
