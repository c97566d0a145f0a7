/** What became of an application; an empty cell is an application that is not decided yet. */
export const decisions = {
  granted: "treatment may start (innvilget)",
  refused: "treatment may not start (avslått)",
  withdrawn: "withdrawn by the applicant before a decision (trukket)",
} as const;

/** Grounds of an application; the register's own list is not public. */
export const grounds = {
  RARE: "very small patient group",
  SEVERE: "very serious condition",
  NO_ALTERNATIVE: "no alternative treatment left",
  INTOLERANCE: "the alternatives are not tolerated",
  OUTSIDE_CRITERIA: "outside the start criteria of the decision in Nye metoder",
  NOT_ASSESSED: "the method is not assessed, or the assessment is not finished",
  NOT_INTRODUCED: "the method was assessed and not introduced",
  CONTINUATION: "goes on with treatment begun in a study, abroad or before the decision",
  OTHER: "other grounds",
} as const;

/** What was seen at the last follow-up of a treatment that was granted. */
export const followUps = {
  on_treatment: "on treatment",
  stopped: "treatment stopped",
  not_started: "treatment never started",
  dead: "dead",
} as const;
