import { printable } from "../../connectors/files/printable.ts";
import { type FaultRecord, UtfallError } from "../../schemas/errors.ts";
import { compareRanks, rankOf, type Standing } from "../deliveries/decide-use.ts";
import type { Candidate } from "./candidates.ts";
import type { DeliveryStanding } from "./delivery-standing.ts";
import type { KnownSource } from "./known-deliveries.ts";

/** A delivery with what there is to tell of it. */
export interface Told {
  readonly candidate: Candidate;
  readonly standing: DeliveryStanding;
  /** What it is held for, beside what was found while it was read. */
  readonly faults: readonly FaultRecord[];
}

/** Too late: never seen before, and it comes before what is in use already. */
const isStale = (
  candidate: Candidate,
  standing: Standing,
  known: KnownSource,
  newest: Candidate | undefined,
): boolean =>
  standing.state === "superseded" &&
  candidate.supersedes === null &&
  newest !== undefined &&
  !known.seen.includes(candidate.delivery) &&
  compareRanks(rankOf(candidate), rankOf(newest)) < 0;

const faultsOf = (
  source: string,
  candidate: Candidate,
  standing: Standing,
  inUse: Candidate | undefined,
): readonly FaultRecord[] => {
  const place = { source, delivery: printable(candidate.delivery, 80) };
  if (inUse !== undefined) {
    return [new UtfallError("UTF-IN-031", { ...place, inUse: printable(inUse.delivery, 80) }).record];
  }
  if (standing.state === "gap") {
    const { missing } = standing;
    return [new UtfallError("UTF-IN-032", { ...place, sequence: candidate.sequence ?? 0, missing }).record];
  }
  return standing.state === "held" ? candidate.faults : [];
};

/** What became of every delivery that lies in the inbox or is in use; `live` names the deliveries in use before tonight. */
export const tellStandings = (
  source: string,
  standings: ReadonlyMap<Candidate, Standing>,
  known: KnownSource,
  live: ReadonlySet<string>,
): readonly Told[] => {
  const newest = [...standings.keys()]
    .filter((c) => live.has(c.delivery) && c.kept !== null)
    .toSorted((a, b) => compareRanks(rankOf(a), rankOf(b)))
    .at(-1);
  const shown = [...standings].filter(([c, { state }]) => c.inInbox !== null || state === "in-use");
  return shown
    .toSorted(([a], [b]) => compareRanks(rankOf(a), rankOf(b)))
    .map(([candidate, standing]) => {
      const { delivery, kind, sequence, inInbox, isChanged, since } = candidate;
      const isLate = isStale(candidate, standing, known, newest);
      return {
        candidate,
        faults: faultsOf(source, candidate, standing, isLate ? newest : undefined),
        standing: {
          source,
          delivery: printable(delivery, 80),
          kind,
          sequence,
          state: isLate ? "stale" : isChanged && standing.state === "held" ? "changed" : standing.state,
          other: isLate
            ? (newest?.delivery ?? null)
            : standing.state === "duplicate"
              ? standing.of
              : standing.state === "superseded"
                ? standing.by
                : null,
          reason: standing.state === "superseded" ? standing.reason : null,
          missing: standing.state === "gap" ? standing.missing : null,
          since,
          inInbox: inInbox !== null,
        },
      };
    });
};
