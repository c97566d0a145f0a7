import { code, date, dec, flag, int, text } from "../../column.ts";
import type { Layout } from "../../layout.ts";
import { above, all, any, empty, filled, not, oneOf } from "../../rule.ts";
import { filesNamed } from "../file-patterns.ts";
import { declineExplanations, nutritionWays, smaDrugs, smaTypes, ventilationTypes } from "./codes.ts";

const scores = ["CHOP_INTEND", "HINE2", "HFMSE", "RULM"] as const;

/** The six WHO motor milestones; each stands on its own because they are not strictly ordered. */
const milestones = [
  ["who_sit", "sits without support"],
  ["who_stand_assisted", "stands with assistance"],
  ["who_crawl", "crawls on hands and knees"],
  ["who_walk_assisted", "walks with assistance"],
  ["who_stand", "stands alone"],
  ["who_walk", "walks alone"],
] as const;

/** Columns that say how the child was on the day of the assessment. */
const assessed = [
  ...scores,
  ...milestones.map(([name]) => name),
  "ventilation_hours",
  "ventilation_type",
  "tracheostomy",
  "nutrition",
] as const;

/** Assessments and doses of children with spinal muscular atrophy, as kept in a hospital-run treatment registry. */
export const smaChildren: Layout = {
  id: "sma_children",
  version: 0,
  title: "Assessments and doses, children with SMA",
  rowIs: "one assessment and/or one dose",
  evidence: "Provisional; scale ranges as published for each scale, SMA types as in NORNMD's codebook 2024-11-11.",
  provisional: "Replaced by the codebook of the hospital-run treatment registry.",
  files: filesNamed("sma_children"),
  person: "PATIENT_ID",
  columns: [
    text({ name: "PATIENT_ID", presence: "required", meaning: "Person key, valid within this source and delivery." }),
    date({
      name: "assessment_date",
      presence: "conditional",
      meaning: "Day of the assessment; at least one of assessment_date and dose_date is filled.",
    }),
    code({
      name: "sma_type",
      presence: "optional",
      codes: smaTypes,
      meaning: "Type of SMA.",
      caveat: "Different types for one patient are a finding; none is chosen silently.",
    }),
    int({
      name: "smn2_copies",
      presence: "optional",
      min: 0,
      max: 9,
      meaning: "Number of SMN2 copies, 0–6; 9 is unknown.",
      caveat: "“≥4” comes as 4 through a value alias. 9 is never a count.",
    }),
    dec({
      name: "onset_age_months",
      presence: "optional",
      min: 0,
      max: 1200,
      scale: 2,
      meaning: "Age at onset of symptoms, in months; empty in presymptomatic children.",
    }),
    int({
      name: "CHOP_INTEND",
      presence: "optional",
      min: 0,
      max: 64,
      meaning: "CHOP INTEND, sum score 0–64.",
      caveat: "0 is a real score; empty is not done. Changes are never computed across scales.",
    }),
    int({
      name: "HINE2",
      presence: "optional",
      min: 0,
      max: 26,
      meaning: "HINE section 2 (motor milestones), sum score 0–26.",
    }),
    int({
      name: "HFMSE",
      presence: "optional",
      min: 0,
      max: 66,
      meaning: "Hammersmith Functional Motor Scale Expanded, 0–66.",
    }),
    int({ name: "RULM", presence: "optional", min: 0, max: 37, meaning: "Revised Upper Limb Module, 0–37." }),
    ...milestones.map(([name, does]) =>
      flag({
        name,
        presence: "optional",
        meaning: `WHO motor milestone: ${does}.`,
        caveat: "9 is not assessed; the milestones are not strictly ordered.",
      }),
    ),
    dec({
      name: "ventilation_hours",
      presence: "optional",
      min: 0,
      max: 24,
      scale: 2,
      meaning: "Usual hours of ventilation per day at the assessment.",
    }),
    code({
      name: "ventilation_type",
      presence: "optional",
      codes: ventilationTypes,
      meaning: "Kind of ventilation at the assessment.",
    }),
    flag({ name: "tracheostomy", presence: "optional", meaning: "The child has a tracheostomy." }),
    code({ name: "nutrition", presence: "optional", codes: nutritionWays, meaning: "How the child is fed." }),
    flag({
      name: "acute_reversible",
      presence: "optional",
      meaning:
        "The clinician states that the row's respiratory or nutritional status belongs to an acute, reversible event.",
      caveat: "Never derived.",
    }),
    code({
      name: "decline_explanation",
      presence: "optional",
      codes: declineExplanations,
      unlistedOutcome: "finding",
      meaning: "Why function fell since the last assessment, in the clinician's judgement.",
      caveat: "Free text is not ingested: text outside the list is counted and dropped.",
    }),
    code({
      name: "drug",
      presence: "conditional",
      codes: smaDrugs,
      meaning: "Medicine given; filled whenever dose_date is.",
    }),
    date({
      name: "dose_date",
      presence: "conditional",
      meaning: "Day on which the dose was given.",
      caveat: "For risdiplam, which is taken daily, the day of the start only.",
    }),
  ],
  rowRules: [
    {
      id: "assessment-or-dose",
      outcome: "error",
      must: any(filled("assessment_date"), filled("dose_date")),
      text: "at least one of assessment_date and dose_date is filled",
    },
    {
      id: "value-has-assessment-date",
      outcome: "error",
      when: any(...assessed.map(filled)),
      must: filled("assessment_date"),
      text: "a score, milestone, ventilation or nutrition value has an assessment_date",
    },
    {
      id: "dose-has-drug",
      outcome: "error",
      when: filled("dose_date"),
      must: filled("drug"),
      text: "drug is filled whenever dose_date is",
    },
    {
      id: "smn2-copies-listed",
      outcome: "error",
      when: filled("smn2_copies"),
      must: oneOf("smn2_copies", "0", "1", "2", "3", "4", "5", "6", "9"),
      text: "smn2_copies is 0 to 6, or 9 for unknown",
    },
    {
      id: "presymptomatic-without-onset",
      outcome: "finding",
      when: oneOf("sma_type", "presymptomatic"),
      must: empty("onset_age_months"),
      text: "onset_age_months is empty in a presymptomatic child",
    },
    {
      id: "no-ventilation-no-hours",
      outcome: "finding",
      when: oneOf("ventilation_type", "none"),
      must: not(above("ventilation_hours", 0)),
      text: "ventilation_type none has no hours",
    },
    {
      id: "ventilation-has-hours",
      outcome: "finding",
      when: all(oneOf("ventilation_type", "niv", "invasive", "other", "unknown"), filled("ventilation_hours")),
      must: above("ventilation_hours", 0),
      text: "any ventilation_type but none has more than 0 hours",
    },
    {
      id: "invasive-with-tracheostomy",
      outcome: "finding",
      when: all(oneOf("ventilation_type", "invasive"), oneOf("tracheostomy", "0")),
      must: oneOf("acute_reversible", "1"),
      text: "invasive ventilation without tracheostomy belongs to an acute, reversible event",
    },
  ],
  unique: { columns: ["PATIENT_ID", "assessment_date"], outcome: "finding" },
  reaches: ["assessment_date", "dose_date"],
};
