import { readdirSync, readFileSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findReadstat } from "../../../connectors/statfiles/find-readstat.ts";
import { fixture } from "../../support/forms/visit-files.ts";
import { testNumber } from "../../support/leak/test-numbers.ts";
import { living, type VitalWorkspace, vitalWorkspace } from "../../support/vital-workspace.ts";

let w: VitalWorkspace;
beforeEach(async () => {
  w = await vitalWorkspace();
});
afterEach(() => w.remove());

const dataCut = "data_cut: 2026-06-30\n";

/** Puts a made-up register of four persons into the inbox, B labelled "i live", D labelled "død", or the other way round. */
const deliver = async (delivery: string, bytes: Uint8Array, ending = "sav", note = ""): Promise<void> => {
  await mkdir(w.folderOf(delivery), { recursive: true });
  await writeFile(join(w.folderOf(delivery), `vital_status.${ending}`), bytes);
  await writeFile(join(w.folderOf(delivery), "delivery.yaml"), dataCut + note);
};

/** The file with every occurrence of a text replaced by another as long. */
const patched = (name: string, from: string, to: string): Buffer => {
  const bytes = fixture(name);
  expect([bytes.includes(from), Buffer.byteLength(from)]).toEqual([true, Buffer.byteLength(to)]);
  return Buffer.from(bytes.toString("latin1").replaceAll(from, to), "latin1");
};

const signature = (delivery: string): string =>
  `overrides:\n  - { rule: UTF-DQ-004, source: folk, delivery: ${delivery}, who: Kari Testesen, when: 2026-07-01, reason: "The register mended a slip in its labels." }\n`;

/** Everything that people see of a night: its messages, the status and its log. */
const told = async (err: string): Promise<string> => {
  const logs = readdirSync(w.root, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".jsonl"));
  const { out } = await w.status();
  return [err, out, ...logs.map((f) => readFileSync(join(w.root, f), "utf8"))].join("\n");
};

describe.skipIf(findReadstat() === null)("value labels that change places (readstat is needed)", () => {
  it.each(["sav", "dta"])("hold a delivery as %s until somebody signs for it", async (ending) => {
    const config = await readFile(w.paths.config, "utf8");
    // Stata labels numbers alone; the layout's own codes are letters.
    const aliases = 'aliases: { values: { status: { "1": B, "2": D } } }, dialect';
    await writeFile(w.paths.config, config.replace("vital_status: { dialect", `vital_status: { ${aliases}`));
    await deliver("d1", fixture(`labelled.${ending}`), ending);
    expect(await w.night()).toMatchObject({ exit: 0 });

    await deliver("d2", fixture(`labelled-swapped.${ending}`), ending);
    const { exit, err } = await w.night();
    expect(exit).toBe(4);
    expect(err).toContain(
      `UTF-DQ-004 folk/d2/vital_status.${ending}, column status: another value label than in the delivery in use for B, D, so`,
    );
    expect((await w.status()).stands).toEqual(["d1: in-use", "d2: held"]);
    expect(await told(err)).not.toMatch(/i live|død|not traced|no code/);

    const content = /delivery fingerprint ([0-9a-f]{16})/.exec(err)?.[1] ?? "none";
    await writeFile(w.paths.overrides, signature(content));
    expect(await w.night()).toMatchObject({ exit: 0 });
    const after = await w.status();
    expect(after.stands).toContain("d2: in-use");
    expect(after.out).toContain("folk/d2, UTF-DQ-004: signed by Kari Testesen");
  });

  it("hold a delta as well, which is held against the delivery in use", async () => {
    const config = await readFile(w.paths.config, "utf8");
    await writeFile(
      w.paths.config,
      config.replace("    title: Population", "    person_keys: stable\n    title: Population"),
    );
    await deliver("d1", fixture("labelled.sav"), "sav", "sequence: 1\n");
    expect((await w.night()).exit).toBe(0);
    await deliver("d2", fixture("labelled-swapped.sav"), "sav", "kind: delta\nsequence: 2\n");
    const { err } = await w.night();
    expect(err).toContain("UTF-DQ-004 folk/d2/vital_status.sav");
  });
});

