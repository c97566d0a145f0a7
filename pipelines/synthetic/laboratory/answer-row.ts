import { type Day, timestamp } from "../calendar/day.ts";
import type { Keys } from "../population/keys.ts";
import type { Person } from "../population/person.ts";
import { smallGroupTruth } from "../small-groups/small-group-truth.ts";
import type { ExtractRow } from "../write/extract-row.ts";

/** One M-protein answer of a laboratory. */
interface Answer {
  /** Number of the sample among the person's. */
  readonly sample: number;
  readonly day: Day;
  /** Tenths of g/L. */
  readonly tenths: number;
  /** Status by Volven 8245. */
  readonly status: string;
  /** Hours from the sample to this status. */
  readonly hours: number;
}

/** The answer as the laboratory system exports it; what lies below the limit is reported as the limit. */
export const answerRow = (person: Person, keys: Keys, { sample, day, tenths, status, hours }: Answer): ExtractRow => {
  const limit = smallGroupTruth.myeloma.limit * 10;
  const key = keys.laboratory(person.number);
  return {
    layout: "laboratory_answers",
    values: {
      person_key: key,
      org_nr: person.unit.orgNr,
      sample_id: `${key}-${sample}`,
      sample_ts: timestamp(day, 8 * 60),
      analysis: "NPU19844",
      value: (Math.max(tenths, limit) / 10).toFixed(1),
      comparator: tenths < limit ? "<" : null,
      unit: "g/L",
      detected: null,
      status,
      status_ts: timestamp(day + Math.floor(hours / 24), (hours % 24) * 60),
      method: "Kapillaerelektroforese",
    },
  };
};
