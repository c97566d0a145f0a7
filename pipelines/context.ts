/** Everything a command may touch of the process it runs in, so that commands can be run in tests without one. */
export interface Context {
  readonly cwd: string;
  /** Results. */
  readonly out: (text: string) => void;
  /** What happens on the way. */
  readonly err: (text: string) => void;
  /** Whether `err` is a terminal that understands a line written over. */
  readonly terminal: boolean;
  /** Columns of the terminal. */
  readonly columns: number;
  /** Wall clock for the ledger and the log only; no result depends on it. */
  readonly clock: () => string;
  /** Aborted when the user or the system asks the process to stop. */
  readonly signal: AbortSignal;
}
