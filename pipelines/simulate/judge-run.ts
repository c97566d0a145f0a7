import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { CohortRow } from "../../schemas/agreement/population.ts";
import type { Verdict } from "../../schemas/evaluation.ts";
import type { OutcomeRow } from "../../schemas/measure.ts";
import type { PatientFacts } from "../../schemas/patient-facts.ts";
import type { ListPrice, UnitFact } from "../../schemas/unit-fact.ts";
import { evaluateGroup, type GroupEvaluation } from "../evaluate/evaluate-group.ts";
import type { Dispute } from "../evaluate/evaluate-patients.ts";
import { measuredFromRows, startsFromRows } from "../evaluate/groups-from-rows.ts";
import { type JudgedPatients, judgePatients } from "../evaluate/judge-patients.ts";
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
  readonly prices: readonly ListPrice[];
  readonly rows: DrawnRows;
}

const dataCuts = ({ sources }: Agreement, asOf: string): Readonly<Record<string, string>> =>
  Object.fromEntries(sources.map(({ source }) => [source, asOf]));

/** One run as judged by the rules of the night. */
export interface JudgedRun extends JudgedPatients {
  readonly verdict: Verdict | null;
  readonly group: GroupEvaluation;
}

/** The group's verdict of one run by the rule of the night; null without a rule. */
export const verdictOf = (input: RunInput): Verdict | null => evaluateGroup(nightInput(input)).verdict?.verdict ?? null;

/** Group, milestones and money of one run, by the rules of the night; once more with disputes, where there are any. */
export const judgeRun = (
  input: RunInput,
  disputes: (judged: JudgedRun) => readonly Dispute[] = () => [],
): JudgedRun => {
  const night = nightInput(input);
  const group = evaluateGroup(night);
  const judged = (raised: readonly Dispute[]): JudgedRun => ({
    ...judgePatients({ ...night, disputes: raised }, group),
    verdict: group.verdict?.verdict ?? null,
    group,
  });
  const first = judged([]);
  const raised = disputes(first);
  return raised.length === 0 ? first : judged(raised);
};

/** What the steps of the night are given for a run. */
export const nightInput = ({ agreement, hash, software, from, asOf, prices, rows }: RunInput) => ({
  agreement,
  agreementHash: hash,
  runId: "simulated",
  software,
  asOf,
  dataCuts: dataCuts(agreement, asOf),
  starts: startsFromRows(rows.cohort),
  measured: measuredFromRows(agreement, rows.outcomes, rows.cohort, { asOf, dataCuts: dataCuts(agreement, asOf) }),
  outcomes: rows.outcomes,
  coverage: drawnCoverage(agreement, from, asOf),
  patients: rows.patients,
  disputes: [],
  units: { facts: rows.units, prices },
});

/** Milestones judged not met that a party disputes, each with the same chance. */
export const drawDisputes = (
  { patients, milestones }: JudgedPatients,
  share: number,
  seed: number,
): readonly Dispute[] => {
  if (share === 0) return [];
  const persons = new Map(patients.map((each) => [each.number, each.patient]));
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
  const units = Map.groupBy(rows.units, ({ personId }) => runOf(personId));
  const outcomes = [...rows.outcomes].map(
    ([measure, all]) => [measure, Map.groupBy(all, ({ person_id }) => runOf(person_id))] as const,
  );
  return new Map(
    [...cohort].map(([run, members]) => [
      run,
      {
        cohort: members,
        patients: patients.get(run) ?? [],
        units: units.get(run) ?? [],
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
  units: rows.units.filter(({ personId }): boolean => isFirst(personId, n)),
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
  units: [] as readonly UnitFact[],
  outcomes: new Map([...rows.outcomes.keys()].map((measure) => [measure, []])),
});
