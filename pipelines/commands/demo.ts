import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { UtfallError } from "../../schemas/errors.ts";
import { nightly } from "../night/nightly.ts";
import { openProgress } from "../night/progress.ts";
import { layDemo } from "../workspace/lay-demo.ts";
import { loadWorkspace } from "../workspace/load-workspace.ts";
import type { Command } from "./command.ts";
import { nightAccount, reportLines, shown } from "./night-account.ts";

export const demo: Command = {
  name: "demo",
  summary: "a night over made-up extracts of all registers, ending with reports to open",
  positionals: ["DIR?"],
  options: {},
  about: `
Lays down a workspace in DIR (default: demo) with made-up extracts of all registers, runs a night over it, and prints the
reports to open. Run again, it finds that there is nothing to do. Everything it writes is marked as made up.`,
  async run({ positionals, options }, context) {
    const root = resolve(context.cwd, positionals[0] ?? "demo");
    const json = options.json === true;
    const progress = openProgress(context, json);
    if (!existsSync(join(root, "utfall.yaml"))) {
      progress.say(`Making up extracts of all registers in ${shown(context, join(root, "inbox"))} …`);
      await layDemo(root);
    }
    const workspace = await loadWorkspace(root);
    // A night over real registers must be asked for by name.
    if (!workspace.config.synthetic) throw new UtfallError("UTF-WS-003", { folder: root, found: "utfall.yaml" });
    const result = await nightly(workspace, context, progress);
    if (json) {
      const { live, ...rest } = result;
      context.out(
        `${JSON.stringify({ ...rest, folder: live?.folder ?? null, index: workspace.paths.index }, null, 2)}\n`,
      );
      return result.exit;
    }
    context.err(nightAccount(result));
    context.out(
      `Reports to open:\n${reportLines(result, context, "en")}All of them:\n  ${shown(context, workspace.paths.index)}\n`,
    );
    return result.exit;
  },
};
