import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readStarts } from "../../../pipelines/cohort/read-starts.ts";
import { addDays } from "../../../pipelines/evaluate/calendar.ts";
import { evaluateGroup, type GroupInput } from "../../../pipelines/evaluate/evaluate-group.ts";
import { membersOf } from "../../../pipelines/evaluate/group-members.ts";
import { type MeasuredGroups, personsIn } from "../../../pipelines/evaluate/groups.ts";
import { measuredFromRows, startsFromRows } from "../../../pipelines/evaluate/groups-from-rows.ts";
import { readGroups } from "../../../pipelines/evaluate/read-groups.ts";
import { readOutcome, readOutcomeRows } from "../../../pipelines/measure/read-outcome.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { CohortRow } from "../../../schemas/agreement/population.ts";
import type { OutcomeRow } from "../../../schemas/measure.ts";
import { cohortRow, example, outcome } from "../../spec/evaluate/made-up.ts";
import { writeCohort, writeOutcome } from "../../support/outcome-folder.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

const sex = { ...example("nsclc-pembrolizumab") };
const lung: Agreement = {
  ...sex,
  population: { ...sex.population, subgroups: ["sex", "region"] },
  analyses: { ...sex.analyses, minimum_n: 2, minimum_at_risk: 2 },
};
const nusinersen = example("sma-nusinersen");

interface Person {
  readonly row: OutcomeRow;
  readonly member: CohortRow;
}

const person = (measured: fc.Arbitrary<Partial<OutcomeRow>>) =>
  fc
    .record({
      id: fc.uuid(),
      // Months' ends are among the starts: the minimum follow-up is counted in calendar months.
      start: fc.integer({ min: 0, max: 1500 }).map((days) => addDays("2021-07-31", days)),
      sex: fc.constantFrom("f", "m", "unknown"),
      region: fc.constantFrom("vest", "sor-ost", "nord", "Ærfugl"),
      sma: fc.constantFrom("1", "2", "unknown"),
      // Somebody who is treated by an individual exception is described in a stratum of their own.
      apart: fc.constantFrom(false, false, false, true),
      measured,
    })
    .map(({ id, start, measured: found, sma, apart, ...subgroups }): Person => {
      const named = { person_id: id, time_zero: start };
      return {
        row: outcome({ ...named, ...found }),
        member: cohortRow({
          ...named,
          subgroups: { ...subgroups, "sma-type": sma },
          ...(apart && { included: false, excluded_by: "own-stratum", by_exception: true as const }),
        }),
      };
    });

/** A time as a measure makes it: an observed one has a day at risk, another has no time at all. */
const time = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        days: fc.integer({ min: 0, max: 900 }),
        late: fc.constantFrom(0, 0, 0.3, 0.9),
        event: fc.constantFrom(0, 1),
      })
      .map(({ days, late, event }) => ({
        time_days: days,
        entry_days: days === 0 ? 0 : Math.min(days - 1, Math.floor(days * late)),
        event: event === 1 ? (1 as const) : (0 as const),
        reason: event === 1 ? "death" : "end-of-data",
      })),
  },
  { weight: 1, arbitrary: fc.constant({ status: "unknown" as const, reason: "no-follow-up", entry_days: 40 }) },
  {
    weight: 1,
    arbitrary: fc.constant({ status: "not-estimable" as const, reason: "enters-after-end", entry_days: 9 }),
  },
);

