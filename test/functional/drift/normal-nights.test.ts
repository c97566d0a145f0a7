import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../../connectors/duckdb/database.ts";
import { effectiveDialect } from "../../../pipelines/ingest/effective-dialect.ts";
import { ingestFile } from "../../../pipelines/ingest/ingest-file.ts";
import { faultOf } from "../../../pipelines/quality/breach.ts";
import { type QualityFile, qualityBreaches } from "../../../pipelines/quality/quality-breaches.ts";
import { fewestPersons } from "../../../pipelines/quality/shifted-columns.ts";
import { makeExtracts, type SyntheticScale } from "../../../pipelines/synthetic/index.ts";
import type { FileDistribution } from "../../../schemas/distribution.ts";
import { layoutOf } from "../../../schemas/registers/index.ts";
import { Source } from "../../../schemas/workspace.ts";

let root: string;
let database: Database;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "utfall-normal-nights-"));
  database = await openDatabase({ folders: [root], spill: join(root, "spill"), memory: "1GiB", threads: 2 });
});
afterAll(async () => {
  database.close();
  await rm(root, { recursive: true, force: true });
});

/** The settings of a source that says nothing but which layouts it has. */
const settings = Source.parse({ title: "made up", layouts: {} });

const layouts = ["kreft_cases", "inspire_medication", "npr_episodes", "smafollowup", "sma_children"];

let made = 0;
/** Made-up extracts of all registers, taken in. */
const delivery = async (seed: number, dataCut: string, scale: SyntheticScale): Promise<readonly QualityFile[]> => {
  made += 1;
  const here = join(root, String(made));
  const { files } = await makeExtracts({ seed, folder: join(here, "inbox"), dataCut, scale, dirt: 0.01 });
  const taken: QualityFile[] = [];
  // The largest file of each layout is enough.
  const largest = layouts.flatMap((layout) =>
    files
      .filter((file) => file.layout === layout)
      .toSorted((a, b) => b.lines - a.lines)
      .slice(0, 1),
  );
  for (const [i, file] of largest.entries()) {
    const layout = layoutOf(file.layout);
    if (layout === undefined) throw new Error(file.layout);
    const folder = join(here, `file-${i}`);
    const outcome = await ingestFile(
      {
        id: `${made}-${i}`,
        source: file.source,
        delivery: file.delivery,
        file: file.file,
        path: join(here, "inbox", file.source, file.delivery, file.file),
        layout,
        dialect: effectiveDialect(layout),
        dropExactDuplicates: true,
        rejectedShare: 1,
        dataCut,
        synthetic: true,
        folder,
        work: join(here, "work"),
      },
      database,
    );
    if (outcome.state === "held") throw new Error(outcome.fault.message);
    const distribution = JSON.parse(readFileSync(join(folder, "distribution.json"), "utf8")) as FileDistribution;
    taken.push({ record: outcome.record, distribution, labels: null });
  }
  return taken;
};

const scale = (lung: number, npr_episodes: number): SyntheticScale => ({
  lung,
  sma_children: 70,
  sma_adults: 60,
  small_groups: 20,
  npr_episodes,
});

const alarms = (before: readonly QualityFile[], now: readonly QualityFile[]): readonly string[] =>
  qualityBreaches(before, now, settings).map((breach) => faultOf(breach, "0123456789abcdef").message);

describe("a normal night", () => {
  it("raises no alarm when the year turns, with other persons, more of them, and the usual dirt", async () => {
    const before = await delivery(1, "2025-12-31", scale(80, 1000));
    const after = await delivery(3, "2026-01-31", scale(120, 1500));
    expect(alarms(before, after)).toEqual([]);
    expect(alarms(after, before)).toEqual([]);
    // What was compared at all: the check must not be silent because nothing was large enough.
    const compared = after.filter(({ distribution }) => (distribution?.persons ?? 0) >= fewestPersons);
    expect(compared.map(({ record }) => record.layout).toSorted()).toEqual(layouts.toSorted());
  });
});
