import { join } from "node:path";
import { appendLine } from "../../connectors/files/append-line.ts";
import { makeFolder } from "../../connectors/files/make-folder.ts";

/**
 * The fields that may stand in a log line. Counts, names of files and codes; never a value from the data. A new field is
 * a reviewed change.
 */
export interface LogEvent {
  readonly event: "start" | "step" | "held" | "set-aside" | "published" | "nothing-to-do" | "fault" | "end";
  readonly step?: string;
  readonly kind?: string;
  readonly fingerprint?: string;
  readonly delivery?: string;
  /** id@version. */
  readonly agreement?: string;
  readonly code?: string;
  readonly generation?: string;
  readonly exit?: number;
  /** Greatest use of memory by the process, in MiB. */
  readonly peakMemory?: number;
}

export type Log = (event: LogEvent) => Promise<void>;

/** A log of one JSON line per event, one file per day of the run's start. */
export const openLog = (folder: string, clock: () => string): Log => {
  const path = join(folder, `${clock().slice(0, 10)}.jsonl`);
  return async (event) => {
    await makeFolder(folder);
    await appendLine(path, JSON.stringify({ at: clock(), ...event }));
  };
};
