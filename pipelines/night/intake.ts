import { findDeliveries } from "../../connectors/files/find-deliveries.ts";
import type { Override } from "../../schemas/override.ts";
import { correctionsOf } from "./corrections.ts";
import type { Correction, DeliveryStanding } from "./delivery-standing.ts";
import type { HeldDelivery } from "./held-delivery.ts";
import { knownFromLive, readKnownDeliveries, writeKnownDeliveries } from "./known-deliveries.ts";
import type { FileInUse, Manifest } from "./manifest.ts";
import type { NightTools } from "./night-tools.ts";
import { takeSource } from "./take-source.ts";
import { together } from "./together.ts";

/** A signature with the name of the delivery that it is for. */
export type SignedFor = Override & { readonly name: string };

export interface Intake {
  readonly inUse: readonly FileInUse[];
  readonly held: readonly HeldDelivery[];
  /** Deliveries of which files are still arriving, as source/delivery; a later night takes them. */
  readonly waiting: readonly string[];
  /** What became of every delivery that lies in the inbox or is in use. */
  readonly deliveries: readonly DeliveryStanding[];
  readonly corrections: readonly Correction[];
  /** Signatures without which a delivery in use would be held. */
  readonly signed: readonly SignedFor[];
  /** Those of them that were needed for the first time. */
  readonly newlySigned: readonly SignedFor[];
}

/**
 * Takes in the deliveries of every source and decides which of them make the rows in use.
 *
 * A delivery with a fault is held as a whole. With nothing good in the inbox, or nothing at all because deliveries were
 * moved to an archive, the source keeps what is live; it is dropped only when it is taken out of utfall.yaml.
 */
export const takeIn = async (tools: NightTools, live: Manifest | null): Promise<Intake> => {
  const { config, paths } = tools.workspace;
  const found = await findDeliveries(paths.inbox, config);
  const remembered = await readKnownDeliveries(paths);
  const sources = Object.keys(config.sources).sort();
  const taken = await together(
    sources.map(async (source) => {
      const own = found.filter((d) => d.source === source && d.files.length + d.faults.length + d.arriving.length > 0);
      const fromLive = knownFromLive(live, source);
      // Where nothing is remembered, nobody can say what came when: all that lies there is old.
      const known =
        remembered?.[source] ??
        (remembered === null ? { ...fromLive, seen: [...fromLive.seen, ...own.map((d) => d.delivery)] } : fromLive);
      return { source, intake: await takeSource(tools, source, own, known, live) };
    }),
  );
  const intakes = taken.map((t) => t.intake);
  const strangers = found
    .filter((d) => !Object.hasOwn(config.sources, d.source))
    .map(({ source, delivery, faults }) => ({ source, delivery, faults, files: [] }));
  for (const { source, delivery, faults } of intakes.flatMap((s) => s.held)) {
    await tools.log({ event: "held", delivery: `${source}/${delivery}`, code: faults.map((f) => f.code).join(" ") });
  }
  const corrections = await together(taken.map(({ source, intake }) => correctionsOf(tools, source, intake)));
  await tools.hashes.save();
  await writeKnownDeliveries(paths, {
    ...remembered,
    ...Object.fromEntries(taken.map(({ source, intake }) => [source, intake.known])),
  });
  const order = (f: FileInUse): string => `${f.record.source}/${f.record.delivery}/${f.record.file}`;
  const deliveries = intakes.flatMap((s) => s.standings);
  return {
    inUse: intakes.flatMap((s) => s.inUse).sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    held: [...intakes.flatMap((s) => s.held), ...strangers],
    waiting: deliveries.filter((d) => d.state === "waiting").map((d) => `${d.source}/${d.delivery}`),
    deliveries,
    corrections: corrections.flat(),
    signed: intakes.flatMap((s) => s.deliveries.flatMap((d) => d.signed.map((one) => ({ ...one, name: d.delivery })))),
    newlySigned: intakes.flatMap((s) => s.signed),
  };
};
