import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { canonicalJson } from "../../connectors/files/fingerprint.ts";
import { readIfThere } from "../../connectors/files/read-if-there.ts";
import type { DeliveryTerms } from "../../schemas/delivery.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { Override } from "../../schemas/override.ts";
import { contentOf } from "../deliveries/content-of.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";
import type { Manifest } from "./manifest.ts";

/** A file of an accepted delivery; its rows and its record stand in the store under `step`. */
export interface KnownFile {
  readonly file: string;
  readonly layout: string;
  readonly sha256: string;
  readonly accepted: number;
  readonly step: string;
}

/** A delivery that was accepted once, whatever has become of it in the inbox. */
export interface KnownDelivery extends DeliveryTerms {
  readonly delivery: string;
  /** Fingerprint of its bytes. */
  readonly content: string;
  readonly files: readonly KnownFile[];
  /** What a person signed for so that it could be accepted. */
  readonly signed: readonly Override[];
}

export interface KnownSource {
  /** In the order in which they were accepted. */
  readonly accepted: readonly KnownDelivery[];
  /** Names of all deliveries that have lain in the inbox and were not too late. */
  readonly seen: readonly string[];
  /** Since when a delivery has been arriving, by name. */
  readonly waiting: Readonly<Record<string, string>>;
}

/** What the workspace remembers of deliveries, by source. */
export type KnownDeliveries = Readonly<Record<string, KnownSource>>;

/**
 * What is remembered of deliveries; null where nothing is, as before the first night.
 *
 * Throws UTF-IG-003 when the file is damaged: without it a delivery that is late could not be told from one that is old.
 */
export const readKnownDeliveries = async (paths: WorkspacePaths): Promise<KnownDeliveries | null> => {
  const text = await readIfThere(paths.deliveries);
  if (text === null) return null;
  try {
    return JSON.parse(text) as KnownDeliveries;
  } catch {
    throw new UtfallError("UTF-IG-003", { file: "restricted/deliveries.json", remove: "it" });
  }
};

export const writeKnownDeliveries = async (paths: WorkspacePaths, known: KnownDeliveries): Promise<void> => {
  const text = `${canonicalJson(known)}\n`;
  if ((await readIfThere(paths.deliveries)) !== text) await writeFileAtomic(paths.deliveries, text);
};

/** What can be known of the deliveries of a source from what is live, where the memory itself is gone. */
export const knownFromLive = (live: Manifest | null, source: string): KnownSource => {
  const files = (live?.files ?? []).filter((f) => f.record.source === source);
  const names = [...new Set(files.map((f) => f.record.delivery))];
  return {
    seen: names,
    waiting: {},
    accepted: names.map((delivery) => {
      const own = files
        .filter((f) => f.record.delivery === delivery)
        .map(({ record, step }) => ({
          file: record.file,
          layout: record.layout,
          sha256: record.sha256,
          accepted: record.accepted,
          step,
        }));
      return {
        delivery,
        content: contentOf(own),
        kind: "full",
        sequence: null,
        period: null,
        supersedes: null,
        files: own,
        signed: [],
      };
    }),
  };
};
