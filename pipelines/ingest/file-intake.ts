import { join } from "node:path";
import type { HeaderBinding } from "../../connectors/csv/bind-header.ts";
import type { StructurePart, StructureSummary } from "../../connectors/csv/structural-pass.ts";
import type { Database } from "../../connectors/duckdb/database.ts";
import { copyRows } from "../../connectors/duckdb/read-parquet.ts";
import { sql } from "../../connectors/duckdb/sql.ts";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { canonicalJson } from "../../connectors/files/fingerprint.ts";
import { codeLists } from "../../schemas/codes/index.ts";
import type { FileRecord } from "../../schemas/delivery.ts";
import type { FileDistribution } from "../../schemas/distribution.ts";
import { storedColumns } from "../../schemas/layout.ts";
import { codeAccounts } from "./code-accounts.ts";
import { compileLayout, noRow } from "./compile-layout.ts";
import { countAccepted, countPersons, latestDate } from "./count-accepted.ts";
import { declaredAliases } from "./declared-aliases.ts";
import { fileDistribution } from "./distribution.ts";
import { fileLabels } from "./file-labels.ts";
import { type IngestRequest, layoutOfFile, placeOf } from "./ingest-request.ts";
import { lineText } from "./line-text.ts";
import { type LoadedPart, loadPart } from "./load-part.ts";
import { quarantineWriter } from "./quarantine-writer.ts";
import { samplePlan } from "./sample.ts";
import { removeRepeats, settleRepeats } from "./settle-repeats.ts";
import { unlistedLabels } from "./unlisted-labels.ts";
import { rowVerifier, type SqlRow } from "./verify-rows.ts";
import { writeAccounts } from "./write-accounts.ts";

/** A file of which every line is settled. */
interface SettledFile {
  readonly record: FileRecord;
  readonly distribution: FileDistribution;
}

/** A file on its way in, from the header on. */
export interface FileIntake {
  readonly take: (part: StructurePart) => Promise<void>;
  /** Settles repetitions, writes the accounts and answers the record of the file with the summary of its columns. */
  readonly finish: (summary: StructureSummary) => Promise<SettledFile>;
  /** Closes what is open; harmless after `finish`. */
  readonly abandon: () => void;
}

export interface FileIntakeOptions {
  readonly request: IngestRequest;
  readonly database: Database;
  readonly binding: HeaderBinding;
  readonly scratch: string;
  readonly expectedParts: number;
}

/** The rule ids of what is wrong before a cell can be read. */
const structureRules = { "UTF-RW-011": "cells", "UTF-RW-012": "quote", "UTF-RW-013": "control" } as const;

/** Fewer take longer; with twice as many, files beyond this size need more memory to be settled than to be read. */
const usuallyCompared = 2_000_000;

/** Begins the intake of a file whose header is known. */
export const fileIntake = async (options: FileIntakeOptions): Promise<FileIntake> => {
  const { request, database, binding, scratch } = options;
  const { dialect, folder, dropExactDuplicates } = request;
  const layout = layoutOfFile(request);
  const values = declaredAliases(request);
  const compiled = compileLayout({ layout, dialect, values, binding });
  const { kinds, present } = compiled;
  const place = placeOf(request);
  const institutionAt = present.findIndex((c) => c.name === layout.institution);
  const rows = join(folder, "rows");
  const shape = join(rows, "part-00000.parquet");
  const quarantine = join(scratch, "quarantine.csv");
  const writer = quarantineWriter(quarantine);
  let open = true;
  const abandon = (): void => {
    if (open) writer.close();
    open = false;
  };
  const loader = {
    database,
    compiled,
    layout,
    dialect,
    place,
    rows,
    scratch,
    sampled: samplePlan(request.id, options.expectedParts).of,
    verify: rowVerifier({ layout, dialect, values, binding, columns: present.map((c) => c.name), place }),
    reject: (row: SqlRow, errors: readonly (typeof kinds.all)[number][], cells: readonly string[]): void => {
      const { line } = row;
      const raw = lineText(cells, binding, dialect);
      const institution = institutionAt < 0 ? null : (row.values[institutionAt] ?? null);
      writer.write(
        errors.map(({ code, rule, column }) => ({ line, byte: null, code, rule, column, institution, raw })),
      );
    },
  };
  const parts: LoadedPart[] = [];
  let setAside = 0;
  await database.run(sql`CREATE OR REPLACE TEMP TABLE finding (line BIGINT, break SMALLINT)`, "begin intake");
  await database.run(copyRows(noRow(storedColumns(request.layout)), shape), "begin intake");
  return {
    abandon,
    take: async (part) => {
      setAside += part.setAside.length;
      writer.write(
        part.setAside.map(({ line, byte, code, raw }) => ({
          line,
          byte,
          code,
          rule: structureRules[code],
          column: null,
          institution: null,
          raw: binding.holdsForeignCells ? null : raw,
        })),
      );
      parts.push(await loadPart(part, loader));
    },
    finish: async (summary) => {
      abandon();
      const { comparedAtOnce = usuallyCompared } = request;
      const settle = { database, layout, present, parts, dropExactDuplicates, comparedAtOnce };
      const repeats = await settleRepeats(settle);
      const paths = [shape, ...parts.flatMap((p) => p.paths)];
      const rules = await writeAccounts({
        ...settle,
        folder,
        kinds,
        dataCut: request.dataCut,
        parts: paths,
        quarantine,
      });
      await removeRepeats(settle);
      const refused = layout.unique?.outcome === "error" ? repeats.sameKey : 0;
      const accepted = await countAccepted(database, paths);
      const distribution = await fileDistribution({ database, layout, present, parts: paths, accepted });
      await writeFileAtomic(join(folder, "distribution.json"), `${canonicalJson(distribution)}\n`);
      const labels = fileLabels(summary.labels, { layout, dialect, values, binding });
      await writeFileAtomic(join(folder, "labels.json"), `${canonicalJson(labels)}\n`);
      const lists = request.codes ?? codeLists;
      const codes = await codeAccounts({
        database,
        folder,
        layout,
        present,
        parts: paths,
        rules,
        lists,
        dataCut: request.dataCut,
      });
      const record: FileRecord = {
        id: request.id,
        ...place,
        layout: layout.id,
        layoutVersion: layout.version,
        ...(request.deletes === true && { deletes: true as const }),
        dataCut: request.dataCut,
        synthetic: request.synthetic,
        sha256: summary.sha256,
        bytes: summary.bytes,
        lines: summary.lines,
        accepted,
        persons: await countPersons(database, paths, layout, accepted),
        rejected: setAside + parts.reduce((sum, p) => sum + p.rejected, 0) + refused,
        duplicates: dropExactDuplicates ? repeats.exact : 0,
        rules,
        codes,
        unlistedLabels: unlistedLabels(labels, layout, lists),
        // Where no line has the shape of the header, it may have run into the first line, and its names may be values.
        unknownColumns: parts.some((p) => p.accepted + p.rejected > 0) ? binding.unknownColumns : [],
        droppedColumns: binding.droppedColumns,
        reaches: await latestDate(database, paths, layout),
      };
      return { record, distribution };
    },
  };
};
