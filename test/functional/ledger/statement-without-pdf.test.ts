import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type SmaWorkspace, smaWorkspace } from "../../support/ledger/sma-workspace.ts";
import { cli } from "../../support/run-cli.ts";

vi.mock("@myriaddreamin/typst-ts-node-compiler", () => {
  throw new Error("Cannot find native binding");
});

let workspace: SmaWorkspace;
const settle = (...options: readonly string[]) =>
  cli(workspace.root, "settle", "sma-onasemnogene", "--period", "2026-Q1", ...options);

beforeAll(async () => {
  workspace = await smaWorkspace();
  await workspace.deliver("2026-06-30", [{ key: "child-1", infusion: "2025-01-10" }]);
  await cli(workspace.root, "nightly");
}, 120_000);
afterAll(() => workspace.remove());

describe("on a machine where the PDF maker does not load", () => {
  const folder = (): string => join(workspace.root, "internal/statements/sma-onasemnogene/2026-01-01_2026-03-31");

  it("the booking is made, the other forms are written, and it is said once what to do", async () => {
    const { exit, err } = await settle();
    expect(exit).toBe(0);
    expect(err.split("\n").filter((line) => line.startsWith("UTF-"))).toEqual([
      expect.stringMatching(/^UTF-PD-001 .*is not installed\. Run npm ci/),
    ]);
    const forms = (await readdir(folder())).map((name) => name.replace(/^\w+/, "")).sort();
    expect([...new Set(forms)]).toEqual([".csv", ".en.html", ".en.xlsx", ".json", ".nb.html", ".nb.xlsx"]);
    expect(JSON.parse((await settle("--json")).out).unprinted).toMatchObject([{ code: "UTF-PD-001" }]);
  });

  it("no PDF of an earlier booking stays beside them", async () => {
    for (const name of ["supplier.nb.pdf", "supplier.nb.archive.pdf"]) await writeFile(join(folder(), name), "old");
    await settle();
    expect((await readdir(folder())).filter((name) => name.endsWith(".pdf"))).toEqual([]);
  });

  it("doctor says so, as a warning", async () => {
    const { exit, out } = await cli(workspace.root, "doctor");
    expect([exit, out]).toEqual([0, expect.stringMatching(/warning pdf: .*not installed[\s\S]*npm ci/)]);
  });
});
