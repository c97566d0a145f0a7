import type { Delivery } from "../../connectors/files/find-deliveries.ts";
import { printable } from "../../connectors/files/printable.ts";
import { isGrowing } from "../../connectors/files/still-growing.ts";
import type { DeliveryTerms } from "../../schemas/delivery.ts";
import { type FaultRecord, UtfallError } from "../../schemas/errors.ts";
import { layoutOf } from "../../schemas/registers/index.ts";
import { contentOf } from "../deliveries/content-of.ts";
import type { Offer } from "../deliveries/decide-use.ts";
import { checksumOf } from "./checksum-of.ts";
import type { KnownDelivery, KnownSource } from "./known-deliveries.ts";
import type { NightTools } from "./night-tools.ts";
import { together } from "./together.ts";

/** A delivery that may come into use: as it lies in the inbox, as it was accepted before, or both. */
export interface Candidate extends Offer, DeliveryTerms {
  readonly inInbox: Delivery | null;
  readonly kept: KnownDelivery | null;
  /** What is wrong before a file is opened. */
  readonly faults: readonly FaultRecord[];
  /** Accepted under this name with other bytes, and nothing says that the bytes were meant to change. */
  readonly isChanged: boolean;
  /** Since when it has been arriving. */
  readonly since: string | null;
}

/** A delivery of which it can be told how it stands to others. */
type Placed = Delivery & { readonly terms: DeliveryTerms };

export const isPlaced = (delivery: Delivery): delivery is Placed => delivery.terms !== null;

const hour = 3_600_000;
const minute = 60_000;

const isArriving = async (
  { hashes, clock, workspace }: NightTools,
  { arriving, files }: Delivery,
): Promise<boolean> => {
  if (arriving.length > 0) return true;
  const fresh = files.filter((file) => !hashes.remembers(file));
  return isGrowing(fresh, Date.parse(clock()), workspace.config.inbox.quiet_minutes * minute);
};

/** The files by which a delivery differs from the one that was accepted, by name; values are checksums. */
const changedFiles = (now: ReadonlyMap<string, string>, before: KnownDelivery): readonly string[] => {
  const then = new Map(before.files.map(({ file, sha256 }) => [file, sha256]));
  const names = [...new Set([...now.keys(), ...then.keys()])].sort();
  return names.filter((name) => now.get(name) !== then.get(name)).map((name) => printable(name, 120));
};

/** Whether the note says that the bytes were meant to change: a higher sequence, or a correction of its own name. */
const isMeant = ({ delivery, terms }: Placed, before: KnownDelivery): boolean =>
  terms.supersedes?.delivery === delivery || (terms.sequence ?? -1) > (before.sequence ?? -1);

const arrivingCandidate = (tools: NightTools, delivery: Placed, known: KnownSource): Candidate => {
  const now = tools.clock();
  const since = known.waiting[delivery.delivery] ?? now;
  const hours = tools.workspace.config.inbox.incomplete_after_hours;
  const place = { source: delivery.source, delivery: printable(delivery.delivery, 80) };
  const isLate = Date.parse(now) - Date.parse(since) > hours * hour;
  const faults = isLate ? [new UtfallError("UTF-IN-034", { ...place, since: since.slice(0, 16), hours }).record] : [];
  return {
    ...delivery.terms,
    delivery: delivery.delivery,
    content: "",
    reading: isLate ? "held" : "waiting",
    inInbox: delivery,
    kept: null,
    faults,
    isChanged: false,
    since,
  };
};

/** The files with their checksums, or the fault of one that is no file of its own any more. */
const hashedFiles = async (
  tools: NightTools,
  delivery: Placed,
): Promise<readonly { readonly file: string; readonly layout: string; readonly sha256: string }[] | FaultRecord> => {
  try {
    return await together(
      delivery.files.map(async (file) => ({
        file: file.name,
        layout: file.layout,
        sha256: await checksumOf(tools, delivery, file),
      })),
    );
  } catch (error) {
    if (error instanceof UtfallError && error.code === "UTF-IN-011") return error.record;
    throw error;
  }
};

