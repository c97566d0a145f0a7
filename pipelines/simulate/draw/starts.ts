import type { Accrual } from "../../../schemas/simulation/simulation.ts";
import { addDays, daysBetween } from "../../evaluate/calendar.ts";
import { expectedPatients, type Plan } from "../resolve.ts";
import { streamOf } from "./course.ts";

/** How many start in a run: as many as stated, or by chance around the mean of a rate. */
export const drawCount = (accrual: Accrual, { from, to }: Pick<Plan, "from" | "to">, seed: number): number => {
  if ("patients" in accrual) return accrual.patients;
  // Waiting times with a constant rate, counted until the period is over.
  const random = streamOf(seed, "accrual", 0);
  const mean = expectedPatients(accrual, from, to);
  let count = 0;
  for (let time = random.exponential(mean); time < 1; time += random.exponential(mean)) count += 1;
  return count;
};

/** First day of treatment of a patient, evenly spread over the period; ISO date. */
export const drawStart = ({ from, to }: Pick<Plan, "from" | "to">, seed: number, patient: number): string =>
  addDays(from, streamOf(seed, "start", patient).between(0, daysBetween(from, to)));
