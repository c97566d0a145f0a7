import { date, dec, flag, text } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { atMost } from "../../rule.ts";
import { filesNamed } from "../file-patterns.ts";

/** Hours of ventilation per day, period by period, in children with spinal muscular atrophy. */
export const smaVentilationDays: Layout = {
  id: "sma_ventilation_days",
  version: 0,
  title: "Ventilation periods, children with SMA",
  rowIs: "one period with the same hours of ventilation per day",
  evidence: "Provisional; no public Norwegian codebook holds these fields.",
  provisional: "Replaced by the codebook of the hospital-run treatment registry.",
  files: filesNamed("sma_ventilation_days"),
  person: "PATIENT_ID",
  columns: [
    text({ name: "PATIENT_ID", presence: "required", meaning: "Person key, valid within this source and delivery." }),
    date({
      name: "date_from",
      presence: "required",
      meaning: "First calendar day, included.",
      caveat: "A gap between periods is not recorded, not zero hours; zero hours must be stated.",
    }),
    date({
      name: "date_to",
      presence: "optional",
      meaning: "Last calendar day, included; the period has date_to − date_from + 1 days.",
      caveat: "Empty while the period was going on at the delivery date.",
    }),
    dec({
      name: "hours_per_day",
      presence: "required",
      min: 0,
      max: 24,
      scale: 4,
      meaning: "Hours of ventilation per day in the period, unrounded.",
    }),
    flag({
      name: "acute_reversible",
      presence: "required",
      meaning: "The clinician states that the period belongs to an acute, reversible event.",
      caveat: "Never derived from the length or the hours of a period.",
    }),
  ],
  rowRules: [
    {
      id: "period-in-order",
      outcome: "error",
      must: atMost("date_from", "date_to"),
      text: "date_to is not before date_from",
    },
  ],
  // Overlaps of one patient are judged over the whole patient in harmonization; a repeated start shows up here already.
  unique: { columns: ["PATIENT_ID", "date_from"], outcome: "finding" },
  reaches: ["date_from", "date_to"],
};
