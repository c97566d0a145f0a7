import { mkdtemp, rm, stat, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase } from "../../connectors/duckdb/database.ts";
import { literal, sql } from "../../connectors/duckdb/sql.ts";
import { findReadstat, readstatVersion } from "../../connectors/statfiles/find-readstat.ts";
import { typstWorks } from "../../connectors/typst/typst-works.ts";
import { exitCode, UtfallError } from "../../schemas/errors.ts";
import type { Context } from "../context.ts";
import { softwareVersion } from "../night/code-version.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";
import type { Arguments, Command } from "./command.ts";
import { openWorkspace } from "./open-workspace.ts";

interface Finding {
  readonly what: string;
  readonly state: "ok" | "missing" | "warning";
  readonly detail: string;
  /** How to get what is missing. */
  readonly remedy: string | null;
}

const ok = (what: string, detail: string): Finding => ({ what, state: "ok", detail, remedy: null });
const missing = (what: string, detail: string, remedy: string): Finding => ({ what, state: "missing", detail, remedy });
const warning = (what: string, detail: string, remedy: string): Finding => ({ what, state: "warning", detail, remedy });

const runtime = (): Finding => {
  const major = Number(process.versions.node.split(".")[0]);
  const detail = `Node ${process.versions.node}`;
  return major >= 24
    ? ok("runtime", detail)
    : missing("runtime", detail, "Start through bin/utfall.js, or install Node 24.");
};

const database = async (): Promise<Finding> => {
  const folder = await mkdtemp(join(tmpdir(), "utfall-doctor-"));
  try {
    const opened = await openDatabase({
      folders: [folder],
      spill: join(folder, "spill"),
      memory: "256MiB",
      threads: 1,
    });
    try {
      const [row] = await opened.rows(sql`SELECT version() AS version`, "doctor");
      // A file that is certainly there and certainly outside: this one.
      const outside = literal(fileURLToPath(import.meta.url));
      await opened.rows(sql`SELECT count(*) AS n FROM read_text(${outside})`, "doctor").then(
        () => {
          throw new UtfallError("UTF-XX-001", { step: "doctor: the database reads outside the workspace" });
        },
        () => undefined,
      );
      return ok("database", `DuckDB ${String(row?.version)}, locked to the workspace, no network`);
    } finally {
      opened.close();
    }
  } catch {
    return missing(
      "database",
      "DuckDB does not open locked down",
      "Run npm ci again on this platform (linux, macOS or Windows, x64 or arm64).",
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Absent it is a warning: nothing but SAS, SPSS and Stata files needs it. */
const statisticalFiles = async (): Promise<Finding> => {
  const program = findReadstat();
  const version = await readstatVersion();
  if (program !== null && version !== null) return ok("readstat", `${version}, reads SAS, SPSS and Stata files`);
  return warning(
    "readstat",
    program === null ? "not on the PATH; SAS, SPSS and Stata files are held" : "is there, and does not say its version",
    "Run apt-get install readstat; on a closed network, carry the Debian packages readstat and libreadstat1 over and run dpkg -i. All other forms work without it.",
  );
};

/** Absent it is a warning: nothing but PDF needs it. */
const printing = async (): Promise<Finding> => {
  const made = await typstWorks();
  return made.works
    ? ok("pdf", "Typst, in process; PDF/UA-1 and PDF/A-2a, no network")
    : warning("pdf", made.why, "Run npm ci again on this platform. All other forms are written without it.");
};

const GIB = 1024 ** 3;

const workspaceFindings = async ({ paths, config }: LoadedWorkspace): Promise<readonly Finding[]> => {
  const findings: Finding[] = [
    ok(
      "utfall.yaml",
      `${Object.keys(config.sources).length} sources, memory ${config.memory}, ${config.threads} threads`,
    ),
  ];
  for (const [name, path] of [
    ["inbox", paths.inbox],
    ["agreements", paths.agreements],
    ["restricted", paths.restricted],
    ["internal", paths.internal],
  ] as const) {
    const found = await stat(path).catch(() => null);
    if (found === null) findings.push(missing(name, "folder is not there", `Make it: mkdir ${name}`));
    else if (name === "restricted" && process.platform !== "win32" && (found.mode & 0o077) !== 0) {
      findings.push(warning(name, "others than the owner can look in", `Run chmod 700 ${name}`));
    } else findings.push(ok(name, "there"));
  }
  const disk = await statfs(paths.root);
  const free = (disk.bavail * disk.bsize) / GIB;
  const detail = `${free.toFixed(1)} GiB free`;
  findings.push(
    free < 2
      ? warning("disk", detail, "Free space: a night needs about three times the size of the extracts.")
      : ok("disk", detail),
  );
  return findings;
};

const sign = { ok: "ok      ", missing: "MISSING ", warning: "warning " } as const;

const print = (findings: readonly Finding[]): string =>
  findings
    .map((f) => `${sign[f.state]}${f.what}: ${f.detail}${f.remedy === null ? "" : `\n        → ${f.remedy}`}\n`)
    .join("");

/** The workspace if there is one here; a fault in utfall.yaml is a finding, not an end. */
const ofWorkspace = async (args: Arguments, context: Context): Promise<readonly Finding[]> => {
  try {
    return await workspaceFindings(await openWorkspace(args, context));
  } catch (error) {
    if (!(error instanceof UtfallError)) throw error;
    if (error.code === "UTF-WS-001" && args.options.workspace === undefined) {
      return [ok("workspace", "none here; point to one with -w DIR to have it looked over")];
    }
    return [missing("workspace", error.message, "Then run utfall doctor again.")];
  }
};

export const doctor: Command = {
  name: "doctor",
  summary: "what runs, what is missing, and how to get it",
  positionals: [],
  options: {},
  about: `
Looks over the runtime, the database engine, the reader of statistical files, the maker of PDF and, with -w, a workspace: its configuration, folders, rights and disk.
Exit 0 when nothing is missing, 2 otherwise.`,
  async run(args, context) {
    const findings = [
      ok("utfall", softwareVersion()),
      runtime(),
      await database(),
      await statisticalFiles(),
      await printing(),
      ...(await ofWorkspace(args, context)),
    ];
    context.out(args.options.json === true ? `${JSON.stringify(findings, null, 2)}\n` : print(findings));
    return findings.some((f) => f.state === "missing") ? exitCode.refused : exitCode.done;
  },
};
