import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../../connectors/duckdb/database.ts";
import { makeFolder } from "../../connectors/files/make-folder.ts";
import { printable } from "../../connectors/files/printable.ts";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import { expectedByRule } from "../../schemas/expected.ts";
import { layoutOf } from "../../schemas/registers/index.ts";
import { effectiveDialect } from "../ingest/effective-dialect.ts";
import { readQuarantine } from "../ingest/quarantine-summary.ts";
import type { HeldDelivery } from "../night/held-delivery.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";
import { withOwnCodes } from "../workspace/with-own-codes.ts";
import { correctionHeader, correctionLine } from "./correction-file.ts";
import type { QuarantinedFile } from "./quarantined-files.ts";

export interface ExportOptions {
  readonly workspace: LoadedWorkspace;
  readonly files: readonly QuarantinedFile[];
  readonly held: readonly HeldDelivery[];
  /** Where the correction files are written. */
  readonly folder: string;
  /** Whether the lines as delivered are written as well. */
  readonly withValues: boolean;
}

/** Entries that are held in memory at a time. */
const page = 10_000;

/** Writes text piece by piece beside its place, and gives it its name when it is complete. */
const writePieces = async (path: string, pieces: AsyncIterable<string>): Promise<void> => {
  try {
    const file = await open(`${path}.tmp`, "w", 0o600);
    try {
      for await (const piece of pieces) await file.write(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.tmp`, path);
  } catch (error) {
    throw translateFileError(error, "write", path);
  }
};

async function* correctionsOf(
  { workspace, withValues }: ExportOptions,
  { record, step }: QuarantinedFile,
  database: Database,
): AsyncGenerator<string> {
  const declared = layoutOf(record.layout);
  if (declared === undefined) return;
  const layout = withOwnCodes(declared, workspace.codes.own);
  const source = workspace.config.sources[record.source];
  const form = effectiveDialect(layout, source?.dialect, source?.layouts[layout.id]?.dialect);
  yield correctionHeader(withValues);
  for (let after = 0; ; after += page) {
    const entries = await readQuarantine(join(workspace.paths.store, "ingest", step), database, page, after);
    yield entries
      .map((entry) => {
        const { line, column, rule, code, raw } = entry;
        const expected = expectedByRule(layout, entry, form);
        return correctionLine({
          file: record.file,
          line,
          column,
          rule,
          code,
          expected,
          ...(withValues ? { raw } : {}),
        });
      })
      .join("");
    if (entries.length < page) return;
  }
}

async function* faultsOf({ faults }: HeldDelivery): AsyncGenerator<string> {
  yield correctionHeader(false);
  for (const { code, message } of faults) {
    yield correctionLine({ file: "", line: null, column: null, rule: "", code, expected: message });
  }
}

/**
 * Writes what the registers have to correct: `<source>/<delivery>/<file>.corrections.csv` for every file with lines in quarantine, one
 * line per broken rule, and `<source>/<delivery>/faults.csv` for every held delivery.
 *
 * No value of the data is in them unless asked for; file, line and column are enough for the register to find it. Answers the
 * paths, relative to the folder.
 */
export const exportQuarantine = async (options: ExportOptions, database: Database): Promise<readonly string[]> => {
  const { files, held, folder } = options;
  const written: string[] = [];
  const write = async (place: readonly [string, string], name: string, pieces: AsyncIterable<string>) => {
    const parts = place.map((part) => printable(part, 80).replaceAll(/[\\/]/gu, "_"));
    await makeFolder(join(folder, ...parts));
    const path = join(...parts, name);
    await writePieces(join(folder, path), pieces);
    written.push(path);
  };
  for (const file of files) {
    const { source, delivery, file: name } = file.record;
    // A file within a zip file is called x.zip/member.csv.
    const flat = printable(name, 120).replaceAll(/[\\/]/gu, "_");
    await write([source, delivery], `${flat}.corrections.csv`, correctionsOf(options, file, database));
  }
  for (const delivery of held) {
    await write([delivery.source, delivery.delivery || "_"], "faults.csv", faultsOf(delivery));
  }
  return written;
};