const placedCandidate = async (tools: NightTools, delivery: Placed, known: KnownSource): Promise<Candidate> => {
  const { source, terms } = delivery;
  const name = delivery.delivery;
  const of = { ...terms, delivery: name, inInbox: delivery, since: null };
  if (delivery.faults.length > 0) {
    return { ...of, content: "", reading: "held", kept: null, faults: delivery.faults, isChanged: false };
  }
  const hashed = await hashedFiles(tools, delivery);
  if ("code" in hashed) {
    return { ...of, content: "", reading: "held", kept: null, faults: [hashed], isChanged: false };
  }
  const content = contentOf(hashed);
  const sameName = known.accepted.filter((k) => k.delivery === name);
  const kept = sameName.find((k) => k.content === content) ?? null;
  const before = sameName.at(-1);
  const place = { source, delivery: printable(name, 80) };
  if (kept === null && before !== undefined && !isMeant(delivery, before)) {
    const files = changedFiles(new Map(hashed.map((h) => [h.file, h.sha256])), before);
    const fault = new UtfallError("UTF-IN-033", { ...place, files });
    return { ...of, content, reading: "held", kept, faults: [fault.record], isChanged: true };
  }
  const keys = tools.workspace.config.sources[source]?.person_keys;
  const ofPersons = delivery.files.some(({ layout }) => layoutOf(layout)?.person !== undefined);
  if (terms.kind === "delta" && keys !== "stable" && ofPersons) {
    const fault = new UtfallError("UTF-IN-035", place);
    return { ...of, content, reading: "held", kept, faults: [fault.record], isChanged: false };
  }
  return { ...of, content, reading: "unread", kept, faults: [], isChanged: false };
};

const keptCandidate = (kept: KnownDelivery): Candidate => ({
  delivery: kept.delivery,
  content: kept.content,
  kind: kept.kind,
  sequence: kept.sequence,
  period: kept.period,
  supersedes: kept.supersedes,
  reading: "accepted",
  inInbox: null,
  kept,
  faults: [],
  isChanged: false,
  since: null,
});

/** The bytes that were accepted last, or are to be accepted now, under each name. */
const latestContents = (placed: readonly Candidate[], known: KnownSource): ReadonlyMap<string, string> =>
  new Map([
    ...known.accepted.map((k) => [k.delivery, k.content] as const),
    ...placed.flatMap((c) => (c.kept === null && c.reading === "unread" ? [[c.delivery, c.content] as const] : [])),
  ]);

/**
 * The deliveries of a source that may come into use: those in the inbox, and those that were accepted before and no
 * longer lie there. Files are read for their checksums alone, and those that are known not at all.
 */
export const candidatesOf = async (
  tools: NightTools,
  found: readonly Delivery[],
  known: KnownSource,
): Promise<readonly Candidate[]> => {
  const arrivals = await together(
    found.filter(isPlaced).map(async (delivery) => ({ delivery, isOnItsWay: await isArriving(tools, delivery) })),
  );
  const placed: Candidate[] = [];
  // One after the other: an inbox may hold years of deliveries, and each file that is read is an open file.
  for (const { delivery, isOnItsWay } of arrivals) {
    placed.push(isOnItsWay ? arrivingCandidate(tools, delivery, known) : await placedCandidate(tools, delivery, known));
  }
  const gone = known.accepted.filter((k) => !placed.some((c) => c.delivery === k.delivery && c.content === k.content));
  const latest = latestContents(placed, known);
  return [...placed, ...gone.map(keptCandidate)].map((candidate) => {
    const { delivery, content, supersedes } = candidate;
    // Of several corrections of one folder in its own place only the latest corrects the others.
    const isPast = supersedes?.delivery === delivery && latest.get(delivery) !== content;
    return isPast ? { ...candidate, supersedes: null } : candidate;
  });
};
