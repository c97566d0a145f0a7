import type { PredicateOf } from "../../schemas/agreement/predicate.ts";
import type { MilestoneStatus } from "../../schemas/evaluation.ts";
import type { Evidence } from "../../schemas/evidence.ts";
import { addDays } from "./calendar.ts";
import { edgeCaseRule } from "./edge-case-rule.ts";
import { type Judgement, judgement, pointTo, type Situation } from "./situation.ts";

/** A fact that ends what is promised of a patient: death, an event, a switch, emigration. */
interface Ending {
  readonly date: string;
  readonly reason: string;
  readonly status: MilestoneStatus;
  readonly evidence: readonly Evidence[];
}

/**
 * The judgement by the first fact that ends the matter up to the due date; null where there is none.
 *
 * The earliest fact decides, so that an event before emigration stands, and one after it does not count. On the same
 * day an event goes before a switch and a switch before emigration. A fact on the due date itself counts as the
 * agreement says, save for emigration, from whose day on a milestone does not apply.
 */
export const judgeEnding = (situation: Situation): Judgement | null => {
  const { due } = situation.clocks;
  const before = (ending: Ending): boolean => {
    if (ending.date !== due || ending.reason === "emigration") return ending.date <= due;
    return edgeCaseRule(situation.agreement, "event_on_due_date") === "counts-as-before";
  };
  const [first] = [event(situation), death(situation), otherMedicine(situation), emigration(situation)]
    .filter((ending) => ending !== null)
    .filter(before)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return first === undefined
    ? null
    : { ...judgement(first.status, [first.reason], first.evidence), endedOn: first.date };
};

const event = (situation: Situation): Ending | null => {
  const { agreement, milestone, outcome, patient } = situation;
  const { predicate } = milestone;
  if (predicate.kind === "free-of-events") return datedEvent(situation, predicate);
  if (predicate.kind !== "alive-and-event-free") return null;
  const row = outcome(predicate.measure);
  if (row === undefined || row.status !== "observed" || row.event !== 1 || row.time_days === null) return null;
  const reason = row.reason ?? "event";
  return {
    date: addDays(patient.timeZero, row.time_days),
    reason,
    status: reason === "death" ? deathStatus(agreement) : "NOT_MET",
    evidence: row.evidence,
  };
};

/** The first of the dated events that count as failure. */
const datedEvent = ({ patient }: Situation, { events, from_day }: PredicateOf<"free-of-events">): Ending | null => {
  const first = patient.events.find(
    ({ kind, start }) => events.includes(kind) && start >= addDays(patient.timeZero, from_day),
  );
  return first === undefined
    ? null
    : { date: first.start, reason: first.kind, status: "NOT_MET", evidence: [pointTo("event", first)] };
};

const death = ({ agreement, patient: { vital } }: Situation): Ending | null =>
  vital === null || vital.deathDate === null
    ? null
    : {
        date: vital.deathDate,
        reason: "death",
        status: deathStatus(agreement),
        evidence: [pointTo("death", vital)],
      };

const deathStatus = (agreement: Situation["agreement"]): MilestoneStatus =>
  edgeCaseRule(agreement, "death_before_due") === "not-met" ? "NOT_MET" : "NOT_APPLICABLE";

const otherMedicine = ({ agreement, patient }: Situation): Ending | null => {
  const rule = edgeCaseRule(agreement, "switch_to_other_medicine");
  if (rule.counts === "ignored") return null;
  const first = patient.exposures.find(
    ({ substance, date }) => date > patient.timeZero && rule.substances.includes(substance),
  );
  return first === undefined
    ? null
    : {
        date: first.date,
        reason: "switch",
        status: rule.counts === "not-met" ? "NOT_MET" : "NOT_APPLICABLE",
        evidence: [pointTo("switch", first)],
      };
};

const emigration = ({ agreement, patient: { vital } }: Situation): Ending | null => {
  if (vital === null || vital.emigrationDate === null) return null;
  // Whoever is known to be resident again after leaving is followed as before.
  if (vital.status === "alive" && vital.statusDate !== null && vital.statusDate > vital.emigrationDate) return null;
  return {
    date: vital.emigrationDate,
    reason: "emigration",
    status: edgeCaseRule(agreement, "emigration") === "not-applicable-from-emigration" ? "NOT_APPLICABLE" : "UNKNOWN",
    evidence: [pointTo("emigration", vital)],
  };
};
