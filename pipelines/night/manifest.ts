import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { sha256 } from "../../connectors/files/fingerprint.ts";
import { readBytesIfThere, readIfThere } from "../../connectors/files/read-if-there.ts";
import type { FileRecord } from "../../schemas/delivery.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { Verdict } from "../../schemas/evaluation.ts";
import type { Override } from "../../schemas/override.ts";
import type { Texts } from "../../schemas/texts.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";
import type { SetAside } from "./set-aside.ts";

/** A file that a generation is made of, and the step whose folder holds its rows. */
export interface FileInUse {
  readonly record: FileRecord;
  readonly step: string;
  /** Place in a series of deltas: the full delivery has none, the first delta 1. */
  readonly position?: number;
}

/** What judgements were made from. */
export interface Basis {
  readonly asOf: string;
  readonly synthetic: boolean;
  readonly files: readonly FileInUse[];
  /** Fingerprint of the harmonized facts. */
  readonly harmonize: string;
}

/** One agreement as judged in a generation. */
export interface JudgedAgreement {
  /** The earlier generation that judged it, where the agreement has been set aside since; left out where this one did. */
  readonly from?: string;
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly title: Texts;
  readonly runId: string;
  readonly cohort: string;
  readonly measures: Readonly<Record<string, string>>;
  readonly evaluate: string;
  /** SHA-256 of the judgement as stored, which traces and the overview read; not in manifests of earlier versions. */
  readonly evaluation?: string;
  readonly verdict: Verdict | null;
  readonly analysed: number;
  readonly milestones: Readonly<Record<string, number>>;
  /** The figures that decide, by figure id: the estimate of the verdict, the totals of the settlement. */
  readonly deciding: Readonly<Record<string, string>>;
  readonly nextDue: { readonly date: string; readonly what: Texts } | null;
  /** Report files relative to the generation's folder. */
  readonly reports: readonly { readonly path: string; readonly sha256: string }[];
  /** Step that made the report, and SHA-256 of its front page as stored; not in manifests of earlier versions. */
  readonly report?: { readonly step: string; readonly front: string };
}

/** Everything that a generation of results is: the same inputs, settings and code give the same manifest. */
export interface Manifest extends Basis {
  readonly schema: "utfall/generation@1";
  readonly version: string;
  readonly agreements: readonly JudgedAgreement[];
  /** Agreements that could not be judged; left out where there are none. */
  readonly setAside?: readonly SetAside[];
  /** What judgements of earlier generations that stay were made from, by generation; left out where there are none. */
  readonly earlier?: Readonly<Record<string, Basis>>;
  /** Signatures without which a delivery in use would have been held; left out where there are none. */
  readonly overrides?: readonly (Override & { readonly name: string })[];
}

export interface Live {
  readonly generation: string;
  readonly manifest: Manifest;
  readonly folder: string;
}

/** What live.json says: the generation, and the checksum of its manifest. */
const Pointer = z.strictObject({ generation: z.string().regex(/^[0-9a-f]+$/), manifest: z.string() });

const readPointer = (text: string): z.infer<typeof Pointer> => {
  try {
    return Pointer.parse(JSON.parse(text));
  } catch {
    throw new UtfallError("UTF-IG-002", { file: "internal/live.json" });
  }
};

/**
 * The live generation after a night's work: what was read at its start where no other one has become live since.
 *
 * Every byte of it was checked then, and nothing of ours has touched it.
 */
export const readLiveAgain = async (paths: WorkspacePaths, before: Live | null): Promise<Live | null> => {
  const pointer = await readIfThere(paths.live);
  if (pointer !== null && before !== null && readPointer(pointer).generation === before.generation) return before;
  return readLive(paths);
};

/**
 * The live generation, checked against its own checksums; null before the first night.
 *
 * A report that was changed by hand after it was published is found here (UTF-IG-002). Throws UTF-IO-001 when live.json
 * is there and cannot be read: "nothing is live" would switch off the guard against deliveries that shrink.
 */
export const readLive = async (paths: WorkspacePaths): Promise<Live | null> => {
  const pointer = await readIfThere(paths.live);
  if (pointer === null) return null;
  const damaged = (file: string): UtfallError => new UtfallError("UTF-IG-002", { file });
  const named = readPointer(pointer);
  const folder = join(paths.generations, named.generation);
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch(() => "");
  if (sha256(text) !== named.manifest) throw damaged(`${named.generation}/manifest.json`);
  const manifest = JSON.parse(text) as Manifest;
  for (const { path, sha256: expected } of manifest.agreements.flatMap((a) => a.reports)) {
    const bytes = await readFile(join(folder, path)).catch(() => null);
    if (bytes === null || sha256(bytes) !== expected) throw damaged(`${named.generation}/${path}`);
  }
  for (const { evaluate, evaluation } of manifest.agreements) {
    const kept = `restricted/store/evaluate/${evaluate}`;
    const judged = await readBytesIfThere(join(paths.store, "evaluate", evaluate, "evaluation.json"));
    // One that is gone is made again by the next night; one that says something else must not be read.
    if (judged !== null && evaluation !== undefined && sha256(judged) !== evaluation) {
      throw new UtfallError("UTF-IG-003", { file: `${kept}/evaluation.json`, remove: kept });
    }
  }
  return { generation: named.generation, manifest, folder };
};
