import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCohort } from "../../../pipelines/cohort/read-cohort.ts";
import { selectCohort } from "../../../pipelines/cohort/select-cohort.ts";
import { harmonize } from "../../../pipelines/harmonize/harmonize.ts";
import { measureOutcome } from "../../../pipelines/measure/measure-outcome.ts";
import { readOutcome } from "../../../pipelines/measure/read-outcome.ts";
import type { CohortRow, FlowStep } from "../../../schemas/agreement/population.ts";
import type { HarmonizeRecord } from "../../../schemas/harmonize-record.ts";
import type { OutcomeRow } from "../../../schemas/measure.ts";
import { Workspace } from "../../../schemas/workspace.ts";
import { acceptedCsv } from "../../support/accepted-file.ts";
import { measureOf } from "../../support/measured.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";

const texts = { nb: "x", en: "x" };
const fixtures = join(import.meta.dirname, "../../fixtures/lung");

let scratch: Scratch;
let record: HarmonizeRecord;
let rows: readonly OutcomeRow[];
let flow: readonly FlowStep[];
let cohort: readonly CohortRow[];

beforeAll(async () => {
  scratch = await openScratch();
  const { database, folder } = scratch;
  const files = await Promise.all(
    ["kreft_cases", "vital_status", "inspire_medication", "lung_quality"].map(async (layout, i) => {
      const csv = join(folder, `${layout}.csv`);
      await copyFile(join(fixtures, `${layout}.csv`), csv);
      const [header = "", ...lines] = (await readFile(csv, "utf8")).replace("\uFEFF", "").trimEnd().split("\r\n");
      const origin = { id: `file${i}`, layout, source: "lung" };
      return acceptedCsv(folder, origin, csv, header.split(";"), lines.length, database);
    }),
  );
  const workspace = Workspace.parse({
    utfall: "workspace/1",
    name: "lung",
    sources: { lung: { title: "lung", layouts: { kreft_cases: null } } },
  });
  const model = join(folder, "model");
  record = await harmonize({ files, workspace, folder: model }, database);
  const population = {
    title: texts,
    substances: ["pembrolizumab"],
    start_from: "2022-01-01",
    criteria: [
      { id: "lung-cancer", title: texts, kind: "diagnosis" as const, icd10: ["C34"], when_unknown: "exclude" as const },
    ],
    subgroups: ["sex" as const],
  };
  const asOf = "2026-06-30";
  flow = await selectCohort(
    { population, exceptions: "included", model, folder: join(folder, "cohort"), asOf },
    database,
  );
  cohort = await readCohort(join(folder, "cohort"), database);
  await measureOutcome(
    {
      measure: measureOf({ kind: "overall-survival", better: "longer" }),
      cohort: join(folder, "cohort"),
      model,
      folder: join(folder, "os"),
      asOf,
    },
    database,
  );
  rows = await readOutcome(join(folder, "os"), database);
});
afterAll(() => scratch.close());

test("every row of the four lung extracts is used or left out for a reason", () => {
  for (const { rows: all, used, leftOut } of record.mappings) {
    expect(used + leftOut.reduce((sum, reason) => sum + reason.rows, 0)).toBe(all);
  }
  expect(record.layouts).toStrictEqual([
    { layout: "inspire_medication", files: 1, rows: 1609 },
    { layout: "kreft_cases", files: 1, rows: 228 },
    { layout: "lung_quality", files: 1, rows: 228 },
    { layout: "vital_status", files: 1, rows: 228 },
  ]);
  expect(record.links).toStrictEqual([
    { source: "lung", linked: 0, unlinked: 228, nonmatch: 0, withdrawn: 0, merged: 0 },
  ]);
});

test("overall survival from first dose is that of the NCCTG lung study: 228 persons, 165 deaths, 69,593 days", () => {
  expect(rows).toHaveLength(228);
  expect(rows.filter((row) => row.event === 1)).toHaveLength(165);
  expect(rows.reduce((sum, row) => sum + (row.time_days ?? 0), 0)).toBe(69_593);
  expect(rows.every((row) => row.status === "observed" && row.entry_days === 0)).toBe(true);
});

test("the first patient's row points to the first dose and to the death", () => {
  expect(rows[0]).toStrictEqual({
    person_id: "lung/d1/L100001",
    time_zero: "2022-01-03",
    entry_days: 0,
    time_days: 306,
    event: 1,
    reason: "death",
    baseline: null,
    value: null,
    change: null,
    status: "observed",
    evidence: [
      { role: "time-zero", file: "file2", line: 2 },
      { role: "event", file: "file1", line: 2 },
    ],
  });
});

test("men and women come apart as in the study", () => {
  const women = new Set(cohort.filter((row) => row.subgroups.sex === "f").map((row) => row.person_id));
  const events = rows.filter((row) => women.has(row.person_id) && row.event === 1).length;
  expect([women.size, events]).toStrictEqual([90, 53]);
  expect(flow.map((step) => [step.id, step.persons, step.excluded])).toStrictEqual([
    ["exposed", 228, 0],
    ["started-in-period", 228, 0],
    ["lung-cancer", 228, 0],
    ["analysed", 228, 0],
  ]);
});
