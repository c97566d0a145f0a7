import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { living, type VitalWorkspace, vitalWorkspace } from "../../support/vital-workspace.ts";

let w: VitalWorkspace;
afterEach(() => w.remove());

const stable = "person_keys: stable";
const full = "data_cut: 2026-06-30\nsequence: 1\n";
const deletes = "files: { slettet.csv: { deletes: vital_status } }\n";

/** A delta with a file of keys to be deleted, and rows where there are any. */
const deliverDelta = async (sequence: number, keys: readonly string[], rows: readonly string[] = []): Promise<void> => {
  const name = `d${sequence}`;
  const note = `data_cut: 2026-06-30\nkind: delta\nsequence: ${sequence}\ncomplete: false\n${deletes}`;
  await w.deliver(name, rows, note);
  await writeFile(join(w.folderOf(name), "slettet.csv"), `${["person_key", ...keys].join("\n")}\n`);
};

describe("IN-15 a delta that deletes", () => {
  it("takes rows out of use by their keys, tells of each, and of keys that name no row", async () => {
    w = await vitalWorkspace(stable);
    await w.deliver("d1", living(3), full);
    await deliverDelta(2, ["P02", "P77"]);
    const { exit, err } = await w.night();
    expect([exit, err]).toEqual([0, expect.stringContaining("2 lines = 2 accepted + 0 rejected + 0 duplicates")]);
    expect(await w.facts()).toEqual(["folk//P01 alive 2026-06-30, d1:2", "folk//P03 alive 2026-06-30, d1:4"]);
    const { out } = await w.status();
    for (const told of [
      "folk/d1: 1 rows of vital_status deleted by a later delta",
      "folk/d2: 1 rows of vital_status named by their keys to be deleted",
      "folk/d2: 1 rows of vital_status named to be deleted, and not there",
    ])
      expect(out).toContain(told);
    expect((await w.night()).err).toContain("Nothing to do");
  });

  it("may give rows of the key in the same delivery, which then replace, and a later one may bring a key back", async () => {
    w = await vitalWorkspace(stable);
    await w.deliver("d1", living(2), full);
    await deliverDelta(2, ["P01", "P02"], ["P01;D;2026-07-05;2026-07-05;"]);
    await w.night();
    expect(await w.facts()).toEqual(["folk//P01 dead 2026-07-05, d2:2"]);
    await deliverDelta(3, ["P01"], ["P02;B;2026-08-31;;"]);
    expect((await w.night()).exit).toBe(0);
    expect(await w.facts()).toEqual(["folk//P02 alive 2026-08-31, d3:2"]);
    const { out } = await w.status();
    expect(out).toContain("folk/d2: 1 rows of vital_status deleted by a later delta");
  });

  it("gives way to a full delivery, which holds everything", async () => {
    w = await vitalWorkspace(stable);
    await w.deliver("d1", living(2), full);
    await deliverDelta(2, ["P01"]);
    await w.deliver("d3", living(2), "data_cut: 2026-06-30\nsequence: 3\n");
    expect((await w.night()).exit).toBe(0);
    expect(await w.facts()).toHaveLength(2);
  });

  it("whose key is empty deletes nobody: the line stands in quarantine and the delivery is held", async () => {
    w = await vitalWorkspace(stable);
    await w.deliver("d1", living(2), full);
    await deliverDelta(2, ["P01", '""']);
    const { exit, err } = await w.night();
    expect([exit, err]).toEqual([3, expect.stringMatching(/UTF-RW-001 slettet\.csv line 3, column person_key/)]);
    expect(await w.facts()).toHaveLength(2);
  });

  it.each([
    ["in a full delivery", `${full}${deletes}`, "only a delta deletes rows; a full delivery replaces everything"],
    [
      "of a layout that the source does not deliver",
      `${full}kind: delta\ncomplete: false\n${deletes.replace("vital_status", "npr_episodes")}`,
      "names no layout of which rows can be told by a key (layouts of this source with a key: vital_status)",
    ],
  ])("%s is refused", async (_, note, problem) => {
    w = await vitalWorkspace(stable);
    await w.deliver("d1", living(2), note);
    await writeFile(join(w.folderOf("d1"), "slettet.csv"), "person_key\nP01\n");
    const { exit, err } = await w.night();
    expect([exit, err]).toEqual([3, expect.stringContaining("UTF-IN-018 folk/d1/delivery.yaml")]);
    expect(err).toContain(problem);
  });

  it("is never guessed: a file of keys that no note declares is held", async () => {
    w = await vitalWorkspace(stable);
    await w.deliver("d1", living(2), full);
    await w.night();
    await w.deliver("d2", ["P01;B;2026-07-31;;"], "data_cut: 2026-06-30\nkind: delta\nsequence: 2\n");
    await writeFile(join(w.folderOf("d2"), "slettet.csv"), "person_key\nP01\n");
    const { exit, err } = await w.night();
    expect([exit, err]).toEqual([3, expect.stringContaining("UTF-IN-012 folk/d2/slettet.csv")]);
    expect(await w.facts()).toHaveLength(2);
  });
});
