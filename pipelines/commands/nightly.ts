import { nightly as runNightly } from "../night/nightly.ts";
import { openProgress } from "../night/progress.ts";
import { withAsOf } from "../workspace/with-as-of.ts";
import type { Command } from "./command.ts";
import { nightAccount, shown } from "./night-account.ts";
import { openWorkspace } from "./open-workspace.ts";

export const nightly: Command = {
  name: "nightly",
  summary: "take in new deliveries, judge every agreement, publish reports",
  positionals: [],
  options: {
    "as-of": { type: "string", value: "DATE", help: "judge as of this day instead of the day utfall.yaml says" },
  },
  about: `
Takes in the latest good delivery of every source, harmonizes, judges every agreement, and makes the result live by one
switch. Steps whose inputs, settings and code are unchanged are not run again; with nothing new there is nothing to do.
A killed night is simply run again. An agreement that needs what its sources do not deliver, or does not answer a case that
occurs, is set aside with its reason; what was published of it stays, and the others are judged. An agreement file that is
not in form stops the night before it starts (exit 2). Exit 0 when done, 3 when a delivery is held in quarantine (the last
good one stays in use), 4 when a limit of quality was broken or an agreement was set aside, 6 when another run holds the
lock.`,
  async run(args, context) {
    const workspace = await openWorkspace(args, context);
    const asOf = args.options["as-of"];
    const json = args.options.json === true;
    const chosen = typeof asOf === "string" ? withAsOf(workspace, asOf) : workspace;
    const result = await runNightly(chosen, context, openProgress(context, json));
    if (json) {
      const { live, ...rest } = result;
      context.out(
        `${JSON.stringify({ ...rest, asOf: live?.manifest.asOf ?? null, folder: live?.folder ?? null }, null, 2)}\n`,
      );
      return result.exit;
    }
    context.err(nightAccount(result));
    if (result.live !== null) context.out(`${shown(context, workspace.paths.index)}\n`);
    return result.exit;
  },
};
