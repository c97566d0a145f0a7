#!/usr/bin/env node
// Starts utfall under Node 24 or newer. Where the system's Node is older, the runtime that npm installed beside the
// package (an optional dependency per platform) is used. Plain JavaScript that any Node can read.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const NEEDED = 24;
const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, "..", "pipelines", "main.ts");
const compiled = join(here, "..", "dist", "pipelines", "main.js");

const pinnedRuntime = () => {
  const platform = process.platform === "win32" ? "win" : process.platform;
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`);
    const binary = join(dirname(manifest), "bin", process.platform === "win32" ? "node.exe" : "node");
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
};

if (Number(process.versions.node.split(".")[0]) >= NEEDED) {
  // A key of this name in a file must never lead to the prototype of an object. Node's --disable-proto does the same for
  // every thread, and utfall runs under it as well; it cannot be set from within.
  Reflect.deleteProperty(Object.prototype, "__proto__");
  // Node refuses to strip types below node_modules, so an installed package runs its compiled form.
  const entry = here.includes("node_modules") || !existsSync(source) ? compiled : source;
  await import(pathToFileURL(entry).href);
} else {
  const runtime = pinnedRuntime();
  if (runtime === null) {
    process.stderr.write(
      `utfall needs Node ${NEEDED} or newer; this is ${process.version}, and no pinned runtime is installed for ${process.platform}-${process.arch}.\n` +
        `Install Node ${NEEDED}, or run npm ci with optional dependencies on linux-x64, linux-arm64 or win-x64.\n`,
    );
    process.exitCode = 2;
  } else {
    const child = spawn(runtime, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
    // A terminal sends Ctrl-C to the child as well: passed on, it would arrive twice, and a second request ends a night at
    // once. SIGTERM comes to the launcher alone.
    process.on("SIGINT", () => {});
    process.on("SIGTERM", () => child.kill("SIGTERM"));
    child.on("error", () => {
      process.stderr.write(`utfall could not start the pinned runtime ${runtime}. Install Node ${NEEDED}.\n`);
      process.exitCode = 2;
    });
    child.on("exit", (code, signal) => {
      process.exitCode = code ?? (signal === "SIGINT" ? 130 : signal === "SIGTERM" ? 143 : 70);
    });
  }
}
