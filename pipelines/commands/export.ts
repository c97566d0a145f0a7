import { dirname, join, resolve } from "node:path";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { makeFolder } from "../../connectors/files/make-folder.ts";
import { exitCode, UtfallError } from "../../schemas/errors.ts";
import { exportResults } from "../export/export-results.ts";
import { readLive } from "../night/manifest.ts";
import type { Command } from "./command.ts";
import { counted } from "./counted.ts";
import { shown } from "./night-account.ts";
import { openWorkspace } from "./open-workspace.ts";
import { within } from "./within.ts";

const FORMAT = "summarised-result";

const refuse = (problem: string): UtfallError => new UtfallError("UTF-CL-002", { command: "export", problem });

export const exportCommand: Command = {
  name: "export",
  summary: "all estimates of an agreement in a form that other tools read",
  positionals: ["AGREEMENT"],
  options: {
    format: { type: "string", value: "FORMAT", help: `${FORMAT}: the CSV file of OMOP's omopgenerics 1.x` },
    out: { type: "string", value: "FILE", help: "where to write it (default: in internal/exports/)" },
  },
  about: `
Writes every estimate of the live judgement of AGREEMENT (its id, or id@version) with the settings it was made with:
method, variant, interval, tie rule, software, persons at risk and events. The file is read back before it is kept, and
gives the same rows. SMALL COUNTS ARE NOT SUPPRESSED: until there is disclosure control this is an internal file, and it
is not written to releasable/. Exit 0, or 2 refused.`,
  async run({ positionals, options }, context) {
    const [agreement = ""] = positionals;
    if ((options.format ?? FORMAT) !== FORMAT) throw refuse(`--format takes ${FORMAT}`);
    const workspace = await openWorkspace({ positionals, options }, context);
    const { paths } = workspace;
    const name = `${agreement.replace(/[^\w@.-]/g, "_")}.summarised-result.csv`;
    const out =
      typeof options.out === "string" ? resolve(context.cwd, options.out) : join(paths.internal, "exports", name);
    if (within(paths.releasable, out)) {
      throw refuse("--out takes a file outside releasable/, which holds only what passed disclosure");
    }
    const live = await readLive(paths);
    if (live === null) throw new UtfallError("UTF-TR-002", { workspace: paths.root });
    const { text, results } = await exportResults(workspace, live, agreement);
    await makeFolder(dirname(out));
    await writeFileAtomic(out, text);
    context.err(
      `${counted(results, "estimate")} of ${agreement}; small counts are not suppressed: an internal file.\n`,
    );
    if (options.json === true) {
      context.out(`${JSON.stringify({ agreement, format: FORMAT, file: out, results }, null, 2)}\n`);
    } else {
      context.out(`${shown(context, out)}\n`);
    }
    return exitCode.done;
  },
};
