import { join } from "node:path";
import type { FileOutcome, RuleCount } from "../../schemas/delivery.ts";
import { exitCode, type FaultRecord, rowFaults } from "../../schemas/errors.ts";
import { placeInFile } from "../../schemas/form.ts";
import { quarantineCounts, readQuarantine } from "../ingest/quarantine-summary.ts";
import type { HeldDelivery } from "../night/held-delivery.ts";
import { readIntakeState } from "../night/intake-state.ts";
import { readLive } from "../night/manifest.ts";
import { openStore } from "../night/open-store.ts";
import { readStored } from "../night/read-stored.ts";
import { together } from "../night/together.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";
import { columns } from "./columns.ts";
import type { Command } from "./command.ts";
import { counted } from "./counted.ts";
import { openWorkspace } from "./open-workspace.ts";
import { wholeNumber } from "./whole-number.ts";

interface QuarantinedFile {
  readonly source: string;
  readonly delivery: string;
  readonly file: string;
  readonly held: boolean;
  readonly rejected: number;
  readonly rules: readonly RuleCount[];
  readonly step: string;
}

const outcomeOf = async ({ paths }: LoadedWorkspace, step: string): Promise<FileOutcome> =>
  (await readStored(paths, { kind: "ingest", fingerprint: step }, "outcome.json")) as FileOutcome;

const filesOf = async (
  workspace: LoadedWorkspace,
  held: readonly HeldDelivery[],
): Promise<readonly QuarantinedFile[]> => {
  const live = await readLive(workspace.paths);
  const inUse = (live?.manifest.files ?? []).map(({ record, step }) => ({ record, step, held: false }));
  const kept = await Promise.all(
    held
      .flatMap((h) => h.files)
      .map(async ({ step }) => ({ record: (await outcomeOf(workspace, step)).record, step, held: true })),
  );
  return [...inUse, ...kept].flatMap(({ record, step, held: isHeld }) =>
    record === null || record.rejected === 0
      ? []
      : [
          {
            source: record.source,
            delivery: record.delivery,
            file: record.file,
            held: isHeld,
            rejected: record.rejected,
            rules: quarantineCounts(record),
            step,
          },
        ],
  );
};

const faultLines = (held: readonly HeldDelivery[]): readonly string[] =>
  held.flatMap((h) => [`held: ${h.source}/${h.delivery}`, ...h.faults.map((f: FaultRecord) => `  ${f.message}`)]);

export const quarantine: Command = {
  name: "quarantine",
  summary: "which deliveries and lines are held, by file, line, column and rule",
  positionals: [],
  options: {
    lines: { type: "string", value: "N", help: "how many lines to list per file (default 10)" },
  },
  about: `
Lists what is held: whole deliveries with their faults, and for every file in use or held the quarantined lines with
column and rule. The text of the lines stays in restricted/ and is not printed. Exit 0.`,
  async run(args, context) {
    const most = wholeNumber("quarantine", args, "lines", 10);
    const workspace = await openWorkspace(args, context);
    const { held } = await readIntakeState(workspace.paths);
    const files = await filesOf(workspace, held);
    const database = await openStore(workspace);
    try {
      // Together: the database must not be closed under a query that still runs.
      const listed = await together(
        files.map(async (file) => ({
          ...file,
          // The text of a line stays in restricted/.
          lines: (await readQuarantine(join(workspace.paths.store, "ingest", file.step), database, most)).map(
            ({ raw: _raw, ...line }) => line,
          ),
        })),
      );
      if (args.options.json === true) {
        context.out(`${JSON.stringify({ held, files: listed }, null, 2)}\n`);
        return exitCode.done;
      }
      const text = [
        ...faultLines(held),
        ...listed.flatMap((f) => [
          `${f.source}/${f.delivery}/${f.file}: ${counted(f.rejected, "line")} in quarantine${f.held ? "" : " (the rest is in use)"}`,
          columns(
            ["", "column", "rule", "what is wrong"],
            f.lines.map((l) => [placeInFile(f.file, l.line), l.column ?? "", l.rule, rowFaults[l.code]]),
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
