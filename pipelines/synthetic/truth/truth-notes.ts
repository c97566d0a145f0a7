/** How the numbers of truth.json are to be read. */
export const truthNotes: readonly string[] = [
  "Lung cohort: at least one dose of pembrolizumab by the cut, and living outside Helse Nord, which delivers nothing to INSPIRE. Time zero is the first dose.",
  "True survival is S(t) = exp(-hazardRatio * (t / scaleDays) ** shape), t in days from the first dose; death falls on the day that t ends in, so S at whole days is exact. The cohort's survival is the mean over its members.",
  "Follow-up ends at death, at emigration, or at the data cut. A death after emigration is in no register.",
  "Discontinued under a gap: docetaxel started, or dead, or at least so many days without a dose between the last dose and the end of follow-up; no pause within treatment is as long as 90 days.",
  "Permanent ventilation: consecutive recorded days with at least the hours; the day is the one on which the count is reached. A day without a record ends a run.",
  "Instalment met: alive and event-free through the due date (treatment start plus whole years); a failure is for good. Unknown: emigrated before the due date.",
  "Milestone due: the due date (treatment start plus whole months) lies before the end of the child's follow-up. On time: within 14 days of it; late: 70 to 110 days after it.",
  "Where a key file names two project persons for one key on one day, the key is of a person in NPR only: it links nobody, and no expected number rests on it.",
  "Small groups: one line of persons.jsonl each, with every injection, dose, weight, M-protein value (tenths of g/L, as it truly is) and response. A side of null is not reported; an M-protein below the limit is reported as the limit.",
  "Rejected dirt is always an additional line beside the good one, and changes within a kept line spare dates, medicines and persons' keys: every expected count of events holds with dirt too. Sex, year of birth, municipality, unit and length of stay of single NPR episodes may differ.",
  "seenBy quality: the line is accepted by intake, and the dirt shows only across lines or against a code list.",
];