describe.skipIf(findReadstat() === null)("value labels of an SPSS portable file (readstat is needed)", () => {
  it("that change places hold a delivery, as those of other SPSS files do", async () => {
    const config = await readFile(w.paths.config, "utf8");
    const aliases =
      'aliases: { columns: { PK: person_key, ST: status, DD: status_date }, values: { status: { "1": B, "2": D } } }, dialect';
    // Of its three rows one has what the layout asks for; the labels are the file's, whatever becomes of the rows.
    const limits = "    limits: { rejected_share: 0.9 }\n    title: Population";
    const patient = config.replace("    title: Population", limits);
    await writeFile(w.paths.config, patient.replace("vital_status: { dialect", `vital_status: { ${aliases}`));
    await deliver("d1", fixture("labelled.por"), "por");
    expect(await w.night()).toMatchObject({ exit: 0 });
    await deliver("d2", patched("labelled.por", "6/i live2/4/doed", "4/doed2/6/i live"), "por");
    const { exit, err } = await w.night();
    expect([exit, err]).toEqual([4, expect.stringContaining("UTF-DQ-004 folk/d2/vital_status.por, column status")]);
    expect(await told(err)).not.toMatch(/i live|doed/);
  });
});

it("a SAS format catalog is held with a word on what to do, and without it the data are taken", async () => {
  await w.deliver("d1", living(2), dataCut);
  await writeFile(join(w.folderOf("d1"), "formats.sas7bcat"), "x");
  const { exit, err } = await w.night();
  expect([exit, err]).toEqual([
    3,
    expect.stringMatching(/UTF-IN-058 folk\/d1\/formats\.sas7bcat: a SAS format catalog.* Take it out of the delivery/),
  ]);
  await rm(join(w.folderOf("d1"), "formats.sas7bcat"));
  expect(await w.night()).toMatchObject({ exit: 0 });
});

describe.skipIf(findReadstat() === null)("value labels that say the same (readstat is needed)", () => {
  it("in other capitals are no change, and neither is a file without labels", async () => {
    await deliver("d1", fixture("labelled.sav"));
    expect((await w.night()).exit).toBe(0);
    await deliver("d2", patched("labelled.sav", "i live", "I LIVE"));
    expect((await w.night()).exit).toBe(0);
    await w.deliver("d3", living(4), dataCut);
    expect(await w.night()).toMatchObject({ exit: 0 });
  });
});

describe.skipIf(findReadstat() === null)("a person number in a value label (readstat is needed)", () => {
  it("holds the delivery and stays nowhere but where it lay", async () => {
    const number = testNumber();
    const config = await readFile(w.paths.config, "utf8");
    // The numbers of the test series are none of a person where the data say that they are made up.
    await writeFile(w.paths.config, config.replace("synthetic: true", "synthetic: false"));
    await deliver("d1", patched("labelled.sav", "not traced.", number));
    const { exit, err } = await w.night();
    expect(exit).toBe(3);
    expect(err).toMatch(/UTF-CF-001 folk\/d1\/vital_status.sav.*the value labels of status/);
    const left = readdirSync(w.root, { recursive: true, withFileTypes: true, encoding: "utf8" })
      .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(w.paths.inbox))
      .map((entry) => join(entry.parentPath, entry.name));
    expect(left.length).toBeGreaterThan(3);
    expect(left.filter((path) => readFileSync(path).includes(number))).toEqual([]);
  });
});

describe.skipIf(findReadstat() === null)("labelled codes that the code list does not know (readstat is needed)", () => {
  it("are told by status by column, with those codes that cannot be names, and never with a text", async () => {
    await deliver("d1", fixture("labelled.sav"));
    const { err } = await w.night();
    const { out } = await w.status();
    expect(out).toMatch(/column +labelled +unknown +codes\n +folk +vital_status.sav +status +4 +2 +X\n/);
    expect(JSON.parse((await w.run("status", "--json")).out)).toMatchObject({
      labels: [{ source: "folk", file: "vital_status.sav", column: "status", labelled: 4, unlisted: 2, codes: ["X"] }],
    });
    expect(await told(err)).not.toMatch(/Kari|i live|død|not traced|no code/);
  });

  it("reject the rows that have them, as in any other form", async () => {
    // Text codes are filled up with blanks to eight characters, and the first person's stands where the data begin.
    const bytes = fixture("labelled.sav");
    const at = bytes.indexOf("B ", bytes.indexOf("SYN1"));
    bytes.write("X", at);
    await deliver("d1", bytes);
    const { exit, err } = await w.night();
    expect(exit).toBe(3);
    expect(err).toMatch(/UTF-RW-003 vital_status.sav row 1, column status/);
  });
});
