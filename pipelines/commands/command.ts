import type { ParseArgsOptionsConfig } from "node:util";
import type { Context } from "../context.ts";

/** One option as the help shows it. */
export interface Option {
  readonly type: "string" | "boolean";
  readonly short?: string;
  /** What the value is, for the help: DIR, DATE, N. */
  readonly value?: string;
  readonly help: string;
}

export interface Arguments {
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Names of positional arguments for the help; a trailing `?` marks one that may be left out, `…` one that may be repeated. */
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** A few lines on what the command does and what its exit codes mean. */
  readonly about: string;
  /** Answers with the exit code; faults are thrown. */
  run(args: Arguments, context: Context): Promise<number>;
}

/** Options that every command takes. */
export const sharedOptions = {
  workspace: { type: "string", short: "w", value: "DIR", help: "workspace folder (default: this folder)" },
  json: { type: "boolean", help: "print the result as JSON on stdout" },
  help: { type: "boolean", short: "h", help: "show this help" },
} as const satisfies Readonly<Record<string, Option>>;

export const parseOptions = (command: Command): ParseArgsOptionsConfig =>
  Object.fromEntries(
    Object.entries({ ...command.options, ...sharedOptions }).map(([name, option]) => {
      const { type, short } = option as Option;
      return [name, short === undefined ? { type } : { type, short }];
    }),
  );
