import { UtfallError } from "../../schemas/errors.ts";

/** The engine calls it out of memory as well; the name of the setting is the only sure sign. */
const SPILLED_TOO_MUCH = /^Out of Memory.*'max_temp_directory_size'/is;

/** Kinds of DuckDB error that say something safe; their own texts carry rows and are dropped. */
const kinds: readonly (readonly [RegExp, "UTF-DB-001" | "UTF-DB-002", string])[] = [
  [/^Out of Memory/i, "UTF-DB-001", "out of memory"],
  [/No space left|ENOSPC/i, "UTF-DB-001", "disk full"],
  [/^IO Error/i, "UTF-DB-001", "file could not be read or written"],
  [/^INTERRUPT/i, "UTF-DB-001", "interrupted"],
  [/^FATAL/i, "UTF-DB-001", "database invalidated"],
  [/^Permission/i, "UTF-DB-002", "outside the workspace"],
  [/^Parser/i, "UTF-DB-002", "syntax"],
  [/^Binder/i, "UTF-DB-002", "binding"],
  [/^Catalog/i, "UTF-DB-002", "unknown name"],
  [/^Conversion/i, "UTF-DB-002", "conversion"],
  [/^Constraint/i, "UTF-DB-002", "constraint"],
  [/^Invalid Input/i, "UTF-DB-002", "invalid input"],
];

/** A stored Parquet file that is gone, cut or overwritten. */
const DAMAGED = /No files found that match|No magic bytes|too small to be a Parquet|Corrupt|not a valid Parquet/i;

/**
 * Turns a DuckDB error into one of ours. The original message, cause and stack are dropped because they carry whole
 * source lines (measured: reliability 0.4).
 */
export const translateDuckdbError = (error: unknown, step: string): UtfallError => {
  if (error instanceof UtfallError) return error;
  const message = error instanceof Error ? error.message : "";
  // In the repository's own tests the text of a refused statement is worth more than silence: no patient is there.
  const detail = process.env.UTFALL_SHOW_SQL_ERRORS === "1" ? `: ${message}` : "";
  if (DAMAGED.test(message)) {
    return new UtfallError("UTF-IG-003", { file: `a stored file (${step})`, remove: "restricted/store" });
  }
  if (SPILLED_TOO_MUCH.test(message)) return new UtfallError("UTF-DB-003", { step });
  for (const [pattern, code, reason] of kinds) {
    if (pattern.test(message)) return new UtfallError(code, { step, reason: reason + detail });
  }
  return new UtfallError("UTF-DB-002", { step, reason: `unknown${detail}` });
};
