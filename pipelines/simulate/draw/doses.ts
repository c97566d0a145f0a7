import { addDays, daysBetween } from "../../evaluate/calendar.ts";
import type { FactSheet } from "../fact-sheet.ts";
import { type Course, streamOf } from "./course.ts";
import type { Drawn } from "./eligible.ts";
import { seeUse } from "./see-use.ts";
import type { View } from "./view.ts";

/**
 * The doses of one patient: the first, where the agreement counts stopping or units one every so many days to the last, and
 * the first of another medicine where there is a switch. Answers how many registrations that was.
 */
export const seeDoses = (
  course: Course,
  drawn: Drawn,
  view: View,
  interval: number,
  seed: number,
  patient: number,
  sheet: FactSheet,
): number => {
  const { agreement, needs } = view.recipe;
  const { person_id, source, start } = drawn;
  const known = Math.min(daysBetween(start, view.clinicalUntil), Math.min(course.death, course.emigration) - 1);
  const given = (day: number, substance: string) => ({
    person_id,
    source,
    kind: "administration",
    substance,
    start_date: addDays(start, day),
    counts: true,
  });
  const own = agreement.population.substances[0] ?? "";
  const { usage } = course;
  const unsaid = streamOf(seed, "unsaid use", patient);
  const use = (day: number): number => {
    if (usage !== null) return seeUse(usage, given(day, usage.substance), view, unsaid, sheet);
    sheet.add("exposure", given(day, own));
    return 1;
  };
  const last = needs.has("stopping") || usage !== null ? course.lastDose : 0;
  let doses = 0;
  for (let day = 0; day === 0 || day < Math.min(last, known + 1); day += usage?.everyDays ?? interval)
    doses += use(day);
  // A measure of stopping reads the very last dose; where only units are counted, they end with the last one on its day.
  if (needs.has("stopping") && last > 0 && last <= known) doses += use(last);
  const rule = agreement.edge_cases.switch_to_other_medicine;
  const [other] = rule?.substances ?? [];
  if (rule !== undefined && rule.counts !== "ignored" && other !== undefined && course.switching <= known) {
    sheet.add("exposure", given(course.switching, other));
    doses += 1;
  }
  return doses;
};
