import { findDeliveries } from "../../connectors/files/find-deliveries.ts";
import type { HeldDelivery } from "./held-delivery.ts";
import type { FileInUse, Manifest } from "./manifest.ts";
import type { NightTools } from "./night-tools.ts";
import { takeDelivery } from "./take-delivery.ts";
import { together } from "./together.ts";

export interface Intake {
  readonly inUse: readonly FileInUse[];
  readonly held: readonly HeldDelivery[];
  /** Deliveries of which files are still arriving, as source/delivery; a later night takes them. */
  readonly waiting: readonly string[];
}

/**
 * Takes in the latest good delivery of every source.
 *
 * A delivery with a fault is held as a whole. The source then keeps what is live if that came from the same delivery,
 * else the next older delivery is tried. With nothing good in the inbox, or nothing at all because deliveries were moved
 * to an archive, the source keeps what is live; it is dropped only when it is taken out of utfall.yaml.
 */
export const takeIn = async (tools: NightTools, live: Manifest | null): Promise<Intake> => {
  const { config, paths } = tools.workspace;
  const found = await findDeliveries(paths.inbox, config);
  const bySource = await together(
    Object.keys(config.sources)
      .sort()
      .map(async (source) => {
        const held: HeldDelivery[] = [];
        const waiting: string[] = [];
        const liveFiles = (live?.files ?? []).filter((f) => f.record.source === source);
        const newestFirst = found
          .filter((d) => d.source === source && d.files.length + d.faults.length + d.arriving.length > 0)
          .reverse();
        for (const delivery of newestFirst) {
          if (delivery.arriving.length > 0) {
            waiting.push(`${delivery.source}/${delivery.delivery}`);
            if (liveFiles.some((f) => f.record.delivery === delivery.delivery)) break;
            continue;
          }
          const result = await takeDelivery(tools, delivery, liveFiles);
          if ("inUse" in result) return { held, waiting, inUse: result.inUse };
          held.push(result.held);
          await tools.log({
            event: "held",
            delivery: `${delivery.source}/${delivery.delivery}`,
            code: result.held.faults.map((f) => f.code).join(" "),
          });
          if (liveFiles.some((f) => f.record.delivery === delivery.delivery)) break;
        }
        return { held, waiting, inUse: liveFiles };
      }),
  );
  const strangers = found
    .filter((d) => !Object.hasOwn(config.sources, d.source))
    .map(({ source, delivery, faults }) => ({ source, delivery, faults, files: [] }));
  await tools.hashes.save();
  const order = (f: FileInUse): string => `${f.record.source}/${f.record.delivery}/${f.record.file}`;
  return {
    inUse: bySource.flatMap((s) => s.inUse).sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    held: [...bySource.flatMap((s) => s.held), ...strangers],
    waiting: bySource.flatMap((s) => s.waiting),
  };
};
