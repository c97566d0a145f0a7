import type { Person, World } from "./person.ts";
import { type Said, said } from "./said.ts";

/** The day from which a person's time is counted, and from when the person is at risk. */
export interface Start {
  readonly zero: number;
  /** The first counted exposure; time zero itself unless that is the diagnosis. */
  readonly exposed: number;
  readonly substance: string;
  /** Days from time zero to the day of coming under observation. */
  readonly entry: number;
  /** False where time zero should be a diagnosis and there is none. */
  readonly diagnosed: boolean;
  readonly evidence: readonly Said[];
}

interface Rules {
  readonly time_zero?: "first-exposure" | "diagnosis";
  readonly delayed_entry?: boolean;
}

/** Null for persons who have not begun with one of the agreement's medicines. */
export const startOf = (person: Person, { asOf }: World, rules: Rules = {}): Start | null => {
  const [first] = person.doses
    .filter((dose) => dose.counts && (dose.substance === "a" || dose.substance === "aa") && dose.day <= asOf)
    .toSorted((x, y) => x.day - y.day || x.substance.localeCompare(y.substance));
  if (first === undefined) return null;
  const fromDiagnosis = rules.time_zero === "diagnosis";
  const earlier = person.diagnoses.map(({ day }) => day).filter((day) => day <= first.day);
  const diagnosed = !fromDiagnosis || earlier.length > 0;
  const zero = fromDiagnosis && earlier.length > 0 ? Math.max(...earlier) : first.day;
  const seen = [...person.diagnoses.map(({ day }) => day), ...person.contacts.map((c) => c.in)].filter(
    (day) => day <= asOf,
  );
  const firstSeen = rules.delayed_entry === true && seen.length > 0 ? Math.min(...seen) : zero;
  const entry = Math.max(0, firstSeen - zero, first.day - zero);
  const by =
    fromDiagnosis && earlier.length > 0
      ? person.diagnoses.filter(({ day }) => day === zero)
      : person.doses.filter((d) => d.counts && d.substance === first.substance && d.day === first.day);
  const { day: exposed, substance } = first;
  return { zero, exposed, substance, entry, diagnosed, evidence: said("time-zero", by) };
};

/** The counted doses that can be believed: from the first exposure on, known on the day of judgement, not after the death. */
export const dosesFrom = (person: Person, start: Start, asOf: number, death: number | null): Person["doses"] =>
  person.doses.filter(
    (dose) => dose.counts && dose.day >= start.exposed && dose.day <= asOf && (death === null || dose.day <= death),
  );

/** Until when the data of every source reach that delivered one of the doses; null without a dose. */
export const reachOf = (doses: Person["doses"], { cuts }: World): number | null =>
  doses.length === 0 ? null : Math.min(...doses.map(({ source }) => cuts[source]));
