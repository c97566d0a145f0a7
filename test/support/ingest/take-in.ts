import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase, type Row } from "../../../connectors/duckdb/database.ts";
import { exactly } from "../../../connectors/duckdb/read-parquet.ts";
import { literal, sql } from "../../../connectors/duckdb/sql.ts";
import { effectiveDialect } from "../../../pipelines/ingest/effective-dialect.ts";
import { type IngestRequest, ingestFile } from "../../../pipelines/ingest/ingest-file.ts";
import type { FileOutcome } from "../../../schemas/delivery.ts";
import type { DialectPart } from "../../../schemas/dialect.ts";
import type { Layout } from "../../../schemas/layout.ts";

/** What a test may say to differ from the plain case. */
export interface TakeInOptions extends Partial<Omit<IngestRequest, "layout" | "dialect">> {
  readonly settings?: DialectPart;
}

/** What came of a file, with the means to look into the tables it left. */
export interface TakenIn {
  readonly outcome: FileOutcome;
  readonly folder: string;
  /** Rows of `rows` ordered by line, and of `quarantine`, `findings` or `duplicates` in their order on disk. */
  readonly table: (name: "rows" | "quarantine" | "findings" | "duplicates") => Promise<readonly Row[]>;
}

export interface IntakeBench {
  readonly folder: string;
  readonly database: Database;
  readonly takeIn: (content: string | Uint8Array, layout: Layout, options?: TakeInOptions) => Promise<TakenIn>;
  readonly close: () => void;
}

/** A folder and a locked-down database in which made-up files can be taken in, one after the other. */
export const intakeBench = async (memory = "1GiB"): Promise<IntakeBench> => {
  const folder = mkdtempSync(join(tmpdir(), "utfall's $1 intake-"));
  const inside = join(folder, "restricted");
  const database: Database = await openDatabase({
    folders: [inside],
    spill: join(inside, "spill"),
    memory,
    threads: 2,
  });
  let count = 0;
  return {
    folder,
    database,
    takeIn: async (content, layout, { settings, ...options } = {}) => {
      count += 1;
      const here = join(inside, `file-${count}`);
      const [result, work, inbox] = [join(here, "result"), join(here, "work"), join(folder, "inbox", String(count))];
      for (const each of [result, work, inbox]) mkdirSync(each, { recursive: true });
      const file = options.file ?? "made-up.csv";
      const path = options.path ?? join(inbox, file);
      if (options.path === undefined) writeFileSync(path, content);
      const outcome = await ingestFile(
        {
          id: "00112233aabbccdd",
          source: "made_up",
          delivery: "2026-06-30",
          dropExactDuplicates: true,
          rejectedShare: 1,
          dataCut: "2026-06-30",
          synthetic: true,
          folder: result,
          work,
          ...options,
          file,
          path,
          layout,
          dialect: effectiveDialect(layout, settings),
        },
        database,
      );
      return {
        outcome,
        folder: result,
        table: (name) => {
          const files = `${exactly(result)}/${name === "rows" ? "rows/*" : name}.parquet`;
          const order = name === "rows" ? sql`ORDER BY line` : sql``;
          return database.rows(
            sql`SELECT * FROM read_parquet(${literal(files)}, union_by_name = true) ${order}`,
            "look",
          );
        },
      };
    },
    close: () => {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
