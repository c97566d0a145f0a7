import { join } from "node:path";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import type { Delivery } from "../../connectors/files/find-deliveries.ts";
import { canonicalJson, fingerprint } from "../../connectors/files/fingerprint.ts";
import { printable } from "../../connectors/files/printable.ts";
import { readstatVersion } from "../../connectors/statfiles/find-readstat.ts";
import { StoredOutcome } from "../../schemas/delivery.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { formOfName } from "../../schemas/form.ts";
import type { Layout } from "../../schemas/layout.ts";
import { layoutOf } from "../../schemas/registers/index.ts";
import { effectiveDialect } from "../ingest/effective-dialect.ts";
import { ingestFile } from "../ingest/ingest-file.ts";
import { withOwnCodes } from "../workspace/with-own-codes.ts";
import { checksumOf } from "./checksum-of.ts";
import { type NightTools, perform } from "./night-tools.ts";
import { readStored } from "./read-stored.ts";
import type { Step } from "./step.ts";

type DeliveredFile = Delivery["files"][number];

/** The version of the program that reads the file, where one outside utfall does: another one may read it otherwise. */
const reader = async (delivery: Delivery, file: DeliveredFile): Promise<{ readonly readstat?: string }> => {
  if (formOfName(file.path).needs !== "readstat") return {};
  const readstat = await readstatVersion();
  if (readstat !== null) return { readstat };
  throw new UtfallError("UTF-IN-054", { source: delivery.source, delivery: delivery.delivery, file: file.name });
};

/**
 * Facts that are alike are told apart by the id of their file: it is that of the same bytes whatever code reads them, and
 * begins with the source, so that the next delivery does not turn the order of two registers round.
 */
const fileId = ({ source, delivery }: Delivery, { name, member }: DeliveredFile, sha256: string): string =>
  `${source}-${fingerprint({ source, delivery, name, member, sha256 })}`;

const ingestStep = async (
  tools: NightTools,
  delivery: Delivery,
  file: DeliveredFile,
  declared: Layout,
): Promise<Step> => {
  const layout = withOwnCodes(declared, tools.workspace.codes.own);
  const source = tools.workspace.config.sources[delivery.source];
  const settings = source?.layouts[layout.id] ?? null;
  const dialect = effectiveDialect(layout, source?.dialect, settings?.dialect, { trailer: file.note?.trailer });
  const sha256 = await checksumOf(tools, delivery, file);
  const request = {
    source: delivery.source,
    delivery: delivery.delivery,
    file: file.name,
    layout,
    ...(file.note?.deletes !== undefined && { deletes: true }),
    dialect,
    aliases: settings?.aliases ?? null,
    codes: tools.workspace.codes.lists,
    dropExactDuplicates: settings?.drop_exact_duplicates ?? true,
    rejectedShare: source?.limits.rejected_share ?? 0,
    dataCut: delivery.dataCut ?? "",
    synthetic: delivery.synthetic || tools.workspace.config.synthetic,
    note: file.note ?? null,
    limits: tools.workspace.config.inbox,
    ...(file.member === undefined ? {} : { member: file.member }),
    ...(await reader(delivery, file)),
  };
  return {
    kind: "ingest",
    name: `intake ${delivery.source}/${printable(delivery.delivery, 80)}/${printable(file.name, 120)}`,
    fingerprint: fingerprint({ kind: "ingest", code: tools.code.of("ingest"), sha256, ...request }),
    async run({ folder, work, database }) {
      const id = fileId(delivery, file, sha256);
      const outcome = await ingestFile({ id, path: file.path, folder, work, ...request }, database);
      const isChanging = outcome.state === "held" && outcome.fault.code === "UTF-IN-020";
      // A file that could not be read has no checksum in its record; without a second look, one that was being copied
      // over would be remembered as held under the checksum of the whole one.
      if (isChanging || (outcome.record?.sha256 ?? (await checksumOf(tools, delivery, file))) !== sha256) {
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

/** What intake made of one file, from the store where it has been read before. */
export const takeFile = async (tools: NightTools, delivery: Delivery, file: DeliveredFile) => {
  const layout = layoutOf(file.layout);
  if (layout === undefined) throw new UtfallError("UTF-XX-001", { step: `layout ${file.layout}` });
  const step = await ingestStep(tools, delivery, file, layout);
  await perform(tools, step);
  const outcome = await readStored(tools.workspace.paths, step, "outcome.json", StoredOutcome);
  return { file: file.name, step: step.fingerprint, outcome };
};
