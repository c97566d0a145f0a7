import { open, truncate } from "node:fs/promises";
import { join } from "node:path";
import { readLines } from "../../connectors/files/append-line.ts";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { canonicalJson } from "../../connectors/files/fingerprint.ts";
import { makeFolder } from "../../connectors/files/make-folder.ts";
import { readIfThere } from "../../connectors/files/read-if-there.ts";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { type LedgerEntry, LedgerHead } from "../../schemas/settlement-entry.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";
import { beginning, type Mark, markAfter, unsealed } from "./seal.ts";

/** A ledger as read: what is booked, and what a killed booking left behind it. */
export interface SettlementLedger {
  readonly agreement: string;
  readonly entries: readonly LedgerEntry[];
  /** Bytes of the booked entries. */
  readonly bytes: number;
  /** A booking that was cut short: to be completed where all of it was written, else to be withdrawn. */
  readonly interrupted: "whole" | "part" | null;
}

const ledgerFile = (paths: WorkspacePaths, agreement: string): string => join(paths.settlement, `${agreement}.jsonl`);
const headFile = (paths: WorkspacePaths, agreement: string): string => join(paths.settlement, `${agreement}.head.json`);

/** How a ledger file is named in messages. */
export const ledgerName = (agreement: string): string => `restricted/settlement/${agreement}.jsonl`;

const readHead = async (paths: WorkspacePaths, agreement: string): Promise<LedgerHead | null> => {
  const text = await readIfThere(headFile(paths, agreement));
  if (text === null) return null;
  try {
    const head = LedgerHead.parse(JSON.parse(text));
    if (text === `${canonicalJson(head)}\n`) return head;
  } catch {
    // Said below, as for a head that was written in another way.
  }
  throw new UtfallError("UTF-SL-001", {
    file: `restricted/settlement/${agreement}.head.json`,
    line: null,
    problem: "the head record is damaged",
  });
};

/**
 * The ledger of an agreement, held against its chain and its head; empty before the first booking.
 *
 * The head says how many entries there are and how the last one ends, so a tail that was cut off is missed as surely as a
 * changed byte. A booking announces itself in the head before its lines are written: lines beyond the head are a killed
 * booking where the head announces one, and strangers where it does not. Throws UTF-SL-001.
 */
export const readSettlementLedger = async (paths: WorkspacePaths, agreement: string): Promise<SettlementLedger> => {
  const fault = (line: number | null, problem: string): UtfallError =>
    new UtfallError("UTF-SL-001", { file: ledgerName(agreement), line, problem });
  const head = await readHead(paths, agreement);
  const { lines, cut } = await readLines(ledgerFile(paths, agreement));
  if (head === null) {
    if (lines.length > 0 || cut) throw fault(null, "the head record is gone");
    return { agreement, entries: [], bytes: 0, interrupted: null };
  }
  if (lines.length < head.count) {
    throw fault(lines.length + 1, `the end is cut off: ${lines.length} entries where ${head.count} were booked`);
  }
  const entries: LedgerEntry[] = [];
  let mark: Mark = beginning;
  for (const [i, line] of lines.entries()) {
    const entry = unsealed(line, mark);
    if (entry === null) {
      if (i >= head.count && head.intended !== null) break;
      throw fault(i + 1, "not the entry that was written here, or not in its place");
    }
    entries.push(entry);
    mark = markAfter([entry]);
  }
  const booked = entries.slice(0, head.count);
  if (markAfter(booked).last !== head.last) {
    throw fault(head.count, "the chain does not end as the head record says");
  }
  if (head.intended === null && (lines.length > head.count || cut)) {
    throw fault(head.count + 1, "there is more than was booked");
  }
  const whole =
    !cut && lines.length === entries.length && head.intended?.count === mark.count && head.intended.last === mark.last;
  return {
    agreement,
    entries: head.intended !== null && whole ? entries : booked,
    bytes: Buffer.byteLength(
      lines
        .slice(0, head.count)
        .map((line) => `${line}\n`)
        .join(""),
    ),
    interrupted: head.intended === null ? null : whole ? "whole" : "part",
  };
};

const writeHead = (paths: WorkspacePaths, agreement: string, head: LedgerHead): Promise<void> =>
  writeFileAtomic(headFile(paths, agreement), `${canonicalJson(head)}\n`);

/** Completes or withdraws a booking that was killed; a whole ledger is left as it is. Needs the workspace's lock. */
export const healSettlementLedger = async (paths: WorkspacePaths, ledger: SettlementLedger): Promise<void> => {
  if (ledger.interrupted === null) return;
  const path = ledgerFile(paths, ledger.agreement);
  if (ledger.interrupted === "part") {
    await truncate(path, ledger.bytes).catch((error: unknown) => {
      // Killed before the first line of the first booking: there is nothing to take back.
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return;
      throw translateFileError(error, "mend", path);
    });
  }
  await writeHead(paths, ledger.agreement, { ...markAfter(ledger.entries), intended: null });
};

/**
 * Appends one booking: announced in the head, written and flushed as a whole, then taken into the head.
 *
 * A kill before the last step leaves a booking that the next run completes if all of it is there and withdraws if not;
 * in neither case is half a booking ever part of the ledger. Throws UTF-IO-001.
 */
export const appendBooking = async (
  paths: WorkspacePaths,
  agreement: string,
  before: readonly LedgerEntry[],
  booking: readonly LedgerEntry[],
): Promise<void> => {
  const path = ledgerFile(paths, agreement);
  const from = markAfter(before);
  const to = markAfter(booking, from);
  await makeFolder(paths.settlement);
  await writeHead(paths, agreement, { ...from, intended: to });
  try {
    const handle = await open(path, "a", 0o600);
    try {
      await handle.writeFile(booking.map((entry) => `${canonicalJson(entry)}\n`).join(""));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw translateFileError(error, "append to", path);
  }
  await writeHead(paths, agreement, { ...to, intended: null });
};
