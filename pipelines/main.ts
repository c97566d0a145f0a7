import { exitCode, UtfallError } from "../schemas/errors.ts";
import { runCli } from "./cli.ts";
import { systemClock } from "./clock.ts";

const stop = new AbortController();
let interrupted: number | null = null;
for (const [signal, code] of [
  ["SIGINT", exitCode.interrupted],
  ["SIGTERM", exitCode.terminated],
] as const) {
  process.on(signal, () => {
    // A second request ends at once: what is published is whole at every moment.
    if (interrupted !== null) process.exit(code);
    interrupted = code;
    stop.abort();
  });
}
// What nobody waited for would end the process with its own text, which may hold data.
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, () => {
    process.stderr.write(`${new UtfallError("UTF-XX-001", { step: "utfall" }).message}\n`);
    process.exit(exitCode.defect);
  });
}
// A reader that went away (`utfall status | head`) is no fault of the run.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

const code = await runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
  columns: process.stderr.columns || 80,
  clock: systemClock,
  signal: stop.signal,
});
process.exitCode = interrupted ?? code;
