import { runCli } from "../../pipelines/cli.ts";

export interface CliRun {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, as a person in `cwd` would, with a clock that stands still. */
export const cli = async (cwd: string, ...argv: readonly string[]): Promise<CliRun> => {
  let out = "";
  let err = "";
  const exit = await runCli(argv, {
    cwd,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    terminal: false,
    columns: 100,
    clock: () => "2026-07-01T01:00:00.000Z",
    signal: new AbortController().signal,
  });
  return { exit, out, err };
};
