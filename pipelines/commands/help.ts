import { exitCode } from "../../schemas/errors.ts";
import { type Command, type Option, sharedOptions } from "./command.ts";

const exitWords: Readonly<Record<keyof typeof exitCode, string>> = {
  done: "done, or nothing to do",
  refused: "command line, configuration or agreement refused; nothing started",
  quarantine: "finished, but at least one delivery is held in quarantine",
  quality: "a data-quality limit was broken; nothing new published",
  disclosure: "disclosure refused; the releasable package withheld",
  locked: "another run holds the lock",
  resource: "resource or I/O fault; safe to start again",
  integrity: "integrity fault; a person must look",
  defect: "a defect of ours",
  interrupted: "interrupted; safe to start again",
  terminated: "terminated; safe to start again",
};

const table = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join("\n");
};

/** The first page: what utfall is, the commands, the exit codes. */
export const mainHelp = (commands: readonly Command[], version: string): string => `utfall ${version}
From Norwegian health register extracts to judged price agreements and reassessment reports, every line accounted for.

Usage: utfall COMMAND [options]

Commands
${table(commands.map((c) => [c.name, c.summary]))}

Start with
  utfall demo                        a night over made-up extracts, ending with reports to open
  utfall init DIR                    lay down a workspace of your own
  utfall COMMAND --help              what a command takes

Exit codes
${table((Object.keys(exitCode) as (keyof typeof exitCode)[]).map((k) => [String(exitCode[k]), exitWords[k]]))}
`;

const signature = (name: string, { short, value }: Option): string =>
  `${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`;

/** Help for one command. */
export const commandHelp = (command: Command): string => {
  const positionals = command.positionals.map((p) => (p.endsWith("?") ? ` [${p.slice(0, -1)}]` : ` ${p}`)).join("");
  const options = Object.entries({ ...command.options, ...sharedOptions });
  return `Usage: utfall ${command.name}${positionals} [options]

${command.about.trim()}

Options
${table(options.map(([name, option]) => [signature(name, option), option.help]))}
`;
};
