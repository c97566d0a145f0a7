import { addDays, daysBetween } from "../../evaluate/calendar.ts";
import type { FactSheet } from "../fact-sheet.ts";
import type { Course } from "./course.ts";
import type { Drawn } from "./eligible.ts";
import type { View } from "./view.ts";

/**
 * The doses of one patient: the first, where the agreement counts stopping one every so many days to the last, and the
 * first of another medicine where there is a switch. Answers how many registrations that was.
 */
export const seeDoses = (course: Course, drawn: Drawn, view: View, interval: number, sheet: FactSheet): number => {
  const { agreement, needs } = view.recipe;
  const { person_id, source, start } = drawn;
  const known = Math.min(daysBetween(start, view.clinicalUntil), Math.min(course.death, course.emigration) - 1);
  const dose = (day: number, substance: string): void =>
    sheet.add("exposure", {
      person_id,
      source,
      kind: "administration",
      substance,
      start_date: addDays(start, day),
      counts: true,
    });
  const own = agreement.population.substances[0] ?? "";
  const last = needs.has("stopping") ? course.lastDose : 0;
  let doses = 0;
  for (let day = 0; day === 0 || day < Math.min(last, known + 1); day += interval) {
    dose(day, own);
    doses += 1;
  }
  if (last > 0 && last <= known) {
    dose(last, own);
    doses += 1;
  }
  const rule = agreement.edge_cases.switch_to_other_medicine;
  const [other] = rule?.substances ?? [];
  if (rule !== undefined && rule.counts !== "ignored" && other !== undefined && course.switching <= known) {
    dose(course.switching, other);
    doses += 1;
  }
  return doses;
};
