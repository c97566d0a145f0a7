import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lungWorkspace, type TestWorkspace } from "../../support/lung-workspace.ts";

const root = resolve(import.meta.dirname, "../../..");
let home = "";
let workspace: TestWorkspace;

/** Packs the project and lays it into a node_modules folder as npm would, with the packages it needs beside it. */
beforeAll(async () => {
  workspace = await lungWorkspace();
  home = mkdtempSync(join(tmpdir(), "utfall-package-"));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", home], { cwd: root, stdio: "ignore" });
  const [packed] = readdirSync(home);
  const modules = join(home, "node_modules");
  mkdirSync(join(modules, "utfall"), { recursive: true });
  execFileSync("tar", ["-xzf", join(home, packed ?? ""), "-C", join(modules, "utfall"), "--strip-components=1"]);
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (name !== ".bin" && name !== "utfall") symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
});
afterAll(async () => {
  rmSync(home, { recursive: true, force: true });
  await workspace.remove();
});

const utfall = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(home, "node_modules/utfall/bin/utfall.js"), ...args], {
    cwd: home,
    encoding: "utf8",
  });

describe("the packed package, installed as a stranger would", () => {
  it("finds nothing missing", () => {
    const { status, stdout } = utfall("doctor");
    expect([status, stdout.includes("MISSING")]).toEqual([0, false]);
  });

  it("runs a night over the lung extracts, the worker and the texts it was packed with included", () => {
    const night = utfall("nightly", "-w", workspace.root);
    expect(night.stderr).toContain("judgement of nsclc-pembrolizumab@1: cannot-conclude");
    expect(night.status).toBe(0);
  });
});
