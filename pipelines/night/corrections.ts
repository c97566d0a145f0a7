import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { canonicalJson, fingerprint } from "../../connectors/files/fingerprint.ts";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import { layoutOf } from "../../schemas/registers/index.ts";
import { compareRows } from "../deliveries/compare-rows.ts";
import { type Correction, RowChanges } from "./delivery-standing.ts";
import type { KnownDelivery } from "./known-deliveries.ts";
import { type NightTools, perform } from "./night-tools.ts";
import { readStored } from "./read-stored.ts";
import { type Step, stepFolder } from "./step.ts";
import type { SourceIntake } from "./take-source.ts";
import { together } from "./together.ts";

const partsOf = async (tools: NightTools, { files }: KnownDelivery, layout: string): Promise<readonly string[]> => {
  const parts = files
    .filter((f) => f.layout === layout)
    .map(async ({ step }) => {
      const folder = join(stepFolder(tools.workspace.paths, { kind: "ingest", fingerprint: step }), "rows");
      const names = await readdir(folder).catch((error: unknown) => {
        throw translateFileError(error, "read", folder);
      });
      return names.filter((name) => name.endsWith(".parquet")).map((name) => join(folder, name));
    });
  return (await together(parts)).flat().sort();
};

const compareStep = (tools: NightTools, source: string, before: KnownDelivery, after: KnownDelivery): Step => {
  const steps = (of: KnownDelivery): readonly string[] => of.files.map((f) => f.step).sort();
  return {
    kind: "compare",
    name: `compare ${source}/${after.delivery}`,
    fingerprint: fingerprint({
      kind: "compare",
      code: tools.code.of("compare"),
      before: steps(before),
      after: steps(after),
    }),
    async run({ folder, database }) {
      const layouts = [...new Set([...before.files, ...after.files].map((f) => f.layout))].sort();
      const changes: RowChanges[] = [];
      for (const id of layouts) {
        const layout = layoutOf(id);
        if (layout === undefined) continue;
        const [old, now] = [await partsOf(tools, before, id), await partsOf(tools, after, id)];
        changes.push(await compareRows({ layout, before: old, after: now }, database));
      }
      await writeFileAtomic(join(folder, "changes.json"), `${canonicalJson(changes)}\n`);
      return `${changes.length} layouts compared`;
    },
  };
};

/** What the corrections in use changed, against the deliveries whose places they took, as far as those were accepted. */
export const correctionsOf = (
  tools: NightTools,
  source: string,
  { deliveries, known }: Pick<SourceIntake, "deliveries" | "known">,
): Promise<readonly Correction[]> =>
  together(
    deliveries.flatMap((delivery) => {
      const { supersedes } = delivery;
      if (supersedes === null) return [];
      const before = known.accepted.findLast(
        (k) => k.delivery === supersedes.delivery && k.content !== delivery.content,
      );
      return [corrected(tools, source, delivery, supersedes, before)];
    }),
  );

const corrected = async (
  tools: NightTools,
  source: string,
  delivery: KnownDelivery,
  supersedes: NonNullable<KnownDelivery["supersedes"]>,
  before: KnownDelivery | undefined,
): Promise<Correction> => {
  const told = { source, delivery: delivery.delivery, corrects: supersedes.delivery, reason: supersedes.reason };
  if (before === undefined) return { ...told, layouts: [] };
  const step = compareStep(tools, source, before, delivery);
  tools.progress.expect(1);
  await perform(tools, step);
  return { ...told, layouts: await readStored(tools.workspace.paths, step, "changes.json", z.array(RowChanges)) };
};
