import type { exceptions as nb } from "../nb/exceptions.ts";

/** Words of the individual exceptions and their place in the analysis. */
export const exceptions: typeof nb = {
  heading: "Individual exceptions",
  intro:
    "Applications for the medicines of the agreement for one patient at a time, outside what has been introduced. The expert group on access and priority setting asked in 2024 (recommendation 10) to see patterns, geography and processing time.",
  notSeen:
    "None of the sources of the agreement delivers individual exceptions. Whether anybody in the cohort was treated by one is therefore not known.",
  none: "No application for the medicines of the agreement was received in the period that the register covers.",
  place: "Place in the analysis",
  rules: {
    excluded: "Patients who started by an exception are left out.",
    "own-stratum":
      "Patients who started by an exception are a stratum of their own. They are in no verdict, milestone or settlement.",
    included: "Patients who started by an exception are analysed and settled together with the others.",
  },
  treated: (n) => `Started by an exception: ${n}.`,
  grantedLater: (n) =>
    `Granted an exception only after the first dose, and kept where they were: ${n}. Moving them would favour those who lived long enough to be granted one.`,
  patterns: "Patterns of the applications",
  columns: {
    what: "Applications",
    applications: "Received",
    granted: "Granted",
    refused: "Refused",
    withdrawn: "Withdrawn",
    waiting: "Waiting",
    share: "Share granted",
    days: "Days to decision",
    perYear: "Per year",
  },
  splits: {
    all: "In total",
    substance: "By medicine",
    region: "By health region",
    reason: "By ground",
    year: "By year of application",
  },
  everything: "all applications",
  unknown: "not stated",
  reasons: {
    RARE: "very small patient group",
    SEVERE: "very serious condition",
    NO_ALTERNATIVE: "no other treatment left",
    INTOLERANCE: "alternatives not tolerated",
    OUTSIDE_CRITERIA: "outside the start criteria",
    NOT_ASSESSED: "method not yet assessed",
    NOT_INTRODUCED: "method assessed and not introduced",
    CONTINUATION: "goes on with treatment begun elsewhere",
    OTHER: "other",
  },
  quartiles: (first, third) => `quartiles ${first} and ${third}`,
  notReached: "not reached",
  method: (level) =>
    `Share: granted among granted and refused, with the exact ${level} confidence interval (Clopper–Pearson). Days to decision: median with quartiles by Kaplan–Meier, in which waiting applications have waited until the day of judgement. Per year: with the exact Poisson interval, only where the coverage of the register is declared; numbers of inhabitants are not part of it. An application with several grounds counts under each.`,
  followUp: "At the last follow-up of those granted",
  followUps: {
    on_treatment: "on treatment",
    stopped: "stopped",
    not_started: "not started",
    dead: "dead",
    none: "not followed up yet",
  },
  small:
    "The table holds counts below 5. They are shown in this internal copy only and must pass disclosure control before anything is shared.",
};
