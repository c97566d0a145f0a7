import { resolve } from "node:path";
import type { Context } from "../context.ts";
import { type LoadedWorkspace, loadWorkspace } from "../workspace/load-workspace.ts";
import type { Arguments } from "./command.ts";

/** The workspace that a command line points to: -w, or the folder it is run in. */
export const openWorkspace = ({ options }: Arguments, context: Context): Promise<LoadedWorkspace> =>
  loadWorkspace(resolve(context.cwd, typeof options.workspace === "string" ? options.workspace : "."));
