import { join } from "node:path";
import { readIfThere } from "../../connectors/files/read-if-there.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";
import { readLedger } from "./ledger.ts";
import type { JudgedAgreement, Manifest } from "./manifest.ts";

/** A difference between the live generation and the one before. */
export interface Change {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** What is compared of a generation; one published by an earlier version did not say which figures decide. */
export interface Compared {
  readonly asOf: string;
  readonly files: Manifest["files"];
  readonly agreements: readonly (Omit<JudgedAgreement, "deciding"> & Partial<Pick<JudgedAgreement, "deciding">>)[];
}

const bySource = (manifest: Compared): ReadonlyMap<string, { delivery: string; lines: number }> => {
  const found = new Map<string, { delivery: string; lines: number }>();
  for (const { record } of manifest.files.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))) {
    const before = found.get(record.source);
    const lines = (before?.lines ?? 0) + record.accepted;
    // A full delivery and the deltas after it are in use together.
    const names = [...new Set([...(before?.delivery.split(" + ") ?? []), record.delivery])];
    found.set(record.source, { delivery: names.join(" + "), lines });
  }
  return found;
};

/** What differs between two generations: deliveries, accepted lines, persons analysed, verdicts, milestones. */
export const changesBetween = (before: Compared, after: Compared): readonly Change[] => {
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
  const stays = ({ from }: Pick<JudgedAgreement, "from">): string =>
    from === undefined ? "anew" : `stays as of generation ${from}`;
  for (const one of after.agreements) {
    const earlier = before.agreements.find((a) => name(a) === name(one));
    if (earlier === undefined) {
      changes.push({ what: name(one), before: "not judged", after: "judged" });
      continue;
    }
    note(`${name(one)}: judged`, stays(earlier), stays(one));
    note(`${name(one)}: agreement file`, earlier.hash.slice(0, 12), one.hash.slice(0, 12));
    note(`${name(one)}: verdict`, earlier.verdict ?? "per patient", one.verdict ?? "per patient");
    note(`${name(one)}: analysed`, String(earlier.analysed), String(one.analysed));
    const [decided, decides] = [earlier.deciding ?? {}, one.deciding ?? {}];
    for (const figure of [...new Set([...Object.keys(decided), ...Object.keys(decides)])].sort()) {
      note(figure, decided[figure] ?? "none", decides[figure] ?? "none");
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

/**
 * The generation that was live before the present one, by the ledger; null when there was none or its folder is gone.
 *
 * A run that was killed between publishing and its line in the ledger is not missed: the next run's line names what is
 * live, and until then the last line names the one before. Throws UTF-IG-002 for a manifest that cannot be parsed.
 */
export const previousManifest = async (paths: WorkspacePaths, generation: string): Promise<Compared | null> => {
  const before = (await readLedger(paths.ledger)).findLast(
    (run) => run.generation !== null && run.generation !== generation,
  )?.generation;
  if (before === undefined || before === null) return null;
  const text = await readIfThere(join(paths.generations, before, "manifest.json"));
  if (text === null) return null;
  try {
    const manifest = JSON.parse(text) as Compared & { readonly schema: Manifest["schema"] };
    if (manifest.schema === "utfall/generation@1") return manifest;
  } catch {
    // Said below, as for any other text that is no manifest.
  }
  throw new UtfallError("UTF-IG-002", { file: `${before}/manifest.json` });
};

/**
 * Agreements whose terms were changed without a new version. Terms are frozen before the data; what was changed after
 * seeing them must be told.
 */
export const rewrittenAgreements = (before: Manifest | null, after: Manifest | null): readonly string[] =>
  (after?.agreements ?? []).flatMap((now) => {
    const earlier = before?.agreements.find((a) => a.id === now.id && a.version === now.version);
    return earlier !== undefined && earlier.hash !== now.hash ? [`${now.id}@${now.version}`] : [];
  });
