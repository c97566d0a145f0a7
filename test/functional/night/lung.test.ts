import { cp, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { readLive } from "../../../pipelines/night/manifest.ts";
import { workspacePaths } from "../../../pipelines/workspace/paths.ts";
import { ReportModel } from "../../../schemas/report.ts";
import { lungWorkspace, type TestWorkspace } from "../../support/lung-workspace.ts";
import { cli } from "../../support/run-cli.ts";

/** R 4.2.2, survival 3.5-3: see test/reference/statistics/make-reference.R. */
const reference = JSON.parse(
  await readFile(resolve(import.meta.dirname, "../../reference/statistics/survival-reference.json"), "utf8"),
);

let workspace: TestWorkspace;
let report: ReportModel;

beforeAll(async () => {
  workspace = await lungWorkspace();
  const night = await cli(workspace.root, "nightly");
  expect([night.exit, night.err.split("\n").filter((l) => l.startsWith("UTF-"))]).toEqual([0, []]);
  const live = await readLive(workspacePaths(workspace.root));
  const path = join(live?.folder ?? "", "nsclc-pembrolizumab@1", "report.json");
  report = ReportModel.parse(JSON.parse(await readFile(path, "utf8")));
});
afterAll(() => workspace.remove());

const figure = (id: string) => {
  const row = report.results.find((r) => r.figure === `nsclc-pembrolizumab@1/${id}`);
  if (row === undefined) throw new Error(`no figure ${id}`);
  return row;
};
const rounded = (value: number | null) => (value === null ? null : Math.round(value * 10_000) / 10_000);

describe("the lung extracts, laid in the inbox of a fresh workspace", () => {
  it.each([
    // group     n  deaths  median lower upper
    ["all", 228, 165, 310, 285, 363],
    ["sex-m", 138, 112, 270, 212, 310],
    ["sex-f", 90, 53, 426, 348, 550],
  ])("give overall survival from first dose for %s", (group, n, deaths, median, lower, upper) => {
    const row = figure(`os/${group}/median`);
    expect([row.n, row.events, row.value, row.lower, row.upper]).toEqual([n, deaths, median, lower, upper]);
    expect(row.settings).toMatchObject({ method: "kaplan-meier", interval: "log", level: 0.95 });
  });

  it.each([
    ["sex-m", 0.3361, 0.2609, 0.4329, 35],
    ["sex-f", 0.5265, 0.4215, 0.6576, 30],
  ])("give survival at 365 days for %s with the number at risk", (group, survival, lower, upper, atRisk) => {
    const row = figure(`os/${group}/survival-365`);
    expect([rounded(row.value), rounded(row.lower), rounded(row.upper), row.atRisk]).toEqual([
      survival,
      lower,
      upper,
      atRisk,
    ]);
  });

  it("give the curve of R to 1e-9 at every step", () => {
    const expected = reference.cases.find((c: { name: string }) => c.name === "lung");
    const band = expected.bands.find((b: { type: string }) => b.type === "log");
    const close = (value: number | null, of: number | null): boolean =>
      value === null || of === null ? value === of : Math.abs(value - of) <= 1e-9 * Math.abs(of);
    const curve = report.curves.find((c) => c.figure.startsWith("nsclc-pembrolizumab@1/os/all/"));
    const steps = (curve?.points ?? []).filter((p) => p.time > 0);
    expect(steps.length).toBe(expected.curve.time.length);
    steps.forEach((point, i) => {
      expect(point.time).toBe(expected.curve.time[i]);
      expect(close(point.survival, expected.curve.survival[i])).toBe(true);
      expect(close(point.lower, band.lower[i])).toBe(true);
      expect(close(point.upper, band.upper[i])).toBe(true);
    });
  });

  it("give every estimate its method, interval type, counts, settings, agreement hash, run id and figure id", () => {
    expect(report.results.length).toBeGreaterThan(50);
    for (const row of report.results) {
      expect(row.agreementHash).toMatch(/^[0-9a-f]{64}$/);
      expect(row.runId).toMatch(/^[0-9a-f]{16}$/);
      expect(row.settings.software).toBe("utfall 0.1.0");
      expect(row.figure).toMatch(/^nsclc-pembrolizumab@1\/[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/);
      expect(row.lower !== null && row.settings.interval === null).toBe(false);
    }
    expect(new Set(report.results.map((r) => r.figure)).size).toBe(report.results.length);
  });
});

describe("the published JSON Schema of reports", () => {
  it("takes the report as a stranger reads it, and refuses one that lacks a number at risk", async () => {
    const file = resolve(import.meta.dirname, "../../../schemas/published/report.schema.json");
    const published = z.fromJSONSchema(JSON.parse(await readFile(file, "utf8")));
    expect(published.safeParse(report).success).toBe(true);
    const [first, ...rest] = report.results;
    const { atRisk: _atRisk, ...lacking } = first ?? {};
    expect(published.safeParse({ ...report, results: [lacking, ...rest] }).success).toBe(false);
  });
});

describe("trace", () => {
  it("walks a number back to persons, facts, file and line", async () => {
    const { exit, out } = await cli(workspace.root, "trace", "nsclc-pembrolizumab@1/os/sex-m/survival-365", "--json");
    expect(exit).toBe(0);
    const traced = JSON.parse(out);
    expect(traced.persons.length).toBe(138);
    expect(traced.persons.filter((p: { contributes: { event: boolean } }) => p.contributes.event).length).toBe(112);
    expect(traced.persons[0]).toMatchObject({
      person: "kreftregisteret/2026-06-30/L100001",
      timeZero: "2022-01-03",
      contributes: { days: 306, event: true, reason: "death" },
    });
    const death = traced.persons[0].lines.find((l: { role: string }) => l.role === "event");
    expect(death).toMatchObject({ file: "vital_status.csv", line: 2 });
    expect(death.facts[0]).toMatchObject({ table: "vital_status", fact: { death_date: "2022-11-05" } });
    const lines = (await readFile(join(workspace.delivery, death.file), "utf8")).split("\r\n");
    expect(lines[death.line - 1]).toBe("L100001;D;2022-11-05;2022-11-05;");
  });

  it("accepts a figure id of every kind and group in the report", async () => {
    const ofEachKind = [...Map.groupBy(report.results, (r) => `${r.estimate} ${r.group.name}`).values()].flatMap(
      (same) => same.slice(0, 1),
    );
    expect(ofEachKind.length).toBeGreaterThan(10);
    for (const row of ofEachKind) {
      const { exit } = await cli(workspace.root, "trace", row.figure, "--most", "0");
      expect([row.figure, exit]).toEqual([row.figure, 0]);
    }
  });

  it("refuses a figure that no report holds", async () => {
    const { exit, err } = await cli(workspace.root, "trace", "nsclc-pembrolizumab@1/os/all/survival-1");
    expect([exit, err.slice(0, 10)]).toEqual([2, "UTF-TR-001"]);
  });
});

describe("a second night", () => {
  it("does nothing and leaves the result as it is", async () => {
    const before = await readFile(workspacePaths(workspace.root).live, "utf8");
    const { exit, err } = await cli(workspace.root, "nightly");
    expect(exit).toBe(0);
    expect(err).toContain("Nothing to do");
    expect(await readFile(workspacePaths(workspace.root).live, "utf8")).toBe(before);
  });
});

describe("a later delivery", () => {
  it("replaces the earlier one, and status says what changed", async () => {
    const later = workspace.delivery.replace("2026-06-30", "2026-09-30");
    await cp(workspace.delivery, later, { recursive: true });
    const file = join(later, "vital_status.csv");
    const text = await readFile(file, "utf8");
    // The third patient, alive in the first delivery, has died on day 1,015 of follow-up.
    await writeFile(file, text.replace("L100015;B;2024-10-13;;", "L100015;D;2024-10-20;2024-10-20;"));
    expect((await cli(workspace.root, "nightly")).exit).toBe(0);
    const { out } = await cli(workspace.root, "status", "--json");
    const { changes } = JSON.parse(out) as { changes: { what: string; before: string; after: string }[] };
    expect(changes.slice(0, 2)).toEqual([
      { what: "as of", before: "2026-06-30", after: "2026-09-30" },
      { what: "kreftregisteret: delivery", before: "2026-06-30", after: "2026-09-30" },
    ]);
    const figures = (await readLive(workspacePaths(workspace.root)))?.manifest.agreements[0]?.deciding ?? {};
    expect(Object.keys(figures)).toEqual(["nsclc-pembrolizumab@1/os/all/survival-365"]);
  });
});
