import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testNumber } from "../../support/leak/test-numbers.ts";
import { lungWorkspace, type TestWorkspace } from "../../support/lung-workspace.ts";
import { cli } from "../../support/run-cli.ts";

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await lungWorkspace();
});
afterAll(() => workspace.remove());

const number = testNumber({ day: 24, month: 6, year: 84 });

/** Every file of the workspace but the inbox, with its name. */
const kept = async (): Promise<readonly string[]> => {
  const entries = await readdir(workspace.root, { recursive: true, withFileTypes: true });
  const files = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  const outside = files.filter((path) => !path.startsWith(join(workspace.root, "inbox")));
  return Promise.all(outside.map(async (path) => `${path}\n${await readFile(path, "latin1")}`));
};

/** What a night and the commands after it say, with the number in the second line of a file, in a column of its own. */
const nightWith = async (name: string, cell: string) => {
  const path = join(workspace.delivery, name);
  const before = await readFile(path, "utf8");
  const [header = "", first = "", ...rest] = before.split("\r\n");
  const lines = [`${header};notat`, `${first};${cell}`, ...rest.map((line) => (line === "" ? "" : `${line};`))];
  await writeFile(path, lines.join("\r\n"));
  const night = await cli(workspace.root, "nightly");
  const said = [night, await cli(workspace.root, "status"), await cli(workspace.root, "quarantine")];
  await writeFile(path, before);
  return { exit: night.exit, said: JSON.stringify(said) };
};

it("a delivery with one person number in a column that nobody reads is held whole, and the number is nowhere", async () => {
  const { exit, said } = await nightWith("vital_status.csv", `ringt ${number.slice(0, 6)} ${number.slice(6)}`);
  expect(exit).toBe(3);
  expect(said).toContain("UTF-CF-001 kreftregisteret/2026-06-30/vital_status.csv line 2");
  expect(said).toContain("found in notat (1 line)");
  expect(said).not.toContain(number.slice(0, 6));
  const files = await kept();
  expect(files.length).toBeGreaterThan(5);
  for (const text of files) expect(text).not.toContain(number.slice(0, 6));
  // Nothing could be read from the source, so nothing stands for it: no rows of the file lie in any store.
  expect(files.filter((text) => /vital_status.*\.parquet\n/.test(text))).toEqual([]);
});

it("the same delivery with a note instead of the number is taken in the next night", async () => {
  const { exit } = await nightWith("vital_status.csv", "ringt mandag");
  expect(exit).toBe(0);
});
