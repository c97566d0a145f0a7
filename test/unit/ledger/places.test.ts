import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../../connectors/duckdb/database.ts";
import { selectCohort } from "../../../pipelines/cohort/select-cohort.ts";
import { placesOf } from "../../../pipelines/ledger/places.ts";
import { loadWhereabouts } from "../../../pipelines/measure/whereabouts.ts";
import { registerUnits } from "../../../pipelines/statement/register-units.ts";
import type { Whereabouts } from "../../../schemas/claimants.ts";
import { dose } from "../../support/facts.ts";
import { writeModel } from "../../support/model-folder.ts";

const population = {
  title: { nb: "x", en: "x" },
  substances: ["a"],
  start_from: "2026-01-01",
  criteria: [],
  subgroups: [],
};
let folder = "";
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "utfall-places-"));
  database = await openDatabase({ folders: [folder], spill: join(folder, "spill"), memory: "512MiB", threads: 1 });
  await writeModel(
    folder,
    {
      exposure: [
        dose("P1", "2026-01-10", "a", { org_nr: "993467049", region: "sor-ost" }),
        // A later dose elsewhere does not move the treatment that is paid for.
        dose("P1", "2026-04-10", "a", { org_nr: "983974880", region: "nord" }),
        dose("P2", "2026-02-01", "a"),
        dose("P2", "2026-02-01", "a"),
        dose("P3", "2026-02-01", "b", { body_part: "left-eye" }),
        dose("P3", "2026-02-01", "b", { body_part: "right-eye" }),
        dose("P3", "2026-02-01", "b"),
        dose("P3", "2026-03-01", "b"),
        { ...dose("P2", "2026-05-01", "a"), kind: "dispensing", packages: 2.5 },
        { ...dose("P2", "2026-05-02", "a"), kind: "dispensing", packages: -1, counts: false },
      ],
      contact: [
        { person_id: "P1", in_date: "2026-01-01", region: "nord" },
        { person_id: "P1", in_date: "2026-06-01", region: "vest" },
        { person_id: "P1", in_date: "2026-07-01", region: "vest" },
        { person_id: "P1", in_date: "2026-07-01", region: "midt" },
      ],
      person: [{ person_id: "P2", region: "midt" }],
    },
    database,
  );
  await selectCohort({ population, exceptions: "included", model: folder, folder, asOf: "2026-12-31" }, database);
});
afterAll(async () => {
  database.close();
  await rm(folder, { recursive: true, force: true });
});

describe("whereabouts", () => {
  it("are what the facts say: the unit of the first dose, and residence by day, with contradictions unknown", async () => {
    const found = await loadWhereabouts({ model: folder, cohort: folder, asOf: "2026-12-31" }, database);
    expect(found.get("P1")).toEqual({
      unit: "993467049",
      unitRegion: "sor-ost",
      residence: [
        { from: "2026-01-01", region: "nord" },
        { from: "2026-06-01", region: "vest" },
        { from: "2026-07-01", region: null },
      ],
    });
    expect(found.get("P2")).toEqual({ unit: null, unitRegion: null, residence: [{ from: null, region: "midt" }] });
  });
});

describe("the treating unit, of the doses that registers tell of the first day", () => {
  const [first, other] = ["993467049", "983974880"];
  it.each([
    ["is told by one of two registers", [{ org_nr: first }, {}], first],
    ["whichever of their lines comes first", [{}, { org_nr: first }], first],
    ["is nobody's where two are told", [{ org_nr: first }, { org_nr: other }], null],
    ["is not told by a line that does not count", [{}, { org_nr: other, counts: false }], null],
  ])("%s", async (_, told, unit) => {
    const own = join(folder, randomUUID());
    const exposure = told.map((each) => ({ ...dose("P1", "2026-01-10", "a"), ...each }));
    await writeModel(own, { exposure }, database);
    await selectCohort({ population, exceptions: "included", model: own, folder: own, asOf: "2026-12-31" }, database);
    const found = await loadWhereabouts({ model: own, cohort: own, asOf: "2026-12-31" }, database);
    expect(found.get("P1")).toEqual({ unit, unitRegion: null, residence: [] });
  });
});

describe("who pays", () => {
  const moved: Whereabouts = {
    unit: "993467049",
    unitRegion: "sor-ost",
    residence: [
      { from: "2026-01-01", region: "nord" },
      { from: "2026-06-01", region: "sor-ost" },
      { from: "2026-09-01", region: null },
    ],
  };
  it.each([
    ["region-of-residence-on-due-date", "2026-05-31", "nord", "dated", true],
    ["region-of-residence-on-due-date", "2026-06-01", "sor-ost", "dated", false],
    ["region-of-residence-on-due-date", "2025-12-31", null, "unknown", null],
    ["region-of-residence-on-due-date", "2026-09-01", null, "unknown", null],
    ["region-of-residence-at-start", "2026-06-01", "nord", "dated", false],
    ["treating-region", "2026-05-31", "sor-ost", "treating-unit", true],
    [undefined, "2026-05-31", null, "unknown", true],
  ] as const)("by %s on %s is %s (%s), guest patient %s", (rule, due, payer, basis, guest) => {
    expect(placesOf(moved, rule, { timeZero: "2026-01-10", due })).toEqual({
      payer,
      basis,
      unit: "993467049",
      unitRegion: "sor-ost",
      guest,
    });
  });
});

describe("register units", () => {
  it("count a dose once for each body part however many lines tell of it, and packages net of returns", async () => {
    const of = (from: string, to: string) => registerUnits(folder, ["a"], { from, to }, database);
    expect(await of("2026-01-01", "2026-06-30")).toEqual([
      { substance: "a", unit: "administrations", quantity: "3", persons: 2 },
      { substance: "a", unit: "dispensings", quantity: "1", persons: 1 },
      { substance: "a", unit: "packages", quantity: "1.500", persons: 1 },
    ]);
    const eyes = await registerUnits(folder, ["b"], { from: "2026-01-01", to: "2026-06-30" }, database);
    expect(eyes).toEqual([{ substance: "b", unit: "administrations", quantity: "3", persons: 1 }]);
    expect((await of("2026-10-01", "2026-12-31")).map(({ quantity }) => quantity)).toEqual(["0", "0", "0.000"]);
  });
});
