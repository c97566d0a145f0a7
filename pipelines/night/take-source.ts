import type { Delivery } from "../../connectors/files/find-deliveries.ts";
import { printable } from "../../connectors/files/printable.ts";
import { type FaultRecord, UtfallError } from "../../schemas/errors.ts";
import type { Override } from "../../schemas/override.ts";
import { compareRanks, decideUse, rankOf, type Standing } from "../deliveries/decide-use.ts";
import { type Candidate, candidatesOf, isPlaced } from "./candidates.ts";
import type { DeliveryStanding } from "./delivery-standing.ts";
import type { HeldDelivery } from "./held-delivery.ts";
import { keptFiles } from "./kept-files.ts";
import type { KnownDelivery, KnownSource } from "./known-deliveries.ts";
import type { FileInUse, Manifest } from "./manifest.ts";
import type { NightTools } from "./night-tools.ts";
import { shrunk, shrunkSlowly } from "./shrink-guard.ts";
import { type Taken, takeDelivery } from "./take-delivery.ts";

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

/** What is wrong with a delivery as a whole, against what is in use and what was accepted before. */
const guardOf =
  (tools: NightTools, source: string, candidate: Candidate, known: KnownSource, live: readonly FileInUse[]) =>
  (files: readonly FileInUse[]): readonly FaultRecord[] => {
    const limits = tools.workspace.config.sources[source]?.limits;
    if (candidate.kind === "delta" || limits === undefined) return [];
    const lines = (of: readonly FileInUse[]) => of.map(({ record }) => record);
    const base = live.filter((f) => (f.position ?? 0) === 0);
    const place = { source, delivery: printable(candidate.delivery, 80) };
    const delivered = { ...place, content: candidate.content, lines: lines(files) };
    const sudden = shrunk(delivered, lines(base), limits.shrink_share);
    // What was accepted before passed this guard, or was signed for.
    const isNew = candidate.kept === null;
    const shrinking = sudden.length > 0 || !isNew ? sudden : shrunkSlowly(delivered, known.accepted, limits);
    const before = known.accepted.findLast((k) => k.delivery === base[0]?.record.delivery);
    const [now, then] = [candidate.period, before?.period ?? null];
    const isShorter = now !== null && then !== null && (now.from > then.from || now.to < then.to);
    if (!isShorter || candidate.supersedes !== null || before === undefined) return shrinking;
    return [new UtfallError("UTF-IN-037", { ...place, inUse: printable(before.delivery, 80) }).record, ...shrinking];
  };

