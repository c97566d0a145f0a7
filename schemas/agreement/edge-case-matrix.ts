import type { Agreement } from "./agreement.ts";
import { type MatrixRow, occasion, row } from "./edge-case-row.ts";
import { priceEdgeCaseRows } from "./price-edge-case-matrix.ts";

const always = occasion("every agreement", () => true);
const hasMilestones = occasion("every agreement with milestones", ({ milestones }) => milestones.length > 0);
const hasPayments = occasion(
  "every agreement with a milestone that has a payment, or with a price rule",
  ({ milestones, price_rules }) => milestones.some(({ payment }) => payment !== null) || price_rules.length > 0,
);
/** A milestone that is paid by the calendar alone meets no case. */
const judgesPatients = occasion("every agreement with a milestone that is not `unconditional`", (agreement) =>
  kinds(agreement).some((kind) => kind !== "unconditional"),
);
const judgesSurvival = occasion("milestones `alive`, `alive-and-event-free`, `free-of-events`", (agreement) =>
  kinds(agreement).some((kind) => ["alive", "alive-and-event-free", "free-of-events"].includes(kind)),
);
const judgesDomains = occasion("milestones `stop-if-any`", (agreement) => domains(agreement).length > 0);
const judgesAssessments = occasion("milestones `stop-if-any`, `value-change`, `response-sustained`", (agreement) =>
  kinds(agreement).some((kind) => ["stop-if-any", "value-change", "response-sustained"].includes(kind)),
);
const judgesScores = occasion("milestones `stop-if-any` with a domain `score-not-fallen`", (agreement) =>
  domains(agreement).some(({ kind }) => kind === "score-not-fallen"),
);
const seesVentilation = occasion(
  "milestones `stop-if-any`, and a measure `death-or-permanent-ventilation`",
  (agreement) =>
    domains(agreement).length > 0 || agreement.measures.some(({ kind }) => kind === "death-or-permanent-ventilation"),
);
const givesOnce = occasion(
  "milestones where `clock.course` is `one-time`",
  ({ milestones, clock }) => milestones.length > 0 && clock.course === "one-time",
);

const kinds = ({ milestones }: Agreement) => milestones.map(({ predicate }) => predicate.kind);
const domains = ({ milestones }: Agreement) =>
  milestones.flatMap(({ predicate }) => (predicate.kind === "stop-if-any" ? predicate.domains : []));

/** The edge-case matrix: which part of an agreement can meet which case. */
export const edgeCaseMatrix: readonly MatrixRow[] = [
  row("death_before_due", judgesPatients, "Pasienten dør før forfall.", "The patient dies before the due date."),
  row("event_on_due_date", judgesPatients, "Hendelsen skjer på forfallsdagen.", "The event is on the due date."),
  row("lost_to_follow_up", judgesSurvival, "Pasienten er tapt for oppfølging.", "The patient is lost to follow-up."),
  row("assessment_missing", judgesAssessments, "Undersøkelsen mangler.", "The assessment is missing."),
  row("domain_missing", judgesDomains, "En del av undersøkelsen mangler.", "Part of the assessment is missing."),
  row(
    "assessment_outside_window",
    judgesAssessments,
    "Undersøkelsen ligger utenfor vinduet.",
    "The assessment is outside the window.",
  ),
  row(
    "two_assessments_in_window",
    judgesAssessments,
    "Flere undersøkelser i vinduet.",
    "More than one assessment in the window.",
  ),
  row("retest", judgesScores, "Ny test etter forklart fall.", "Retest after an explained decline."),
  row("scale_switch", judgesScores, "Barnet går over til en annen skala.", "The child changes to another scale."),
  row(
    "switch_to_other_medicine",
    judgesPatients,
    "Pasienten bytter til et annet legemiddel.",
    "The patient switches to another medicine.",
  ),
  row("retreatment", givesOnce, "Engangsbehandlingen gis på nytt.", "The one-time treatment is given again."),
  row("acute_reversible_illness", seesVentilation, "Akutt, forbigående sykdom.", "Acute, reversible illness."),
  row("emigration", judgesPatients, "Pasienten flytter fra landet.", "The patient leaves the country."),
  row("pretreated", always, "Pasienten er behandlet før avtalen.", "The patient was treated before the agreement."),
  row(
    "individual_exceptions",
    always,
    "Pasienten er behandlet etter et individuelt unntak.",
    "The patient was treated by an individual exception.",
  ),
  row("region_payer", hasPayments, "Pasienten flytter mellom helseregioner.", "The patient moves between regions."),
  row("dispute", hasMilestones, "En part bestrider en milepæl.", "A party disputes a milestone."),
  row(
    "corrected_after_settlement",
    hasPayments,
    "Data rettes etter oppgjøret.",
    "Data are corrected after the settlement.",
  ),
  row("reservation", always, "Pasienten har reservert seg.", "The patient has opted out of the register."),
  ...priceEdgeCaseRows,
];