const score = fc.oneof(
  {
    weight: 5,
    // Tenths do not add up the same in every order: equal means show that the order is the same too.
    arbitrary: fc
      .integer({ min: -80, max: 120 })
      .map((tenths) => ({ baseline: 20, value: 20 + tenths / 10, change: tenths / 10 })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("no-baseline", "no-assessment")
      .map((reason) => ({ status: "unknown" as const, reason })),
  },
  { weight: 1, arbitrary: fc.constant({ status: "pending" as const, reason: "assessment-not-due" }) },
);

const persons = (measured: fc.Arbitrary<Partial<OutcomeRow>>) =>
  fc.uniqueArray(person(measured), { maxLength: 30, selector: ({ row }) => row.person_id });

const known = { asOf: "2025-03-31", dataCuts: { kreftregisteret: "2025-06-30", sma_children: "2025-03-31" } };

interface BothWays {
  readonly inHand: GroupInput;
  readonly counted: GroupInput;
}

let runs = 0;

/** The same persons twice: in the hand, one by one, and as files counted by the database. */
const bothWays = async (agreement: Agreement, people: readonly Person[]): Promise<BothWays> => {
  const { database } = scratch;
  runs += 1;
  const at = join(scratch.folder, `run-${runs}`);
  const [cohort, outcomeFolder] = [join(at, "cohort"), join(at, "outcome")];
  const members = people.map(({ member }) => member);
  // Somebody whom the agreement excludes is in the cohort and in no group.
  await writeCohort(cohort, [...members, cohortRow({ person_id: "excluded", included: false })], database);
  await writeOutcome(
    outcomeFolder,
    people.map(({ row }) => row),
    database,
  );
  const rows = await readOutcome(outcomeFolder, database);
  const measured = new Map<string, MeasuredGroups>();
  for (const measure of agreement.measures) {
    measured.set(measure.id, await readGroups({ agreement, measure, known, cohort, outcome: outcomeFolder }, database));
  }
  const frame = { ...known, agreement, agreementHash: "made-up", runId: "made-up", software: "test", coverage: [] };
  const outcomes = new Map(agreement.measures.map(({ id }) => [id, rows]));
  return {
    inHand: {
      ...frame,
      starts: startsFromRows(members),
      measured: measuredFromRows(agreement, outcomes, members, known),
    },
    counted: { ...frame, starts: await readStarts(cohort, database), measured },
  };
};

const asText = (input: GroupInput): string => JSON.stringify(evaluateGroup(input), null, 1);

describe("groups counted in the database", () => {
  it("are judged by times to the byte as persons counted one by one are", async () => {
    await fc.assert(
      fc.asyncProperty(persons(time), async (people) => {
        const { inHand, counted } = await bothWays(lung, people);
        expect(asText(counted)).toBe(asText(inHand));
      }),
      { numRuns: 25 },
    );
  });

  it("are judged by scores to the byte as persons counted one by one are", async () => {
    await fc.assert(
      fc.asyncProperty(persons(score), async (people) => {
        const { inHand, counted } = await bothWays(nusinersen, people);
        expect(asText(counted)).toBe(asText(inHand));
      }),
      { numRuns: 15 },
    );
  });

  it("hold, when a figure is traced, the persons that they were counted from", async () => {
    await fc.assert(
      fc.asyncProperty(persons(time), async (people) => {
        const both = await bothWays(lung, people);
        const [measure] = lung.measures;
        const groups = measure === undefined ? undefined : both.counted.measured.get(measure.id);
        if (measure === undefined || groups === undefined) throw new Error("the example has measures");
        const at = join(scratch.folder, `run-${runs}`);
        const source = { agreement: lung, measure, known, cohort: join(at, "cohort"), outcome: join(at, "outcome") };
        const all = [
          groups.everyone,
          ...[...groups.subgroups.values()].flat(),
          ...groups.followed.values(),
          groups.apart,
        ];
        for (const group of all.filter((each) => each !== null)) {
          const rows = await readOutcomeRows(membersOf(group, source), scratch.database);
          const observed = rows.filter(({ status }) => status === "observed").length;
          const counted = personsIn(group, ({ status }) => status === "observed");
          expect([group.name, group.level, observed]).toEqual([group.name, group.level, counted]);
        }
        const compared = await readOutcomeRows(
          membersOf({ name: "sex", level: "comparison" }, source),
          scratch.database,
        );
        const population = people.filter(({ member }) => member.included);
        expect(compared).toHaveLength(population.filter(({ member }) => member.subgroups.sex !== "unknown").length);
        const ignored = { name: "sensitivity", level: "delayed-entry-ignored" };
        expect(await readOutcomeRows(membersOf(ignored, source), scratch.database)).toHaveLength(population.length);
      }),
      { numRuns: 8 },
    );
  });
});

describe("an observed time without a day at risk", () => {
  it("is a defect of ours and never a smaller group", async () => {
    const odd = {
      row: outcome({ person_id: "odd", time_days: 10, entry_days: 10, event: 1 }),
      member: cohortRow({ person_id: "odd" }),
    };
    await expect(bothWays(lung, [odd])).rejects.toThrow("UTF-XX-001 evaluate: observed without a day at risk");
  });
});
