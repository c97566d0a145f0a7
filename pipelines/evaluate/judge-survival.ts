import type { PatientFacts } from "../../schemas/patient-facts.ts";
import { addDays } from "./calendar.ts";
import { edgeCaseRule } from "./edge-case-rule.ts";
import { type Judgement, judgement, pointTo, type Situation } from "./situation.ts";

/** Whether the patient is known to live on the due date, when nothing is known to have ended the matter before. */
export const judgeAlive = (situation: Situation): Judgement => {
  const { patient, clocks } = situation;
  const life = lastSignOfLife(patient);
  if (life !== null && life.date >= clocks.due) return judgement("MET", [], [pointTo("follow-up", life)]);
  if (!clocks.data.closed) return judgement("PENDING", []);
  const dead = patient.vital !== null && patient.vital.status === "dead" && patient.vital.deathDate === null;
  return dead ? judgement("UNKNOWN", ["death-date-unknown"]) : lost(situation);
};

/**
 * Whether the patient is known to be free of the event through the due date, when no event up to it is known.
 *
 * That nothing was reported is only believed once the data clock has closed; until then the milestone is pending, even
 * where the patient is known to live.
 */
export const judgeEventFree = (situation: Situation, measure: string): Judgement => {
  const { patient, clocks, outcome } = situation;
  if (!clocks.data.closed) return judgement("PENDING", []);
  const row = outcome(measure);
  // Data that contradict themselves are not loss to follow-up: whatever the agreement says of that, people must look.
  if (row?.reason !== null && row !== undefined && row.status !== "observed" && !silent.has(row.reason)) {
    return judgement("UNKNOWN", [row.reason], row.evidence);
  }
  if (row === undefined || row.status !== "observed" || row.time_days === null) return lost(situation);
  const followed = addDays(patient.timeZero, row.time_days);
  // An event on the due date that the agreement counts as after it leaves the patient free through the due date.
  return followed >= clocks.due ? judgement("MET", [], row.evidence) : lost(situation, row.evidence);
};

/**
 * Whether the patient is known to live without any of the dated events, when none up to the due date is known. That
 * nothing was reported is only believed once the data clock has closed.
 */
export const judgeFreeOfEvents = (situation: Situation): Judgement =>
  situation.clocks.data.closed ? judgeAlive(situation) : judgement("PENDING", []);

/** Reasons of a measure that mean that nothing is known, as against something that cannot be true. */
const silent: ReadonlySet<string> = new Set(["no-follow-up", "no-ventilation-record"]);

const lost = ({ agreement }: Situation, evidence: Judgement["evidence"] = []): Judgement =>
  edgeCaseRule(agreement, "lost_to_follow_up") === "not-met"
    ? judgement("NOT_MET", ["lost-to-follow-up"], evidence)
    : judgement("UNKNOWN", ["lost-to-follow-up"], evidence);

interface SignOfLife {
  readonly date: string;
  readonly file: string;
  readonly line: number;
}

/** The last day on which any fact shows the patient alive: a death later than that day shows it too. */
const lastSignOfLife = ({ vital, exposures, assessments }: PatientFacts): SignOfLife | null => {
  const signs: SignOfLife[] = [
    ...exposures,
    ...assessments.flatMap(({ date, file, line }) => (date === null ? [] : [{ date, file, line }])),
  ];
  if (vital !== null) {
    const { file, line } = vital;
    if (vital.deathDate !== null) signs.push({ date: vital.deathDate, file, line });
    else if (vital.status === "alive" && vital.statusDate !== null) signs.push({ date: vital.statusDate, file, line });
  }
  return signs.reduce<SignOfLife | null>((last, sign) => (last === null || sign.date > last.date ? sign : last), null);
};
