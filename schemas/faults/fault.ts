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

export interface Fault<P> {
  readonly exit: ExitCode;
  /** One sentence on what this is, for the manual. */
  readonly about: string;
  readonly text: (p: P) => string;
}

/** One entry of the closed list. */
export const fault = <P>(exit: ExitCode, about: string, text: (p: P) => string): Fault<P> => ({ exit, about, text });
