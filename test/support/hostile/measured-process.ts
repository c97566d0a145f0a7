import { runCli } from "../../../pipelines/cli.ts";

/** Runs a command line in this process and ends with its greatest use of memory, in MiB, as the last line of stderr. */
process.exitCode = await runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  terminal: false,
  columns: 100,
  clock: () => "2026-07-01T01:00:00.000Z",
  signal: new AbortController().signal,
});
process.stderr.write(`${Math.round(process.resourceUsage().maxRSS / 1024)}\n`);
