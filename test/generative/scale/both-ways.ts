import { join } from "node:path";
import fc from "fast-check";
import { readStarts } from "../../../pipelines/cohort/read-starts.ts";
import { addDays } from "../../../pipelines/evaluate/calendar.ts";
import { evaluateGroup, type GroupInput } from "../../../pipelines/evaluate/evaluate-group.ts";
import type { MeasuredGroups } from "../../../pipelines/evaluate/groups.ts";
import { measuredFromRows, startsFromRows } from "../../../pipelines/evaluate/groups-from-rows.ts";
import { readGroups } from "../../../pipelines/evaluate/read-groups.ts";
import { readOutcome } from "../../../pipelines/measure/read-outcome.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { CohortRow } from "../../../schemas/agreement/population.ts";
import type { OutcomeRow } from "../../../schemas/measure.ts";
import { cohortRow, outcome } from "../../spec/evaluate/made-up.ts";
import { writeCohort, writeOutcome } from "../../support/outcome-folder.ts";
import type { Scratch } from "../../support/scratch-database.ts";

/** A person with an outcome under one measure, and with the place in the cohort. */
export interface Person {
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

/** Up to thirty persons with outcomes of one kind. */
export const persons = (measured: fc.Arbitrary<Partial<OutcomeRow>>): fc.Arbitrary<readonly Person[]> =>
  fc.uniqueArray(person(measured), { maxLength: 30, selector: ({ row }) => row.person_id });

export const known = { asOf: "2025-03-31", dataCuts: { kreftregisteret: "2025-06-30", sma_children: "2025-03-31" } };

/** The same persons twice: in the hand, one by one, and as files counted by the database. */
export interface BothWays {
  readonly inHand: GroupInput;
  readonly counted: GroupInput;
  /** Where the files lie. */
  readonly cohort: string;
  readonly outcome: string;
}

let runs = 0;

/** Prepares a judgement of persons both ways; every measure of the agreement has the same outcomes. */
export const bothWays = async (
  { database, folder }: Scratch,
  agreement: Agreement,
  people: readonly Person[],
  over: Partial<GroupInput> = {},
): Promise<BothWays> => {
  runs += 1;
  const at = join(folder, `run-${runs}`);
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
      ...over,
    },
    counted: { ...frame, starts: await readStarts(cohort, database), measured, ...over },
    ...{ cohort, outcome: outcomeFolder },
  };
};

export const asText = (input: GroupInput): string => JSON.stringify(evaluateGroup(input), null, 1);
