import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { groupReads, writeFileAtomic } from "../../connectors/files/atomic.ts";
import { canonicalJson } from "../../connectors/files/fingerprint.ts";
import { readIfThere } from "../../connectors/files/read-if-there.ts";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";
import type { Mark } from "./seal.ts";

const NAME = "ledger.json";

const Written = z.strictObject({ entries: z.int().min(1), last: z.string() });

/** How far the ledger went when the statement of a period was last written. */
export interface StatementMark extends z.infer<typeof Written> {
  /** Name of the statement's folder: the first and last day. */
  readonly period: string;
}

/** Notes beside a statement how far the ledger went, so that the ledger can later be held against it. */
export const writeStatementMark = (folder: string, { count, last }: Mark): Promise<void> =>
  writeFileAtomic(join(folder, NAME), `${canonicalJson({ entries: count, last })}\n`, groupReads);

/** The marks of every statement of an agreement, oldest period first. Throws UTF-SL-001 for one that is damaged. */
export const statementMarks = async (paths: WorkspacePaths, agreement: string): Promise<readonly StatementMark[]> => {
  const home = join(paths.statements, agreement);
  const periods = await readdir(home).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [] as string[];
    throw translateFileError(error, "list", home);
  });
  const marks = await Promise.all(
    periods.sort().map(async (period) => {
      const text = await readIfThere(join(home, period, NAME));
      if (text === null) return [];
      try {
        return [{ period, ...Written.parse(JSON.parse(text)) }];
      } catch {
        const file = `internal/statements/${agreement}/${period}/${NAME}`;
        throw new UtfallError("UTF-SL-001", { file, line: null, problem: "damaged" });
      }
    }),
  );
  return marks.flat();
};
