import { exitCode, UtfallError } from "../../schemas/errors.ts";
import type { Context } from "../context.ts";
import { readCode } from "../night/code-version.ts";
import { isMadeByThis } from "../night/live-made-by.ts";
import { readLive } from "../night/manifest.ts";
import type { Arguments, Command } from "./command.ts";
import { openWorkspace } from "./open-workspace.ts";

/** A defect of ours, or something in the store that has not the shape it should have. */
const isUnreadable = (error: unknown): boolean =>
  !(error instanceof UtfallError) || error.exit === exitCode.defect || error.code === "UTF-IG-003";

/** Where the live result of another version lies; null where this version made it, or nothing is live. */
const madeByAnother = async (args: Arguments, context: Context): Promise<string | null> => {
  const { paths } = await openWorkspace(args, context);
  const live = await readLive(paths);
  return live === null || (await isMadeByThis(paths, live, readCode())) ? null : paths.root;
};

/**
 * A command that reads what a night has left. What cannot be read is no defect where another version made what it reads:
 * tables and documents have the form of their version (UTF-TR-003).
 */
export const readsLive = (command: Command): Command => ({
  ...command,
  run: async (args, context) => {
    try {
      return await command.run(args, context);
    } catch (error) {
      const workspace = isUnreadable(error) ? await madeByAnother(args, context) : null;
      throw workspace === null ? error : new UtfallError("UTF-TR-003", { workspace });
    }
  },
});
