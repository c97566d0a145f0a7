import type { indexPage as nb } from "../nb/index-page.ts";

/** Words of the start page. */
export const indexPage: typeof nb = {
  title: "Agreements and data",
  agreements: "Agreements",
  sources: "Data sources",
  columns: { agreement: "Agreement", verdict: "Status", nextDue: "Next due", reports: "Reports" },
  sourceColumns: {
    source: "Source",
    delivery: "Delivery",
    dataCut: "Data cut",
    complete: "Last whole month",
    lines: "Lines",
    rejected: "Quarantine",
    state: "State",
  },
  held: "Files held",
  heldColumns: { file: "File", code: "Code", message: "What is wrong, and what to do" },
  noHeld: "No files are held.",
  states: { ok: "In order", rejected: "Lines in quarantine", held: "Files held", none: "No delivery" },
  setAside: "Agreements not judged",
  refused: "Refused",
  instead: "What stays",
  nothingPublished: "Nothing of it has been published.",
  stays: (day) => `Not judged this time; what was published stays, as of ${day}.`,
  dataUntil: (day) => `data until ${day}`,
  noAgreements: "No agreement has been judged.",
  patientLevel: "Patient by patient",
  patientCounts: (met, all) => `${met} of ${all} milestones met`,
  reviewCounts: (n) => `${n} for clinical review`,
  html: "Report",
  json: "JSON",
};
