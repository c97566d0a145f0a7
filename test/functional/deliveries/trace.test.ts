import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lungWorkspace, type TestWorkspace } from "../../support/lung-workspace.ts";
import { cli } from "../../support/run-cli.ts";

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await lungWorkspace();
  const config = join(workspace.root, "utfall.yaml");
  const text = await readFile(config, "utf8");
  await writeFile(config, text.replace("  kreftregisteret:\n", "  kreftregisteret:\n    person_keys: stable\n"));
  await writeFile(join(workspace.delivery, "delivery.yaml"), "sequence: 1\n");
  const delta = workspace.delivery.replace("2026-06-30", "2026-09-30");
  await mkdir(delta);
  await writeFile(join(delta, "delivery.yaml"), "sequence: 2\nkind: delta\n");
  const [header = ""] = (await readFile(join(workspace.delivery, "vital_status.csv"), "utf8")).split("\r\n");
  // The first patient died a day later than the first delivery said.
  await writeFile(join(delta, "vital_status.csv"), `${header}\r\nL100001;D;2022-11-06;2022-11-06;\r\n`);
  expect((await cli(workspace.root, "nightly")).exit).toBe(0);
});
afterAll(() => workspace.remove());

const traced = async () => {
  const { exit, out } = await cli(workspace.root, "trace", "nsclc-pembrolizumab@1/os/sex-m/survival-365", "--json");
  expect(exit).toBe(0);
  const { persons } = JSON.parse(out);
  return persons[0];
};

it("IN-15 a number leads to file and line of the delivery in which the row in use stands", async () => {
  const first = await traced();
  expect(first).toMatchObject({ person: "kreftregisteret//L100001", contributes: { days: 307, event: true } });
  const death = first.lines.find((l: { role: string }) => l.role === "event");
  expect(death).toMatchObject({ delivery: "2026-09-30", file: "vital_status.csv", line: 2 });
  const start = first.lines.find((l: { file: string }) => l.file === "inspire_medication.csv");
  expect(start).toMatchObject({ delivery: "2026-06-30" });
});

it("IN-15 a second night over a series has nothing to do: no step is run", async () => {
  const { exit, out } = await cli(workspace.root, "nightly", "--json");
  expect([exit, JSON.parse(out).stepsRun]).toEqual([0, 0]);
});

it("IN-15 a full delivery after the deltas replaces them, and the number leads to it", async () => {
  const full = workspace.delivery.replace("2026-06-30", "2026-12-31");
  await cp(workspace.delivery, full, { recursive: true });
  await writeFile(join(full, "delivery.yaml"), "sequence: 3\n");
  const file = join(full, "vital_status.csv");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("L100001;D;2022-11-05;2022-11-05;", "L100001;D;2022-11-07;2022-11-07;"));
  expect((await cli(workspace.root, "nightly")).exit).toBe(0);
  const first = await traced();
  expect(first.contributes.days).toBe(308);
  expect(first.lines.every((l: { delivery: string }) => l.delivery === "2026-12-31")).toBe(true);
});

it("IN-15 a row that a delta deletes carries no number any more, and its line stays in the store", async () => {
  const delta = workspace.delivery.replace("2026-06-30", "2027-01-31");
  await mkdir(delta);
  const note = "kind: delta\nsequence: 4\nfiles: { deleted.csv: { deletes: vital_status } }\n";
  await writeFile(join(delta, "delivery.yaml"), note);
  await writeFile(join(delta, "deleted.csv"), "person_key\nL100001\n");
  const { exit, err } = await cli(workspace.root, "nightly");
  expect([exit, err]).toEqual([0, expect.stringContaining("1 lines = 1 accepted")]);
  const first = await traced();
  expect(first.person).toBe("kreftregisteret//L100001");
  expect(first.lines.filter((l: { file: string }) => l.file === "vital_status.csv")).toEqual([]);
  const { replaced } = JSON.parse((await cli(workspace.root, "status", "--json")).out);
  expect(replaced).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ delivery: "2026-12-31", layout: "vital_status", how: "deleted", rows: 1 }),
    ]),
  );
});
