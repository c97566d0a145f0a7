import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { CohortRow } from "../../schemas/agreement/population.ts";
import type { Measure, OutcomeRow } from "../../schemas/measure.ts";
import { exceptionStratum, splitStratum } from "../cohort/own-stratum.ts";
import { byFollowUp } from "../evaluate/by-follow-up.ts";
import type { Known } from "../evaluate/clocks.ts";
import { levelsOf, withMinimumFollowUp } from "../evaluate/groups.ts";
import { completeUntil } from "../evaluate/readiness.ts";

const MINIMUM_FOLLOW_UP = /^minimum-follow-up-(\d+)-months$/;

/** The outcome rows of the persons that a group of estimates was made of. */
export const personsOf = (
  group: { readonly name: string; readonly level: string },
  agreement: Agreement,
  measure: Measure | undefined,
  all: readonly OutcomeRow[],
  cohort: readonly CohortRow[],
  known: Known,
): readonly OutcomeRow[] => {
  const { main, apart } = splitStratum(all, cohort);
  if (group.name === exceptionStratum.name) return apart;
  const [, months] = MINIMUM_FOLLOW_UP.exec(group.level) ?? [];
  if (group.name === "sensitivity" && months !== undefined) {
    return withMinimumFollowUp(main, Number(months), completeUntil(agreement, known)).rows;
  }
  const rows = measure === undefined ? main : byFollowUp(measure, main, completeUntil(agreement, known)).rows;
  if (!agreement.population.subgroups.some((subgroup) => subgroup === group.name)) return rows;
  const levels = levelsOf(group.name, rows, cohort);
  // A comparison is made of everyone whose level is known.
  if (group.level === "comparison") return levels.filter(({ level }) => level !== "unknown").flatMap((l) => l.rows);
  return levels.find(({ level }) => level === group.level)?.rows ?? [];
};
