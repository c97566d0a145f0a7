import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { WorkspacePaths } from "../workspace/paths.ts";
import { readLedger } from "./ledger.ts";
import type { Manifest } from "./manifest.ts";

/** A difference between the live generation and the one before. */
export interface Change {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

const bySource = (manifest: Manifest): ReadonlyMap<string, { delivery: string; lines: number }> => {
  const found = new Map<string, { delivery: string; lines: number }>();
  for (const { record } of manifest.files) {
    const lines = (found.get(record.source)?.lines ?? 0) + record.accepted;
    found.set(record.source, { delivery: record.delivery, lines });
  }
  return found;
};

/** What differs between two generations: deliveries, accepted lines, persons analysed, verdicts, milestones. */
export const changesBetween = (before: Manifest, after: Manifest): readonly Change[] => {
  const changes: Change[] = [];
  const note = (what: string, old: string, now: string): void => {
    if (old !== now) changes.push({ what, before: old, after: now });
  };
  const [old, now] = [bySource(before), bySource(after)];
  note("as of", before.asOf, after.asOf);
  for (const source of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    note(`${source}: delivery`, old.get(source)?.delivery ?? "none", now.get(source)?.delivery ?? "none");
    note(`${source}: accepted lines`, String(old.get(source)?.lines ?? 0), String(now.get(source)?.lines ?? 0));
  }
  const name = (a: { id: string; version: number }): string => `${a.id}@${a.version}`;
  for (const one of after.agreements) {
    const earlier = before.agreements.find((a) => name(a) === name(one));
    if (earlier === undefined) {
      changes.push({ what: name(one), before: "not judged", after: "judged" });
      continue;
    }
    note(`${name(one)}: agreement file`, earlier.hash.slice(0, 12), one.hash.slice(0, 12));
    note(`${name(one)}: verdict`, earlier.verdict ?? "per patient", one.verdict ?? "per patient");
    note(`${name(one)}: analysed`, String(earlier.analysed), String(one.analysed));
    for (const figure of [...new Set([...Object.keys(earlier.deciding), ...Object.keys(one.deciding)])].sort()) {
      note(figure, earlier.deciding[figure] ?? "none", one.deciding[figure] ?? "none");
    }
    for (const status of [...new Set([...Object.keys(earlier.milestones), ...Object.keys(one.milestones)])].sort()) {
      note(`${name(one)}: ${status}`, String(earlier.milestones[status] ?? 0), String(one.milestones[status] ?? 0));
    }
  }
  for (const gone of before.agreements.filter((a) => !after.agreements.some((b) => name(b) === name(a)))) {
    changes.push({ what: name(gone), before: "judged", after: "no longer there" });
  }
  return changes;
};

/** The generation that was live before the present one, by the ledger; null when there was none. */
export const previousManifest = async (paths: WorkspacePaths, generation: string): Promise<Manifest | null> => {
  const published = (await readLedger(paths.ledger)).filter((run) => run.changed && run.generation !== null);
  const last = published.findLastIndex((run) => run.generation === generation);
  const before = published.slice(0, Math.max(0, last)).findLast((run) => run.generation !== generation)?.generation;
  if (before === undefined || before === null) return null;
  const text = await readFile(join(paths.generations, before, "manifest.json"), "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as Manifest);
};
