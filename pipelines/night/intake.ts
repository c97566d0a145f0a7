import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { type Delivery, findDeliveries } from "../../connectors/files/find-deliveries.ts";
import { canonicalJson, fingerprint } from "../../connectors/files/fingerprint.ts";
import type { FileOutcome } from "../../schemas/delivery.ts";
import { type FaultRecord, UtfallError } from "../../schemas/errors.ts";
import type { Layout } from "../../schemas/layout.ts";
import { layoutOf } from "../../schemas/registers/index.ts";
import { effectiveDialect } from "../ingest/effective-dialect.ts";
import { ingestFile } from "../ingest/ingest-file.ts";
import type { FileInUse, Manifest } from "./manifest.ts";
import { type NightTools, perform } from "./night-tools.ts";
import { type Step, stepFolder } from "./step.ts";

/** A delivery that is kept out, with everything that is wrong with it. */
export interface HeldDelivery {
  readonly source: string;
  readonly delivery: string;
  readonly faults: readonly FaultRecord[];
  /** Rejected lines by file, where the file could be read. */
  readonly files: readonly { readonly file: string; readonly step: string; readonly rejected: number }[];
}

export interface Intake {
  readonly inUse: readonly FileInUse[];
  readonly held: readonly HeldDelivery[];
  /** Deliveries of which files are still arriving, as source/delivery; a later night takes them. */
  readonly waiting: readonly string[];
}

type DeliveredFile = Delivery["files"][number];

const ingestStep = async (
  tools: NightTools,
  delivery: Delivery,
  file: DeliveredFile,
  layout: Layout,
): Promise<Step> => {
  const source = tools.workspace.config.sources[delivery.source];
  const settings = source?.layouts[layout.id] ?? null;
  const dialect = effectiveDialect(layout, source?.dialect, settings?.dialect);
  const sha256 = await tools.hashes.sha256(file.path);
  const request = {
    source: delivery.source,
    delivery: delivery.delivery,
    file: file.name,
    layout,
    dialect,
    aliases: settings?.aliases ?? null,
    dropExactDuplicates: settings?.drop_exact_duplicates ?? true,
    rejectedShare: source?.limits.rejected_share ?? 0,
    dataCut: delivery.dataCut ?? "",
    synthetic: delivery.synthetic || tools.workspace.config.synthetic,
    note: file.note ?? null,
  };
  const id = fingerprint({ kind: "ingest", code: tools.code.of("ingest"), sha256, ...request });
  return {
    kind: "ingest",
    name: `intake ${delivery.source}/${delivery.delivery}/${file.name}`,
    fingerprint: id,
    async run({ folder, work, database }) {
      const outcome = await ingestFile({ id, path: file.path, folder, work, ...request }, database);
      if (outcome.record !== null && outcome.record.sha256 !== sha256) {
        throw new UtfallError("UTF-IN-020", {
          source: delivery.source,
          delivery: delivery.delivery,
          file: file.name,
        });
      }
      // The folder moves to the store; what is remembered of the outcome must not name the place where it was made.
      await writeFileAtomic(join(folder, "outcome.json"), `${canonicalJson({ ...outcome, folder: null })}\n`);
      const r = outcome.record;
      return r === null
        ? "held"
        : `${r.lines} lines = ${r.accepted} accepted + ${r.rejected} rejected + ${r.duplicates} duplicates`;
    },
  };
};

const takeFile = async (tools: NightTools, delivery: Delivery, file: DeliveredFile) => {
  const layout = layoutOf(file.layout);
  if (layout === undefined) throw new UtfallError("UTF-XX-001", { step: `layout ${file.layout}` });
  const step = await ingestStep(tools, delivery, file, layout);
  await perform(tools, step);
  const text = await readFile(join(stepFolder(tools.workspace.paths, step), "outcome.json"), "utf8");
  return { file: file.name, step: step.fingerprint, outcome: JSON.parse(text) as FileOutcome };
};

/** Faults of an analyst's making belong to the delivery; everything else ends the night. */
const asHeld = (error: unknown): FaultRecord => {
  if (error instanceof UtfallError && error.code.startsWith("UTF-IN") && error.exit === 3) return error.record;
  throw error;
};

const takeDelivery = async (
  tools: NightTools,
  delivery: Delivery,
): Promise<{ readonly inUse: readonly FileInUse[] } | { readonly held: HeldDelivery }> => {
  const place = { source: delivery.source, delivery: delivery.delivery };
  if (delivery.faults.length > 0) return { held: { ...place, faults: delivery.faults, files: [] } };
  tools.progress.expect(delivery.files.length);
  const taken = await Promise.all(
    delivery.files.map((file) => takeFile(tools, delivery, file).catch((error: unknown) => asHeld(error))),
  );
  const faults: FaultRecord[] = [];
  const inUse: FileInUse[] = [];
  const files: { file: string; step: string; rejected: number }[] = [];
  for (const one of taken) {
    if ("code" in one) {
      faults.push(one);
      continue;
    }
    const { record } = one.outcome;
    if (record !== null) files.push({ file: one.file, step: one.step, rejected: record.rejected });
    if (one.outcome.state === "held") faults.push(one.outcome.fault);
    else inUse.push({ record: one.outcome.record, step: one.step });
  }
  return faults.length === 0 ? { inUse } : { held: { ...place, faults, files } };
};

/**
 * Takes in the latest good delivery of every source.
 *
 * A delivery with a fault is held as a whole. The source then keeps what is live if that came from the same delivery,
 * else the next older delivery is tried; with nothing good at all the source keeps what is live, or is without data.
 */
export const takeIn = async (tools: NightTools, live: Manifest | null): Promise<Intake> => {
  const { config, paths } = tools.workspace;
  const found = await findDeliveries(paths.inbox, config);
  const bySource = await Promise.all(
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
          const result = await takeDelivery(tools, delivery);
          if ("inUse" in result) return { held, waiting, inUse: result.inUse };
          held.push(result.held);
          await tools.log({
            event: "held",
            delivery: `${delivery.source}/${delivery.delivery}`,
            code: result.held.faults.map((f) => f.code).join(" "),
          });
          if (liveFiles.some((f) => f.record.delivery === delivery.delivery)) break;
        }
        return { held, waiting, inUse: held.length + waiting.length > 0 ? liveFiles : [] };
      }),
  );
  await tools.hashes.save();
  const order = (f: FileInUse): string => `${f.record.source}/${f.record.delivery}/${f.record.file}`;
  return {
    inUse: bySource.flatMap((s) => s.inUse).sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    held: bySource.flatMap((s) => s.held),
    waiting: bySource.flatMap((s) => s.waiting),
  };
};
