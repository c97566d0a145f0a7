/** Exit codes of the command line, each with one meaning. */
export const exitCode = {
  done: 0,
  refused: 2,
  quarantine: 3,
  quality: 4,
  disclosure: 5,
  locked: 6,
  resource: 7,
  integrity: 8,
  defect: 70,
  interrupted: 130,
  terminated: 143,
} as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** How an agreement stands that a night cannot judge: its data are not there, or it is refused. */
export type AsideStanding = "data-not-ready" | "refused";

export interface Fault<P> {
  readonly exit: ExitCode;
  /** Where a night sets aside the one agreement that meets the fault, and judges the others. */
  readonly aside?: AsideStanding;
  /** One sentence on what this is, for the manual. */
  readonly about: string;
  readonly text: (p: P) => string;
}

/** An entry that concerns one agreement alone: a night goes on without it, and `exit` is for commands about it alone. */
export const asideFault = <P>(
  aside: AsideStanding,
  exit: ExitCode,
  about: string,
  text: (p: P) => string,
): Fault<P> => ({ exit, aside, about, text });

/** One entry of the closed list. */
export const fault = <P>(exit: ExitCode, about: string, text: (p: P) => string): Fault<P> => ({ exit, about, text });
