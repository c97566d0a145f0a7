import { truncate } from "node:fs/promises";
import { appendLine, readLines } from "../../connectors/files/append-line.ts";
import { canonicalJson, sha256 } from "../../connectors/files/fingerprint.ts";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { Override } from "../../schemas/override.ts";

/** What one run did; one line of restricted/ledger.jsonl. */
export interface RunEntry {
  readonly seq: number;
  readonly started: string;
  readonly ended: string;
  readonly version: string;
  readonly exit: number;
  /** The live generation when the run ended; null before the first. */
  readonly generation: string | null;
  readonly changed: boolean;
  readonly asOf: string | null;
  readonly stepsRun: number;
  readonly stepsSkipped: number;
  /** Deliveries that are held, as source/delivery, with the codes of their faults. */
  readonly held: readonly { readonly delivery: string; readonly codes: readonly string[] }[];
  /** Agreements that could not be judged, as id@version, with the code of the reason; left out where none. */
  readonly setAside?: readonly { readonly agreement: string; readonly code: string }[];
  /** Guards that a person signed for and without whose signature a delivery would have been held; left out where none. */
  readonly overrides?: readonly (Override & { readonly name: string })[];
  /** Code of the fault that ended the run early. */
  readonly fault: string | null;
  /** Checksum of the line before; each line's own checksum covers it, so no line before the last can be changed or left out unseen. */
  readonly previous: string;
}

/** A run before it has its place in the chain. */
export type Run = Omit<RunEntry, "seq" | "previous">;

interface LedgerLine extends RunEntry {
  readonly checksum: string;
}

const checksum = (entry: RunEntry): string => sha256(canonicalJson(entry));
const GENESIS = "0".repeat(64);

/** The ledger's entries, oldest first. A changed, removed or swapped line throws UTF-IG-001. */
export const readLedger = async (path: string): Promise<readonly LedgerLine[]> => {
  const { lines } = await readLines(path);
  let previous = GENESIS;
  return lines.map((line, i) => {
    const broken = (): UtfallError => new UtfallError("UTF-IG-001", { file: "ledger.jsonl", line: i + 1 });
    let entry: LedgerLine | null;
    try {
      entry = JSON.parse(line) as LedgerLine | null;
    } catch {
      throw broken();
    }
    if (entry === null) throw broken();
    const { checksum: own, ...rest } = entry;
    if (rest.previous !== previous || rest.seq !== i + 1 || checksum(rest) !== own) throw broken();
    previous = own;
    return entry;
  });
};

/** Removes a last line that a kill cut in the middle; whole lines are never touched. */
export const mendLedger = async (path: string): Promise<void> => {
  const { lines, cut } = await readLines(path);
  if (!cut) return;
  await truncate(path, Buffer.byteLength(lines.map((line) => `${line}\n`).join(""))).catch((error: unknown) => {
    throw translateFileError(error, "mend", path);
  });
};

/** Appends what a run did, chained to the line before; a cut last line is removed first, or the two would become one. */
export const appendRun = async (path: string, entry: Run): Promise<void> => {
  const last = (await readLedger(path)).at(-1);
  await mendLedger(path);
  const full: RunEntry = { ...entry, seq: (last?.seq ?? 0) + 1, previous: last?.checksum ?? GENESIS };
  await appendLine(path, canonicalJson({ ...full, checksum: checksum(full) }));
};