const asKnown = (candidate: Candidate, files: readonly FileInUse[], signed: readonly Override[]): KnownDelivery => {
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

/** Too late: never seen before, and it comes before what is in use already. */
const isStale = (candidate: Candidate, standing: Standing, known: KnownSource, newest: Candidate | undefined): boolean =>
  standing.state === "superseded" &&
  candidate.inInbox !== null &&
  candidate.supersedes === null &&
  newest !== undefined &&
  !known.seen.includes(candidate.delivery) &&
  compareRanks(rankOf(candidate), rankOf(newest)) < 0;

/**
 * Takes in what a source has delivered and decides which deliveries make the rows in use.
 *
 * Only what would come into use is read. What cannot be believed is held, and the decision is taken again without it; a
 * delivery that was accepted before stays in use as it was accepted, whatever has become of it in the inbox.
 */
export const takeSource = async (
  tools: NightTools,
  source: string,
  found: readonly Delivery[],
  before: KnownSource,
  live: Manifest | null,
): Promise<SourceIntake> => {
  const liveFiles = (live?.files ?? []).filter((f) => f.record.source === source);
  const held: HeldDelivery[] = found
    .filter((d) => !isPlaced(d))
    .map(({ delivery, faults }) => ({ source, delivery, faults, files: [] }));
  let candidates = await candidatesOf(tools, found, before);
  const taken = new Map<string, Extract<Taken, { state: "accepted" }>>();
  const key = ({ delivery, content }: Candidate): string => `${content} ${delivery}`;
  const settle = (candidate: Candidate, change: Partial<Candidate>): void => {
    candidates = candidates.map((c) => (c === candidate ? { ...c, ...change } : c));
  };
  const look = (candidate: Candidate, delivery: Delivery): Promise<Taken> =>
    takeDelivery(tools, delivery, {
      content: candidate.content,
      faults: candidate.faults,
      guard: guardOf(tools, source, candidate, before, liveFiles),
    });
  const keep = async (candidate: Candidate, kept: KnownDelivery): Promise<void> => {
    taken.set(key(candidate), { state: "accepted", files: await keptFiles(tools, live, kept), signed: [] });
    settle(candidate, { reading: "accepted" });
  };

  for (;;) {
    const next = decideUse(candidates).inUse.find((c) => !taken.has(key(c)));
    if (next === undefined) break;
    if (next.inInbox === null && next.kept !== null) {
      await keep(next, next.kept);
      continue;
    }
    if (next.inInbox === null) throw new UtfallError("UTF-XX-001", { step: "intake" });
    const result = await look(next, next.inInbox);
    if (result.state === "accepted") {
      taken.set(key(next), result);
      settle(next, { reading: "accepted" });
      continue;
    }
    if (result.state === "held") held.push(result.held);
    if (next.kept !== null) await keep(next, next.kept);
    else settle(next, { reading: result.state, since: before.waiting[next.delivery] ?? tools.clock() });
  }

  const { inUse, standings } = decideUse(candidates);
  const newest = candidates
    .filter((c) => liveFiles.some((f) => f.record.delivery === c.delivery) && c.kept !== null)
    .toSorted((a, b) => compareRanks(rankOf(a), rankOf(b)))
    .at(-1);
  const told: DeliveryStanding[] = [];
  const stale = new Set<Candidate>();
  for (const [candidate, standing] of standings) {
    const { delivery, kind, sequence, inInbox, faults, isChanged, since } = candidate;
    const place = { source, delivery: printable(delivery, 80) };
    if (inInbox === null && standing.state !== "in-use") continue;
    const isLate = isStale(candidate, standing, before, newest);
    if (isLate) stale.add(candidate);
    if (standing.state === "held" && inInbox !== null && faults.length > 0) {
      const looked = isChanged ? await look(candidate, inInbox) : null;
      held.push(looked?.state === "held" ? looked.held : { source, delivery, faults, files: [] });
    }
    if (standing.state === "gap") {
      const fault = new UtfallError("UTF-IN-032", { ...place, sequence: sequence ?? 0, missing: standing.missing });
      held.push({ source, delivery, faults: [fault.record], files: [] });
    }
    if (isLate && newest !== undefined) {
      const fault = new UtfallError("UTF-IN-031", { ...place, inUse: printable(newest.delivery, 80) });
      held.push({ source, delivery, faults: [fault.record], files: [] });
    }
    told.push({
      ...place,
      kind,
      sequence,
      state: isLate ? "stale" : isChanged && standing.state === "held" ? "changed" : standing.state,
      other:
        standing.state === "duplicate" ? standing.of : standing.state === "superseded" ? standing.by : null,
      reason: standing.state === "superseded" ? standing.reason : null,
      missing: standing.state === "gap" ? standing.missing : null,
      since,
      inInbox: inInbox !== null,
    });
  }

  const accepted = [...before.accepted];
  const signed: (Override & { name: string })[] = [];
  for (const candidate of candidates) {
    const result = taken.get(key(candidate));
    if (result === undefined || candidate.inInbox === null) continue;
    const known = asKnown(candidate, result.files, result.signed);
    const at = accepted.findIndex((k) => isSame(k, known));
    if (at < 0) accepted.push(known);
    else accepted[at] = known;
    signed.push(...result.signed.map((one) => ({ ...one, name: candidate.delivery })));
  }
  const waiting = candidates.filter((c) => c.since !== null);
  return {
    inUse: inUse.flatMap((candidate, position) =>
      (taken.get(key(candidate))?.files ?? []).map((file) => (position === 0 ? file : { ...file, position })),
    ),
    held,
    standings: told,
    known: {
      accepted,
      seen: [
        ...new Set([
          ...before.seen,
          ...candidates.filter((c) => c.inInbox !== null && !stale.has(c)).map((c) => c.delivery),
        ]),
      ].sort(),
      waiting: Object.fromEntries(waiting.map((c) => [c.delivery, c.since ?? ""])),
    },
    deliveries: inUse.flatMap((candidate) => accepted.filter((k) => isSame(k, candidate))),
    signed,
  };
};
