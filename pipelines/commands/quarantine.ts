import { mkdir, realpath } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import { exitCode, type FaultRecord, rowFaults, UtfallError } from "../../schemas/errors.ts";
import { placeInFile } from "../../schemas/form.ts";
import { quarantineCounts, readQuarantine } from "../ingest/quarantine-summary.ts";
import type { HeldDelivery } from "../night/held-delivery.ts";
import { readIntakeState } from "../night/intake-state.ts";
import { openStore } from "../night/open-store.ts";
import { together } from "../night/together.ts";
import { countByInstitution, type InstitutionCount } from "../quarantine/count-by-institution.ts";
import { exportQuarantine } from "../quarantine/export-quarantine.ts";
import { type QuarantinedFile, quarantinedFiles } from "../quarantine/quarantined-files.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";
import { columns } from "./columns.ts";
import type { Arguments, Command } from "./command.ts";
import { counted } from "./counted.ts";
import { shown } from "./night-account.ts";
import { openWorkspace } from "./open-workspace.ts";
import { wholeNumber } from "./whole-number.ts";

const refused = (problem: string): UtfallError => new UtfallError("UTF-CL-002", { command: "quarantine", problem });

const faultLines = (held: readonly HeldDelivery[]): readonly string[] =>
  held.flatMap((h) => [`held: ${h.source}/${h.delivery}`, ...h.faults.map((f: FaultRecord) => `  ${f.message}`)]);

/** Lines by source, rule and institution: what a source has to correct, and where. */
const byInstitution = async (
  { paths }: LoadedWorkspace,
  files: readonly QuarantinedFile[],
  database: Awaited<ReturnType<typeof openStore>>,
): Promise<readonly InstitutionCount[]> => {
  const sources = [...new Set(files.map(({ record }) => record.source))].toSorted();
  const counts = await together(
    sources.map((source) => {
      const own = files.filter(({ record }) => record.source === source);
      return countByInstitution(
        source,
        own.map(({ step }) => join(paths.store, "ingest", step)),
        database,
      );
    }),
  );
  return counts.flat();
};

const summaryText = (counts: readonly InstitutionCount[]): readonly string[] =>
  counts.length === 0
    ? []
    : [
        columns(
          ["source", "rule", "column", "institution", "lines"],
          counts.map((c) => [
            c.source,
            c.rule,
            c.column ?? "",
            c.institution === null ? "–" : c.name === null ? c.institution : `${c.institution} ${c.name}`,
            c.lines,
          ]),
        ),
      ];

/** The folder to export into. With the lines as delivered it must be in restricted/, also by way of links. */
const exportFolder = async (args: Arguments, cwd: string, { paths }: LoadedWorkspace): Promise<string> => {
  const folder = resolve(cwd, String(args.options.export));
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw translateFileError(error, "make", folder);
  }
  if (args.options["with-values"] === true) {
    const inside = relative(await realpath(paths.restricted), await realpath(folder));
    if (inside === "" || inside.startsWith("..")) {
      throw refused("--with-values writes lines as delivered, and only into a folder below restricted/");
    }
  }
  return folder;
};

export const quarantine: Command = {
  name: "quarantine",
  summary: "which deliveries and lines are held, by rule, source and institution, and what the register has to correct",
  positionals: [],
  options: {
    lines: { type: "string", value: "N", help: "how many lines to list per file (default 10)" },
    source: { type: "string", value: "SOURCE", help: "one source only" },
    export: { type: "string", value: "DIR", help: "write files for the register to correct by, without values" },
    "with-values": { type: "boolean", help: "with the lines as delivered; DIR must be below restricted/" },
  },
  about: `
Lists what is held: whole deliveries with their faults, lines by rule and institution (fewer than five as <5), and for every
file in use or held the quarantined lines with column and rule. The text of the lines stays in restricted/ and is not
printed. --export writes one CSV per delivered file with file, line, column, rule and what is expected, to send to the
register; put the corrected delivery into the inbox under a later name, and the next night takes it. Exit 0.`,
  async run(args, context) {
    const most = wholeNumber("quarantine", args, "lines", 10);
    const workspace = await openWorkspace(args, context);
    const only = args.options.source;
    if (only !== undefined && !Object.hasOwn(workspace.config.sources, String(only))) {
      throw refused(`--source takes one of ${Object.keys(workspace.config.sources).join(", ")}`);
    }
    if (args.options["with-values"] === true && args.options.export === undefined) {
      throw refused("--with-values goes with --export");
    }
    const isWanted = (source: string): boolean => only === undefined || source === only;
    const held = (await readIntakeState(workspace.paths)).held.filter((h) => isWanted(h.source));
    const files = (await quarantinedFiles(workspace, held)).filter(({ record }) => isWanted(record.source));
    const database = await openStore(workspace);
    try {
      if (args.options.export !== undefined) {
        const folder = await exportFolder(args, context.cwd, workspace);
        const withValues = args.options["with-values"] === true;
        const written = await exportQuarantine({ workspace, files, held, folder, withValues }, database);
        if (args.options.json === true) context.out(`${JSON.stringify({ folder, written }, null, 2)}\n`);
        else {
          const lines = written.map((path) => `  ${shown(context, join(folder, path))}\n`).join("");
          context.out(written.length === 0 ? "Nothing is held; nothing was written.\n" : `Written:\n${lines}`);
        }
        return exitCode.done;
      }
      const summary = await byInstitution(workspace, files, database);
      // Together: the database must not be closed under a query that still runs.
      const listed = await together(
        files.map(async ({ record, step, held: isHeld }) => ({
          source: record.source,
          delivery: record.delivery,
          file: record.file,
          held: isHeld,
          rejected: record.rejected,
          rules: quarantineCounts(record),
          step,
          // The text of a line stays in restricted/; its institution is told only where lines are counted.
          lines: (await readQuarantine(join(workspace.paths.store, "ingest", step), database, most)).map(
            ({ raw: _raw, institution: _institution, ...line }) => line,
          ),
        })),
      );
      if (args.options.json === true) {
        context.out(`${JSON.stringify({ held, summary, files: listed }, null, 2)}\n`);
        return exitCode.done;
      }
      const text = [
        ...faultLines(held),
        ...summaryText(summary),
        ...listed.flatMap((f) => [
          `${f.source}/${f.delivery}/${f.file}: ${counted(f.rejected, "line")} in quarantine${f.held ? "" : " (the rest is in use)"}`,
          columns(
            ["", "column", "rule", "what is wrong"],
            f.lines.map((l) => [placeInFile(f.file, l.line, l.byte), l.column ?? "", l.rule, rowFaults[l.code]]),
          ),
          ...(f.rejected > f.lines.length ? [`  … --lines N lists more`] : []),
        ]),
      ];
      context.out(text.length === 0 ? "Nothing is held.\n" : `${text.join("\n")}\n`);
      return exitCode.done;
    } finally {
      database.close();
    }
  },
};
