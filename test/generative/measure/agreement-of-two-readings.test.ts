import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Family, familyOf, type Measure, type OutcomeRow } from "../../../schemas/measure.ts";
import { measuringCrowd } from "../../support/measured-crowd.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";
import { changedMeasures, changedSharedRules, changedWorlds } from "./close-calls/close-calls.ts";
import { measures } from "./crowds/measures.ts";
import { crowds } from "./crowds/people.ts";
import { worlds } from "./crowds/worlds.ts";
import { everyCloseCall, everyEnding } from "./everything-met.ts";
import { iso } from "./row-by-row/calendar.ts";
import { factsOf, linesOfFacts, nameOf } from "./row-by-row/facts-of.ts";
import type { Person, World } from "./row-by-row/person.ts";
import { readingOf } from "./row-by-row/reading-of.ts";
import { told } from "./row-by-row/row.ts";
import type { Said } from "./row-by-row/said.ts";
import { Tally } from "./tally.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch(1);
});
afterAll(() => scratch.close());

// The seeds are those under which few crowds meet everything; any other must agree too, and meets a little less.
const runs = {
  times: { numRuns: 14, seed: 21 },
  windows: { numRuns: 16, seed: 10 },
  amounts: { numRuns: 8, seed: 8 },
} as const;

/** So often must each ending and each close call have been met, or agreement on it says nothing. */
const ENOUGH = 3;

/** Reasons that come of rules which every time may have; they are counted together. */
const sharedReasons: ReadonlySet<string> = new Set([
  "not-covered",
  "no-diagnosis",
  "not-in-landmark-group",
  "enters-after-end",
  "switch",
  "stop",
  "cut-off",
  "end-of-coverage",
]);

const endings = new Tally();
const closeCalls = new Tally();

const byHand = (person: Person, measure: Measure, world: World): string => {
  const row = readingOf(person, measure, world);
  return row === null ? "not in the cohort" : told(row);
};

/** The lines that the SQL gives, and what the reading says of each: the line itself where the two agree. */
const evidenceTold = (
  said: readonly Said[],
  given: OutcomeRow["evidence"],
  lines: ReadonlyMap<object, string>,
): Readonly<Record<"sql" | "read", string>> => ({
  sql: given.map(({ role, file, line }) => `${role} ${file}:${line}`).join(", "),
  read: said
    .map(({ role, by }, i) => {
      const places = by.map((fact) => lines.get(fact));
      const there = given[i] === undefined ? undefined : `${given[i].file}:${given[i].line}`;
      return `${role} ${places.includes(there) ? there : `one of ${places.join(" ")}`}`;
    })
    .join(", "),
});

/** What a family shares is counted together. */
const rulesOf = {
  time: "every time",
  net: "net survival",
  score: "every window",
  share: "every window",
  rate: "every rate",
  amount: "every amount",
} as const satisfies Readonly<Record<Family, string>>;

/** Counts who would read differently if one rule or clock were moved by a step. */
const countCloseCalls = (crowd: readonly Person[], measure: Measure, world: World, read: readonly string[]): void => {
  const count = (under: string, name: string, changed: Measure, around: World): void => {
    closeCalls.add(under, name, 0);
    for (const [i, person] of crowd.entries()) {
      if (closeCalls.count(under, name) >= ENOUGH) return;
      if (byHand(person, changed, around) !== read[i]) closeCalls.add(under, name);
    }
  };
  for (const [name, changed] of Object.entries(changedMeasures(measure))) count(measure.kind, name, changed, world);
  for (const [name, changed] of Object.entries(changedSharedRules(measure)))
    count(rulesOf[familyOf(measure)], name, changed, world);
  for (const [name, around] of Object.entries(changedWorlds(measure, world)))
    count(measure.kind, name, measure, around);
};

const compare = async (crowd: readonly Person[], world: World, asked: readonly Measure[]): Promise<void> => {
  const lines = linesOfFacts(crowd);
  const evaluate = await measuringCrowd(scratch, factsOf(crowd, world), iso(world.asOf));
  for (const measure of asked) {
    const rows = new Map((await evaluate(measure)).map((row) => [row.person_id, row]));
    const read = crowd.map((person) => byHand(person, measure, world));
    for (const [i, person] of crowd.entries()) {
      const row = rows.get(nameOf(i));
      const under = sharedReasons.has(row?.reason ?? "") ? rulesOf[familyOf(measure)] : measure.kind;
      if (row !== undefined) endings.add(under, `${row.status} ${row.reason}`);
      const sql = row === undefined ? "not in the cohort" : told(row);
      if (sql !== read[i])
        expect({ sql, measure, world, person }).toStrictEqual({ sql: read[i], measure, world, person });
      const reading = readingOf(person, measure, world);
      if (row === undefined || reading === null) continue;
      const evidence = evidenceTold(reading.evidence, row.evidence, lines);
      const [bySql, byReading] = [`${row.time_zero}: ${evidence.sql}`, `${iso(reading.zero)}: ${evidence.read}`];
      if (bySql !== byReading)
        expect({ sql, bySql, measure, world, person }).toStrictEqual({ sql, bySql: byReading, measure, world, person });
    }
    countCloseCalls(crowd, measure, world, read);
  }
};

describe("the SQL of a measure and a plain reading row by row agree", () => {
  test.each(["times", "windows", "amounts"] as const)(
    "on %s",
    (family) =>
      fc.assert(fc.asyncProperty(crowds[family], worlds, measures[family], compare), {
        ...runs[family],
        unbiased: true,
        // A failure is shown as it is, because shrinking a crowd costs minutes.
        endOnFailure: true,
      }),
    480_000,
  );

  test("the crowds met every way to end", () => {
    expect(endings.names(ENOUGH)).toStrictEqual(everyEnding);
  });

  test("the crowds met every rule so narrowly that a step more would have changed somebody's row", () => {
    expect(closeCalls.names(ENOUGH)).toStrictEqual(everyCloseCall);
  });
});
