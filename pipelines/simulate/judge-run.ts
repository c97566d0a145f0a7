import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { CohortRow } from "../../schemas/agreement/population.ts";
import type { Evaluation, Milestone, Settlement } from "../../schemas/evaluation.ts";
import type { OutcomeRow } from "../../schemas/measure.ts";
import type { PatientFacts } from "../../schemas/patient-facts.ts";
import { evaluateGroup } from "../evaluate/evaluate-group.ts";
import { type Dispute, evaluatePatients } from "../evaluate/evaluate-patients.ts";
import { measuredFromRows, startsFromRows } from "../evaluate/groups-from-rows.ts";
import { numberPatients } from "../evaluate/patient-numbers.ts";
import { settle } from "../settle/settle.ts";
import { streamOf } from "./draw/course.ts";
import { type DrawnRows, drawnCoverage } from "./judge-drawn.ts";

/** What one run is judged from. */
export interface RunInput {
  readonly agreement: Agreement;
  readonly hash: string;
  readonly software: string;
  /** ISO dates: first day of the population, and day of judgement. */
  readonly from: string;
  readonly asOf: string;
  readonly rows: DrawnRows;
}

const dataCuts = ({ sources }: Agreement, asOf: string): Readonly<Record<string, string>> =>
  Object.fromEntries(sources.map(({ source }) => [source, asOf]));

/** The group's verdict of one run by the rule of the night; null without a rule. */
export const verdictOf = (input: RunInput): NonNullable<Evaluation["group"]>["verdict"] | null => {
  const { agreement, asOf, rows } = input;
  const known = { asOf, dataCuts: dataCuts(agreement, asOf) };
  const evaluation = evaluateGroup({
    ...known,
    agreement,
    agreementHash: input.hash,
    runId: "simulated",
    software: input.software,
    starts: startsFromRows(rows.cohort),
    measured: measuredFromRows(agreement, rows.outcomes, rows.cohort, known),
    coverage: drawnCoverage(agreement, input.from, asOf),
  });
  return evaluation.verdict?.verdict ?? null;
};

/** Milestones and money of one run, by the rules of the night. */
export const judgePatients = (
  input: RunInput,
  disputes: readonly Dispute[],
): { readonly milestones: readonly Milestone[]; readonly settlement: Settlement | null } => {
  const { agreement, asOf, rows } = input;
  const milestones = evaluatePatients({
    agreement,
    asOf,
    dataCuts: dataCuts(agreement, asOf),
    patients: rows.patients,
    outcomes: rows.outcomes,
    disputes,
  });
  return { milestones, settlement: settle(milestones, agreement) };
};

/** Milestones judged not met that a party disputes, each with the same chance. */
export const drawDisputes = (
  { agreement, rows }: RunInput,
  milestones: readonly Milestone[],
  share: number,
  seed: number,
): readonly Dispute[] => {
  if (share === 0) return [];
  const persons = new Map(numberPatients(agreement, rows.patients).map((each) => [each.number, each.patient]));
  return milestones.flatMap(({ patient, milestone, status }) => {
    const person = persons.get(patient);
    if (status !== "NOT_MET" || person === undefined) return [];
    const chance = streamOf(seed, `dispute ${milestone}`, patient);
    return chance.chance(share) ? [{ personId: person.personId, milestone }] : [];
  });
};

/** The rows of each run, by the run's part of the person key. */
export const rowsByRun = (rows: DrawnRows): ReadonlyMap<string, DrawnRows> => {
  const cohort = Map.groupBy(rows.cohort, ({ person_id }) => runOf(person_id));
  const patients = Map.groupBy(rows.patients, ({ personId }) => runOf(personId));
  const outcomes = [...rows.outcomes].map(
    ([measure, all]) => [measure, Map.groupBy(all, ({ person_id }) => runOf(person_id))] as const,
  );
  return new Map(
    [...cohort].map(([run, members]) => [
      run,
      {
        cohort: members,
        patients: patients.get(run) ?? [],
        outcomes: new Map(outcomes.map(([measure, byRun]) => [measure, byRun.get(run) ?? []])),
      },
    ]),
  );
};

/** Key of a patient: run and number, of even length so that the order of keys is that of numbers. */
export const personKey = (run: number, patient: number): string =>
  `simulated-${String(run).padStart(6, "0")}-${String(patient).padStart(5, "0")}`;

const runOf = (personId: string): string => personId.slice(0, -6);
const patientOf = (personId: string): number => Number(personId.slice(-5));
export const runKey = (run: number): string => runOf(personKey(run, 0));

/** The first so many patients of a run: as many as a smaller agreement would have had. */
export const firstPatients = (rows: DrawnRows, n: number): DrawnRows => ({
  cohort: rows.cohort.filter(({ person_id }): boolean => isFirst(person_id, n)),
  patients: rows.patients.filter(({ personId }): boolean => isFirst(personId, n)),
  outcomes: new Map(
    [...rows.outcomes].map(([measure, all]): [string, readonly OutcomeRow[]] => [
      measure,
      all.filter(({ person_id }) => isFirst(person_id, n)),
    ]),
  ),
});

const isFirst = (personId: string, n: number): boolean => patientOf(personId) < n;
export const noRows = (rows: DrawnRows): DrawnRows => ({
  cohort: [] as readonly CohortRow[],
  patients: [] as readonly PatientFacts[],
  outcomes: new Map([...rows.outcomes.keys()].map((measure) => [measure, []])),
});
