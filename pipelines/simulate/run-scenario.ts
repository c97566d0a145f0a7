import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Milestone, MilestoneStatus, Verdict } from "../../schemas/evaluation.ts";
import { addDays, daysBetween } from "../evaluate/calendar.ts";
import { drawCourse } from "./draw/course.ts";
import { type SimulatedPatient, seePatient } from "./draw/draw-patient.ts";
import { drawCount, drawStart } from "./draw/starts.ts";
import { asData, asTruth, type View } from "./draw/view.ts";
import { drawnPrices } from "./drawn-prices.ts";
import { FactSheet } from "./fact-sheet.ts";
import { type Bench, type DrawnRows, judgeDrawn } from "./judge-drawn.ts";
import {
  drawDisputes,
  firstPatients,
  judgeRun,
  noRows,
  personKey,
  type RunInput,
  rowsByRun,
  runKey,
  verdictOf,
} from "./judge-run.ts";
import { decidingPart } from "./needs.ts";
import { recipeOf } from "./recipe.ts";
import type { Plan, Scenario } from "./resolve.ts";
import { milestoneKey, moneyOf, paymentOf, type RunMoney, type RunPayment } from "./run-money.ts";
import { unitsIn } from "./units-in.ts";

/** What one run with one seed came to. Plain counts and amounts, so that runs can be counted in any order. */
export interface RunOutcome {
  readonly patients: number;
  /** Days from time zero to the day of judgement, over all patients. */
  readonly patientDays: number;
  /** Units that carry money; null where none is counted. */
  readonly units: number | null;
  readonly verdict: Verdict | null;
  /** What it would have come to at each of the plan's sizes. */
  readonly atSizes: readonly RunAtSize[];
  readonly statuses: Readonly<Record<MilestoneStatus, number>>;
  readonly flags: Readonly<Record<"CONTINUE" | "STOP_REVIEW" | "NOT_ELIGIBLE" | "none", number>>;
  /** Milestones judged met, and not met, and how many of them complete and exact data contradict. */
  readonly judged: {
    readonly met: number;
    readonly notMet: number;
    readonly wrongMet: number;
    readonly wrongNotMet: number;
  };
  readonly money: RunMoney | null;
  readonly asked: { readonly assessments: number; readonly registrations: number; readonly retests: number };
}

/** Verdict and payment of a run with another number of patients. */
export interface RunAtSize {
  readonly verdict: Verdict | null;
  readonly paid: RunPayment | null;
}

/** Patients whose facts are written and judged together: enough that statements are few, few enough for memory. */
const AT_ONCE = 10_000;

/** Lines of use that are written and judged together, if everybody used the medicine to the end. */
const USES_AT_ONCE = 800_000;

/** Days after the day of judgement by which every milestone that was due has been seen whole, retests included. */
const TRUTH_AFTER = 730;

/** Everything that a simulation of one scenario needs beside the scenario itself. */
export interface SimulationInput {
  readonly agreement: Agreement;
  readonly hash: string;
  readonly software: string;
  readonly plan: Plan;
}

