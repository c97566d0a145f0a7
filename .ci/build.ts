// Compiles the sources to dist/ and copies the files that are read at run time beside them: what an installed package runs.
import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";

const assets = ["pipelines/workspace/template", "pipelines/workspace/agreements", "reports/pdf/templates"];

rmSync("dist", { recursive: true, force: true });
const { status } = spawnSync("tsc", ["-p", "tsconfig.build.json"], { stdio: "inherit" });
if (status === 0) for (const folder of assets) cpSync(folder, `dist/${folder}`, { recursive: true });
process.exitCode = status ?? 1;
