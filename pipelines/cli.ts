import { parseArgs } from "node:util";
import { exitCode, UtfallError } from "../schemas/errors.ts";
import { type Command, parseOptions } from "./commands/command.ts";
import { commandHelp, mainHelp } from "./commands/help.ts";
import { commands } from "./commands/index.ts";
import { nearestName } from "./commands/nearest-name.ts";
import type { Context } from "./context.ts";
import { softwareVersion } from "./night/code-version.ts";

/** What node:util says of an option it does not take, in our words; the value itself is not repeated. */
const optionProblem = (error: unknown): string => {
  const code = error instanceof Error && "code" in error ? error.code : "";
  const option = error instanceof Error ? /'(-{1,2}[a-z][a-z-]*)/i.exec(error.message)?.[1] : undefined;
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `unknown option ${option ?? ""}`.trim();
  if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") return `${option ?? "an option"} lacks its value or takes none`;
  return "too many arguments";
};

const runCommand = async (command: Command, argv: readonly string[], context: Context): Promise<number> => {
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...argv], options: parseOptions(command), allowPositionals: true, strict: true });
  } catch (error) {
    throw new UtfallError("UTF-CL-002", { command: command.name, problem: optionProblem(error) });
  }
  const { values, positionals } = parsed;
  if (values.help === true) {
    context.out(commandHelp(command));
    return exitCode.done;
  }
  const needed = command.positionals.filter((p) => !p.endsWith("?"));
  if (positionals.length < needed.length) {
    throw new UtfallError("UTF-CL-002", { command: command.name, problem: `${needed[positionals.length]} is missing` });
  }
  const most = command.positionals.some((p) => p.includes("…")) ? Number.POSITIVE_INFINITY : command.positionals.length;
  if (positionals.length > most) {
    throw new UtfallError("UTF-CL-002", { command: command.name, problem: "too many arguments" });
  }
  return command.run({ options: values as Record<string, string | boolean | undefined>, positionals }, context);
};

/**
 * Runs one command line and answers with its exit code; the only place where an error becomes text and a number.
 *
 * An error that is not from the closed list is a defect of ours: its own text may hold data and is not printed.
 */
export const runCli = async (argv: readonly string[], context: Context): Promise<number> => {
  const [name, ...rest] = argv;
  try {
    if (name === undefined || name === "--help" || name === "-h" || name === "help") {
      context.out(mainHelp(commands, softwareVersion()));
      return exitCode.done;
    }
    if (name === "--version" || name === "-V") {
      context.out(`${softwareVersion()}\n`);
      return exitCode.done;
    }
    const command = commands.find((c) => c.name === name);
    if (command === undefined) {
      throw new UtfallError("UTF-CL-001", {
        command: name.replace(/[^\w-]/g, "?").slice(0, 40),
        near: nearestName(
          name,
          commands.map((c) => c.name),
        ),
      });
    }
    return await runCommand(command, rest, context);
  } catch (error) {
    if (error instanceof UtfallError) {
      context.err(`${error.message}\n`);
      return error.exit;
    }
    const defect = new UtfallError("UTF-XX-001", { step: `utfall ${name ?? ""}`.trim() });
    context.err(`${defect.message}\n`);
    if (process.env.UTFALL_SHOW_DEFECTS === "1" && error instanceof Error) context.err(`${error.stack ?? ""}\n`);
    return defect.exit;
  }
};
