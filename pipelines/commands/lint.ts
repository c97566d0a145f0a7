import { readdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import { exitCode, UtfallError } from "../../schemas/errors.ts";
import type { Context } from "../context.ts";
import type { Surroundings } from "../lint/check.ts";
import { type FileToLint, lintFiles } from "../lint/lint-files.ts";
import { lintText } from "../lint/lint-text.ts";
import { readLive } from "../night/manifest.ts";
import { type LoadedWorkspace, loadWorkspace } from "../workspace/load-workspace.ts";
import type { Arguments, Command } from "./command.ts";
import { languageOf, languageOption } from "./language.ts";
import { shown } from "./night-account.ts";
import { openWorkspace } from "./open-workspace.ts";

/** Agreement files of a workspace, in order of their names. */
const filesOf = async ({ paths }: LoadedWorkspace): Promise<readonly string[]> => {
  try {
    const names = await readdir(paths.agreements);
    return names
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => join(paths.agreements, name));
  } catch (error) {
    throw translateFileError(error, "read", paths.agreements);
  }
};

/** The workspace of a folder, or null where there is none; a faulty utfall.yaml is a fault all the same. */
const workspaceIn = async (folder: string): Promise<LoadedWorkspace | null> => {
  try {
    return await loadWorkspace(folder);
  } catch (error) {
    if (error instanceof UtfallError && error.code === "UTF-WS-001") return null;
    throw error;
  }
};

/** The workspace to hold files against: -w, this folder, or the one that the first file lies in. */
const workspaceFor = async (args: Arguments, context: Context): Promise<LoadedWorkspace | null> => {
  const [first] = args.positionals;
  if (first === undefined || args.options.workspace !== undefined) return openWorkspace(args, context);
  return (await workspaceIn(context.cwd)) ?? workspaceIn(dirname(dirname(resolve(context.cwd, first))));
};

const surroundingsOf = async (workspace: LoadedWorkspace | null): Promise<Surroundings> => ({
  workspace: workspace?.config ?? null,
  held: { lifeTable: (workspace?.lifeTable ?? null) !== null },
  asOf: workspace === null ? null : ((await readLive(workspace.paths))?.manifest.asOf ?? null),
});

export const lint: Command = {
  name: "lint",
  summary: "hold agreement files against the framework before they are signed",
  positionals: ["FILE…?"],
  options: {
    language: languageOption,
    all: { type: "boolean", help: "give the reason of every answer, not only of open points and breaches" },
  },
  about: `
Checks agreement files (default: all in agreements/ of the workspace) before they are signed: first their form, then the
framework for alternative price agreements, points I to VI, and the nine questions of ch. 7.1 on temporary introduction.
Each check answers ok, open (a person must decide) or breach, with the reason and the place in the file. A FILE may be
checked without a workspace; sources and coverage are then open. Exit 0 without a breach, 2 when a file is refused or
anything is in breach.`,
  async run(args, context) {
    const language = languageOf("lint", args);
    const workspace = await workspaceFor(args, context);
    const paths =
      args.positionals.length > 0
        ? args.positionals.map((file) => resolve(context.cwd, file))
        : workspace === null
          ? []
          : await filesOf(workspace);
    const files: readonly FileToLint[] = paths.map((path) => ({ path, name: shown(context, path) }));
    const linted = await lintFiles(files, await surroundingsOf(workspace));
    const width = Math.min(Math.max(context.columns, 60), 100);
    context.out(
      args.options.json === true
        ? `${JSON.stringify(linted, null, 2)}\n`
        : lintText(linted, { language, width, all: args.options.all === true }),
    );
    const bad = linted.some((file) => file.state === "refused" || file.counts.breach > 0);
    return bad ? exitCode.refused : exitCode.done;
  },
};
