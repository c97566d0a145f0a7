import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, it } from "vitest";

const launcher = resolve(import.meta.dirname, "../../../bin/utfall.js");

it.each([
  ["thrown", "process.nextTick(() => { throw new Error('line 7: secret'); })"],
  ["rejected", "Promise.reject(new Error('line 7: secret'))"],
])("an error that nobody waited for (%s) ends with a sentence of ours and none of its own text", (_, code) => {
  // Fires once the command has begun, as a stream or a worker would.
  const fault = `data:text/javascript,setTimeout(() => { ${code} }, 300); setTimeout(() => {}, 5000)`;
  const run = spawnSync(process.execPath, ["--import", fault, launcher, "--version"], { encoding: "utf8" });
  expect(run.status).toBe(70);
  expect(run.stderr).toMatch(/^UTF-XX-001 utfall: a defect in utfall\./);
  expect(run.stdout + run.stderr).not.toContain("secret");
});
