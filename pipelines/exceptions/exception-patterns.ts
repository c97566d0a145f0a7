import { daysBetween } from "../../schemas/calendar.ts";
import type { ExceptionPattern, ExceptionSplit } from "../../schemas/exceptions.ts";
import {
  eventTableFromPersons,
  exactProportion,
  exactRate,
  kaplanMeier,
  survivalQuantile,
} from "../statistics/index.ts";
import type { ExceptionFact } from "./read-exceptions.ts";

/** A period in which the register of exceptions covers an area, ISO dates, the last day included. */
export interface ExceptionCoverage {
  readonly region: string;
  readonly from: string;
  readonly to: string;
}

/** What patterns are made from, beside the applications. */
export interface PatternFrame {
  /** ISO date of judgement. */
  readonly asOf: string;
  /** Confidence level as a probability. */
  readonly level: number;
  readonly coverage: readonly ExceptionCoverage[];
}

const DAYS_IN_YEAR = 365.25;

const splits: readonly {
  readonly by: ExceptionSplit;
  readonly levels: (fact: ExceptionFact) => readonly string[];
}[] = [
  { by: "all", levels: () => ["all"] },
  { by: "substance", levels: ({ substance }) => [substance ?? "unknown"] },
  { by: "region", levels: ({ region }) => [region ?? "unknown"] },
  { by: "reason", levels: ({ reasons }) => (reasons.length === 0 ? ["unknown"] : reasons) },
  { by: "year", levels: ({ applied }) => [applied.slice(0, 4)] },
];

/**
 * Patterns of applications for individual exceptions: for all, by medicine, region, ground and year, in this order.
 *
 * An application with several grounds counts under each, so the grounds do not add up to all; every other split does. The
 * counts are not suppressed: what leaves the internal folder must pass disclosure control first.
 */
export const exceptionPatterns = (facts: readonly ExceptionFact[], frame: PatternFrame): readonly ExceptionPattern[] =>
  splits.flatMap(({ by, levels }) => {
    const found = [...new Set(facts.flatMap(levels))].sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
    return found.map((level) =>
      patternOf(
        by,
        level,
        facts.filter((fact) => levels(fact).includes(level)),
        frame,
      ),
    );
  });

/** The unknown come last. */
const order = (level: string): number => (level === "unknown" ? 1 : 0);

const patternOf = (
  by: ExceptionSplit,
  level: string,
  facts: readonly ExceptionFact[],
  frame: PatternFrame,
): ExceptionPattern => {
  const decided = (decision: ExceptionFact["decision"]): number =>
    facts.filter((fact) => fact.decision === decision).length;
  const followed = (seen: ExceptionFact["followUp"]): number =>
    facts.filter((fact) => fact.decision === "granted" && fact.followUp === seen).length;
  const [granted, refused] = [decided("granted"), decided("refused")];
  const share = exactProportion(granted, granted + refused, frame.level);
  return {
    by,
    level,
    applications: facts.length,
    persons: new Set(facts.map(({ personId }) => personId)).size,
    granted,
    refused,
    withdrawn: decided("withdrawn"),
    waiting: decided("waiting"),
    share: share.state === "estimated" ? { value: share.proportion, lower: share.lower, upper: share.upper } : null,
    days: daysToDecision(facts, frame),
    perYear: rateOf(by, level, facts, frame),
    followUp: {
      on_treatment: followed("on_treatment"),
      stopped: followed("stopped"),
      not_started: followed("not_started"),
      dead: followed("dead"),
      none: followed(null),
    },
  };
};

/**
 * Quartiles of the days from application to a decision, whatever it was.
 *
 * Those that still wait are not left out: a median of the decided alone looks shorter the longer the queue. Kaplan and
 * Meier 1958, read as `print(survfit)` does; without waiting or withdrawn applications these are the plain quartiles.
 */
const daysToDecision = (facts: readonly ExceptionFact[], { asOf, level }: PatternFrame): ExceptionPattern["days"] => {
  const table = eventTableFromPersons({
    time: facts.map(({ applied, decided }) => daysBetween(applied, decided ?? asOf)),
    event: facts.map(({ decision }) => (decision === "granted" || decision === "refused" ? 1 : 0)),
  });
  const curve = kaplanMeier(table, { type: "log-log", level });
  const at = (probability: number): number | null => survivalQuantile(curve, probability).estimate;
  return { first: at(0.25), median: at(0.5), third: at(0.75) };
};

/**
 * Applications a year, where the register is declared to cover the area: all of the country for everything, the region
 * for a region. Inhabitants are not in the data, so regions of different size are not comparable in this number alone.
 */
const rateOf = (
  by: ExceptionSplit,
  level: string,
  facts: readonly ExceptionFact[],
  { coverage, level: confidence }: PatternFrame,
): ExceptionPattern["perYear"] => {
  if (by === "year" || level === "unknown") return null;
  const periods = coverage.filter(({ region }) => region === "national" || (by === "region" && region === level));
  const [period] = periods.toSorted((a, b) => daysIn(b) - daysIn(a));
  if (period === undefined) return null;
  const events = facts.filter(({ applied }) => applied >= period.from && applied <= period.to).length;
  const years = daysIn(period) / DAYS_IN_YEAR;
  const rate = exactRate(events, years, confidence);
  return rate.state === "estimated" ? { value: rate.rate, lower: rate.lower, upper: rate.upper, years } : null;
};

const daysIn = ({ from, to }: ExceptionCoverage): number => daysBetween(from, to) + 1;
