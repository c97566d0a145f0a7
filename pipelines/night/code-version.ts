import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fingerprint, sha256 } from "../../connectors/files/fingerprint.ts";
import type { StepKind } from "./step.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const require = createRequire(import.meta.url);

const facts = ["schemas", "connectors"] as const;
const cohort = [...facts, "pipelines/harmonize", "pipelines/cohort"] as const;
const measure = [...cohort, "pipelines/measure"] as const;
const estimate = [...measure, "pipelines/statistics", "pipelines/evaluate", "pipelines/settle"] as const;

/**
 * The folders whose code the result of each kind of step depends on, beside what earlier steps made. A changed line there
 * makes the step be run again; a test holds the list against the imports.
 */
export const codeOf: Readonly<Record<StepKind, readonly string[]>> = {
  ingest: [...facts, "pipelines/ingest"],
  compare: [...facts, "pipelines/deliveries"],
  harmonize: [...facts, "pipelines/harmonize"],
  cohort,
  measure,
  estimate,
  completeness: [...measure, "pipelines/reassess"],
  evaluate: [...estimate, "pipelines/exceptions", "pipelines/disputes"],
  report: [...measure, "pipelines/reassess", "reports"],
};

/** Version and identity of the running code. */
export interface Code {
  readonly version: string;
  /** Fingerprint of the code that a kind of step depends on. */
  readonly of: (kind: StepKind) => string;
  /** Fingerprint of the code of one folder. */
  readonly folder: (name: string) => string;
}

const sources = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** The libraries that read deliveries, in the versions that package.json fixes. */
const readersIn = (manifest: string): Readonly<Record<string, string | undefined>> => {
  const { dependencies } = require(manifest) as { readonly dependencies: Readonly<Record<string, string>> };
  return { arrow: dependencies["apache-arrow"], zip: dependencies.yauzl };
};

const versionOf = (manifest: string): string => (require(manifest) as { readonly version: string }).version;

const manifest = join(root, root.endsWith("dist") ? ".." : ".", "package.json");

/** The version alone, without reading the code. */
export const softwareVersion = (): string => versionOf(manifest);

/** Reads the running code once; fingerprints are made of it as they are asked for. */
export const readCode = (): Code => {
  const folders = new Map<string, string>();
  const folder = (name: string): string => {
    const known = folders.get(name) ?? fingerprint(sources(name).map((file) => sha256(readFileSync(file))));
    folders.set(name, known);
    return known;
  };
  const engine = {
    duckdb: versionOf("@duckdb/node-api/package.json"),
    node: process.versions.node.split(".")[0],
    ...readersIn(manifest),
  };
  // The steps themselves are put together in the night's folder, which is small: it belongs to every step.
  return {
    version: softwareVersion(),
    folder,
    of: (kind) => fingerprint({ engine, code: [...codeOf[kind], "pipelines/night"].map(folder) }),
  };
};
