import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fingerprint, sha256 } from "../fingerprint.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Version and identity of the running code; a changed line of code makes every step be run again. */
export const codeVersion = (): { readonly version: string; readonly code: string } => {
  const files = ["schemas", "connectors", "pipelines", "reports"].flatMap((room) => sources(join(root, room)));
  const manifest = createRequire(import.meta.url)(join(root, root.endsWith("dist") ? ".." : ".", "package.json")) as {
    version: string;
  };
  return {
    version: manifest.version,
    code: fingerprint({
      files: files.map((file) => sha256(readFileSync(file))),
      duckdb: (createRequire(import.meta.url)("@duckdb/node-api/package.json") as { version: string }).version,
      node: process.versions.node.split(".")[0],
    }),
  };
};
