import { resolve } from "node:path";
import { exitCode } from "../../schemas/errors.ts";
import { initWorkspace } from "../workspace/init.ts";
import type { Command } from "./command.ts";

export const init: Command = {
  name: "init",
  summary: "lay down a workspace: configuration, folders, example agreements",
  positionals: ["DIR"],
  options: {},
  about: `
Lays down a workspace in DIR, which must be empty or not exist: a commented utfall.yaml, the folders with their rights,
three example agreements, and a README in each folder that files are put into.`,
  async run({ positionals, options }, context) {
    const root = resolve(context.cwd, positionals[0] ?? ".");
    const written = await initWorkspace(root);
    if (options.json === true) {
      context.out(`${JSON.stringify({ workspace: root, written }, null, 2)}\n`);
      return exitCode.done;
    }
    context.out(
      `Workspace laid down in ${root}\n${written.map((file) => `  ${file}`).join("\n")}\n\n` +
        "Next: put extracts into inbox/<source>/<delivery>/, look through utfall.yaml and agreements/, then\n" +
        `  utfall nightly -w ${positionals[0] ?? "."}\n`,
    );
    return exitCode.done;
  },
};
