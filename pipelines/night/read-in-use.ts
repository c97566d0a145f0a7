import { UtfallError } from "../../schemas/errors.ts";
import { decideUse } from "../deliveries/decide-use.ts";
import type { Candidate } from "./candidates.ts";
import type { HeldDelivery } from "./held-delivery.ts";
import { keptFiles } from "./kept-files.ts";
import type { KnownSource } from "./known-deliveries.ts";
import type { Manifest } from "./manifest.ts";
import type { NightTools } from "./night-tools.ts";
import type { Taken } from "./take-delivery.ts";

/** A delivery that was taken in, with its files. */
export type Accepted = Extract<Taken, { state: "accepted" }>;

export interface ReadInUse {
  /** The candidates, with what reading them came to. */
  readonly candidates: readonly Candidate[];
  readonly accepted: ReadonlyMap<Candidate, Accepted>;
  readonly held: readonly HeldDelivery[];
}

/** Looks at a delivery that lies in the inbox. */
export type Look = (candidate: Candidate, inInbox: NonNullable<Candidate["inInbox"]>) => Promise<Taken>;

/**
 * Reads the deliveries that would come into use, one by one, until all that are in use have been read.
 *
 * What cannot be believed is held and the decision taken again without it; a delivery that was accepted before stays in
 * use as it was accepted, whatever has become of it in the inbox.
 */
export const readInUse = async (
  tools: NightTools,
  offered: readonly Candidate[],
  before: KnownSource,
  live: Manifest | null,
  look: Look,
): Promise<ReadInUse> => {
  const accepted = new Map<Candidate, Accepted>();
  const held: HeldDelivery[] = [];
  let candidates = offered;
  const settle = (candidate: Candidate, change: Pick<Candidate, "reading"> & Partial<Candidate>): Candidate => {
    const settled = { ...candidate, ...change };
    candidates = candidates.map((c) => (c === candidate ? settled : c));
    return settled;
  };
  const accept = (candidate: Candidate, taken: Accepted): void => {
    accepted.set(settle(candidate, { reading: "accepted" }), taken);
  };
  for (;;) {
    const next = decideUse(candidates).inUse.find((c) => !accepted.has(c));
    if (next === undefined) return { candidates, accepted, held };
    const taken = next.inInbox === null ? null : await look(next, next.inInbox);
    if (taken?.state === "accepted") {
      accept(next, taken);
      continue;
    }
    if (taken?.state === "held") held.push(taken.held);
    if (next.kept !== null) {
      accept(next, { state: "accepted", files: await keptFiles(tools, live, next.kept), signed: [] });
    } else if (taken !== null) {
      const since = taken.state === "waiting" ? (before.waiting[next.delivery] ?? tools.clock()) : null;
      settle(next, { reading: taken.state, since });
    } else throw new UtfallError("UTF-XX-001", { step: "intake" });
  }
};
