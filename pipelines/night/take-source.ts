import type { Delivery } from "../../connectors/files/find-deliveries.ts";
import type { Override } from "../../schemas/override.ts";
import { decideUse } from "../deliveries/decide-use.ts";
import { type Candidate, candidatesOf, isPlaced } from "./candidates.ts";
import { guardOf } from "./delivery-guard.ts";
import type { DeliveryStanding } from "./delivery-standing.ts";
import type { HeldDelivery } from "./held-delivery.ts";
import type { KnownDelivery, KnownSource } from "./known-deliveries.ts";
import type { FileInUse, Manifest } from "./manifest.ts";
import type { NightTools } from "./night-tools.ts";
import { type Accepted, type Look, readInUse } from "./read-in-use.ts";
import { takeDelivery } from "./take-delivery.ts";
import { type Told, tellStandings } from "./tell-standings.ts";
import { together } from "./together.ts";

/** What a night made of the deliveries of one source. */
export interface SourceIntake {
  readonly inUse: readonly FileInUse[];
  readonly held: readonly HeldDelivery[];
  readonly standings: readonly DeliveryStanding[];
  readonly known: KnownSource;
  /** Deliveries in use, in the order in which they apply, as they are remembered. */
  readonly deliveries: readonly KnownDelivery[];
  /** Signatures that were needed this night for the first time. */
  readonly signed: readonly (Override & { readonly name: string })[];
}

const isSame = (a: Candidate | KnownDelivery, b: Candidate | KnownDelivery): boolean =>
  a.delivery === b.delivery && a.content === b.content;

const asKnown = (candidate: Candidate, { files, signed }: Accepted): KnownDelivery => {
  const { delivery, content, kind, sequence, period, supersedes, kept } = candidate;
  return {
    ...{ delivery, content, kind, sequence, period, supersedes },
    // A guard compares with what is in use: signed for once, it has nothing to say the night after.
    signed: signed.length > 0 ? signed : (kept?.signed ?? []),
    files: files.map(({ record, step }) => ({
      ...{ file: record.file, layout: record.layout, sha256: record.sha256, accepted: record.accepted },
      step,
    })),
  };
};

/** What is remembered after tonight: deliveries keep their place in the order in which they were first accepted. */
const remember = (
  before: KnownSource,
  candidates: readonly Candidate[],
  accepted: ReadonlyMap<Candidate, Accepted>,
  told: readonly Told[],
): KnownSource => {
  const all = [...before.accepted];
  for (const [candidate, taken] of accepted) {
    if (candidate.inInbox === null) continue;
    const known = asKnown(candidate, taken);
    const at = all.findIndex((k) => isSame(k, known));
    if (at < 0) all.push(known);
    else all[at] = known;
  }
  const seen = told.filter((t) => t.standing.inInbox && t.standing.state !== "stale").map((t) => t.candidate.delivery);
  return {
    accepted: all,
    seen: [...new Set([...before.seen, ...seen])].sort(),
    waiting: Object.fromEntries(candidates.flatMap((c) => (c.since === null ? [] : [[c.delivery, c.since]]))),
  };
};

/** What a held delivery is held for. One that was changed in place is read as well, to say everything at once. */
const heldOf = async (source: string, { candidate, faults }: Told, look: Look): Promise<HeldDelivery> => {
  const looked = candidate.isChanged && candidate.inInbox !== null ? await look(candidate, candidate.inInbox) : null;
  return looked?.state === "held" ? looked.held : { source, delivery: candidate.delivery, faults, files: [] };
};

/** A delivery of which cannot be told how it stands to others. */
const unplaced = (source: string, delivery: string): DeliveryStanding => ({
  ...{ source, delivery, kind: "full", sequence: null, state: "held", inInbox: true },
  ...{ other: null, reason: null, missing: null, since: null },
});

/** Takes in what a source has delivered and decides which deliveries make the rows in use; only those are read. */
export const takeSource = async (
  tools: NightTools,
  source: string,
  found: readonly Delivery[],
  before: KnownSource,
  live: Manifest | null,
): Promise<SourceIntake> => {
  const liveFiles = (live?.files ?? []).filter((f) => f.record.source === source);
  const look: Look = (candidate, inInbox) =>
    takeDelivery(tools, inInbox, {
      content: candidate.content,
      faults: candidate.faults,
      guard: guardOf(tools, source, candidate, before, liveFiles),
    });
  const offered = await candidatesOf(tools, found, before);
  const { candidates, accepted, held } = await readInUse(tools, offered, before, live, look);
  const { inUse, standings } = decideUse(candidates);
  const told = tellStandings(source, standings, before, new Set(liveFiles.map((f) => f.record.delivery)));
  const known = remember(before, candidates, accepted, told);
  const astray = found
    .filter((d) => !isPlaced(d))
    .map(({ delivery, faults }) => ({ source, delivery, faults, files: [] }));
  const kept = await together(told.filter((t) => t.faults.length > 0).map((t) => heldOf(source, t, look)));
  return {
    inUse: inUse.flatMap((candidate, position) =>
      (accepted.get(candidate)?.files ?? []).map((file) => (position === 0 ? file : { ...file, position })),
    ),
    held: [...held, ...kept, ...astray],
    standings: [...told.map((t) => t.standing), ...astray.map((a) => unplaced(source, a.delivery))],
    known,
    deliveries: inUse.flatMap((candidate) => known.accepted.filter((k) => isSame(k, candidate))),
    signed: [...accepted].flatMap(([{ delivery }, { signed }]) => signed.map((one) => ({ ...one, name: delivery }))),
  };
};
