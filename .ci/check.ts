// Runs every check and reports all failures, not the first.
import { spawnSync } from "node:child_process";

const checks: readonly (readonly [string, readonly string[]])[] = [
  ["types", ["tsc", "--noEmit"]],
  ["format and lint", ["biome", "check", "--error-on-warnings", "."]],
  ["dead code", ["knip"]],
  ["tests", ["vitest", "run"]],
];

const chosen = process.argv.includes("--without-tests") ? checks.filter(([name]) => name !== "tests") : checks;
const failed = chosen.filter(([name, [command, ...args]]) => {
  console.log(`— ${name}`);
  return spawnSync(command ?? "", args, { stdio: "inherit" }).status !== 0;
});
console.log(failed.length === 0 ? "All checks pass." : `Failed: ${failed.map(([name]) => name).join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
