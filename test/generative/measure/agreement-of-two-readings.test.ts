import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Measure } from "../../../schemas/measure.ts";
import { measuringCrowd } from "../../support/measured-crowd.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";
import { changedMeasures, changedWorlds } from "./close-calls/close-calls.ts";
import { measures } from "./crowds/measures.ts";
import { crowds } from "./crowds/people.ts";
import { worlds } from "./crowds/worlds.ts";
import { iso } from "./row-by-row/calendar.ts";
import { factsOf, nameOf } from "./row-by-row/facts-of.ts";
import type { Person, World } from "./row-by-row/person.ts";
import { readingOf } from "./row-by-row/reading-of.ts";
import { told } from "./row-by-row/row.ts";
import { Tally } from "./tally.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch(1);
});
afterAll(() => scratch.close());

// A crowd is drawn per run; a failure is shown as it is, because shrinking a crowd costs minutes.
const runs = { numRuns: 4, seed: 20260630, endOnFailure: true };

/** So often must each ending and each close call have been met, or agreement on it says nothing. */
const ENOUGH = 3;

const endings = new Tally();
const closeCalls = new Tally();

const byHand = (person: Person, measure: Measure, world: World): string => {
  const row = readingOf(person, measure, world);
  return row === null ? "not in the cohort" : told(row);
};

/** Counts who would read differently if one rule or clock were moved by a step. */
const countCloseCalls = (crowd: readonly Person[], measure: Measure, world: World, read: readonly string[]): void => {
  const count = (name: string, changed: Measure, around: World): void => {
    closeCalls.add(measure.kind, name, 0);
    for (const [i, person] of crowd.entries()) {
      if (closeCalls.count(measure.kind, name) >= ENOUGH) return;
      if (byHand(person, changed, around) !== read[i]) closeCalls.add(measure.kind, name);
    }
  };
  for (const [name, changed] of Object.entries(changedMeasures(measure))) count(name, changed, world);
  for (const [name, around] of Object.entries(changedWorlds(world))) count(name, measure, around);
};

const compare = async (crowd: readonly Person[], world: World, asked: readonly Measure[]): Promise<void> => {
  const evaluate = await measuringCrowd(scratch, factsOf(crowd, world), iso(world.asOf));
  for (const measure of asked) {
    const rows = new Map((await evaluate(measure)).map((row) => [row.person_id, row]));
    const read = crowd.map((person) => byHand(person, measure, world));
    for (const [i, person] of crowd.entries()) {
      const row = rows.get(nameOf(i));
      if (row !== undefined) endings.add(measure.kind, `${row.status} ${row.reason}`);
      const sql = row === undefined ? "not in the cohort" : told(row);
      if (sql !== read[i])
        expect({ sql, measure, world, person }).toStrictEqual({ sql: read[i], measure, world, person });
    }
    countCloseCalls(crowd, measure, world, read);
  }
};

describe("the SQL of a measure and a plain reading row by row agree", () => {
  test.each(["times", "windows", "amounts"] as const)(
    "on %s",
    (family) => fc.assert(fc.asyncProperty(crowds[family], worlds, measures[family], compare), runs),
    240_000,
  );

  test("the crowds met every way to end", () => {
    writeFileSync("/tmp/endings.json", JSON.stringify([endings.names(ENOUGH), closeCalls.names(ENOUGH)], null, 1));
  });
});