/** Every run of one scenario, in order of the seeds. Throws UTF-SM-001, UTF-AG-003, UTF-IO-001, UTF-DB-*. */
export const runScenario = async (
  { agreement, hash, software, plan }: SimulationInput,
  { assumed }: Scenario,
  bench: Bench,
): Promise<readonly RunOutcome[]> => {
  const deciding = decidingPart(agreement);
  const most = Math.max(0, ...plan.sizes);
  const { asOf, from } = plan;
  const truthAt = addDays(asOf, TRUTH_AFTER);
  const recipe = recipeOf(deciding);
  const data = asData(recipe, assumed, asOf);
  const exact = asTruth(recipe, truthAt);
  const outcomes: RunOutcome[] = [];
  const prices = drawnPrices(deciding, assumed, from, truthAt);
  const daysApart = deciding.units === undefined ? null : assumed.stopping.dose_interval_days;
  for (const runs of portions(plan, most, daysApart)) {
    const drawn = runs.map((run) => {
      const seed = plan.seed + run;
      const count = drawCount(plan.accrual, plan, seed);
      const patients = Array.from(
        { length: Math.max(count, most) },
        (_, number): SimulatedPatient => ({
          personId: personKey(run, number),
          seed,
          number,
          start: drawStart(plan, seed, number),
          course: drawCourse(recipe, assumed, seed, number),
        }),
      );
      return { run, seed, count, patients };
    });
    const see = async (view: View, day: string, all: readonly SimulatedPatient[]) => {
      const sheet = new FactSheet();
      const asked = new Map(all.map((patient) => [patient.personId, seePatient(assumed, patient, view, sheet)]));
      const rows = await judgeDrawn(deciding, sheet, from, day, bench);
      return { asked, rows, byRun: rowsByRun(rows) };
    };
    const seen = await see(
      data,
      asOf,
      drawn.flatMap(({ patients }) => patients),
    );
    const whole =
      deciding.milestones.length === 0 && deciding.units === undefined
        ? null
        : await see(
            exact,
            truthAt,
            drawn.flatMap(({ patients, count }) => patients.slice(0, count)),
          );
    for (const { run, seed, count, patients } of drawn) {
      const rows = seen.byRun.get(runKey(run)) ?? noRows(seen.rows);
      const input = (day: string, of: DrawnRows): RunInput => ({
        agreement: deciding,
        hash,
        software,
        from,
        asOf: day,
        prices,
        rows: of,
      });
      const own = input(asOf, firstPatients(rows, count));
      const judged = judgeRun(own, (first) => drawDisputes(first, assumed.disputed, seed));
      const known = new Set(own.rows.cohort.map(({ person_id }) => person_id));
      const complete = whole === null ? null : input(truthAt, onlyOf(whole.byRun.get(runKey(run)), known, whole.rows));
      const truth = complete === null ? null : { input: complete, judged: judgeRun(complete) };
      const asked = patients.slice(0, count).flatMap(({ personId }) => seen.asked.get(personId) ?? []);
      outcomes.push({
        patients: own.rows.cohort.length,
        patientDays: own.rows.cohort.reduce((sum, { time_zero }) => sum + daysBetween(time_zero, asOf), 0),
        units: deciding.units === undefined ? null : unitsIn(judged.units),
        verdict: judged.verdict,
        atSizes: plan.sizes.map((n): RunAtSize => {
          const other = input(asOf, firstPatients(rows, n));
          if (deciding.units === undefined) return { verdict: verdictOf(other), paid: null };
          const { verdict, ...paid } = judgeRun(other);
          return { verdict, paid: paymentOf(other, paid) };
        }),
        statuses: statusesOf(judged.milestones),
        flags: flagsOf(judged.milestones),
        judged: contradicted(judged.milestones, truth?.judged.milestones ?? []),
        money: moneyOf(own, judged, truth),
        asked: {
          assessments: sumOf(asked, (each) => each.assessments),
          registrations: sumOf(asked, (each) => each.registrations),
          retests: sumOf(asked, (each) => each.retests),
        },
      });
    }
  }
  return outcomes;
};

/** Runs in portions of so many patients. */
const portions = (
  { seeds, accrual, from, to, asOf }: Plan,
  most: number,
  daysApart: number | null,
): readonly (readonly number[])[] => {
  const mean = "patients" in accrual ? accrual.patients : (accrual.per_year * (daysBetween(from, to) + 1)) / 365;
  const uses = daysApart === null ? 0 : (daysBetween(from, asOf) + TRUTH_AFTER) / daysApart;
  const atOnce = Math.min(AT_ONCE, USES_AT_ONCE / Math.max(1, uses));
  const size = Math.max(1, Math.floor(atOnce / Math.max(1, mean, most)));
  return Array.from({ length: Math.ceil(seeds / size) }, (_, i) =>
    Array.from({ length: Math.min(size, seeds - i * size) }, (_, j) => i * size + j),
  );
};

const onlyOf = (rows: DrawnRows | undefined, known: ReadonlySet<string>, shape: DrawnRows): DrawnRows =>
  rows === undefined
    ? noRows(shape)
    : {
        ...rows,
        cohort: rows.cohort.filter((p) => known.has(p.person_id)),
        patients: rows.patients.filter((p) => known.has(p.personId)),
        units: rows.units.filter((p) => known.has(p.personId)),
      };

const sumOf = <T>(of: readonly T[], count: (each: T) => number): number =>
  of.reduce((sum, each) => sum + count(each), 0);

const statusesOf = (milestones: readonly Milestone[]): RunOutcome["statuses"] => {
  const counts = {
    ...{ MET: 0, NOT_MET: 0, UNKNOWN: 0, NOT_DUE: 0, PENDING: 0, NOT_APPLICABLE: 0, RETEST_DUE: 0, DISPUTED: 0 },
  };
  for (const { status } of milestones) counts[status] += 1;
  return counts;
};

const flagsOf = (milestones: readonly Milestone[]): RunOutcome["flags"] => {
  const counts = { CONTINUE: 0, STOP_REVIEW: 0, NOT_ELIGIBLE: 0, none: 0 };
  for (const { flag, status } of milestones) if (status !== "NOT_DUE") counts[flag ?? "none"] += 1;
  return counts;
};

/** Numbers are the same in both judgements, because the same patients are numbered by the same days. */
const contradicted = (seen: readonly Milestone[], complete: readonly Milestone[]): RunOutcome["judged"] => {
  const truth = new Map(complete.map((each) => [milestoneKey(each), each.status]));
  const counts = { met: 0, notMet: 0, wrongMet: 0, wrongNotMet: 0 };
  for (const milestone of seen) {
    const right = truth.get(milestoneKey(milestone));
    if (milestone.status === "MET") {
      counts.met += 1;
      if (right === "NOT_MET") counts.wrongMet += 1;
    } else if (milestone.status === "NOT_MET") {
      counts.notMet += 1;
      if (right === "MET") counts.wrongNotMet += 1;
    }
  }
  return counts;
};
