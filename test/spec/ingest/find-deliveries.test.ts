import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Delivery, findDeliveries } from "../../../connectors/files/find-deliveries.ts";
import { Workspace } from "../../../schemas/workspace.ts";
import { testNumber } from "../../support/leak/test-numbers.ts";

const root = mkdtempSync(join(tmpdir(), "utfall-inbox-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const workspace = Workspace.parse({
  utfall: "workspace/1",
  name: "test",
  sources: {
    inspire: {
      title: "INSPIRE",
      layouts: { inspire_medication: { files: ["medication*.csv"] }, vital_status: { files: ["*.csv"] } },
    },
    empty: { title: "nothing yet", layouts: { prices: null } },
  },
});

let count = 0;
/** An inbox with these files; a content of null makes a folder. */
const inbox = (files: Readonly<Record<string, string | null>>): string => {
  count += 1;
  const folder = join(root, String(count));
  mkdirSync(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(content === null ? join(folder, path) : dirname(join(folder, path)), { recursive: true });
    if (content !== null) writeFileSync(join(folder, path), content);
  }
  return folder;
};
const found = (files: Readonly<Record<string, string | null>>): Promise<readonly Delivery[]> =>
  findDeliveries(inbox(files), workspace);
const faults = (deliveries: readonly Delivery[]): readonly string[] =>
  deliveries.flatMap((d) => d.faults.map((f) => f.message));

describe("findDeliveries", () => {
  it("finds nothing in an empty or missing inbox", async () => {
    expect(await found({})).toEqual([]);
    expect(await findDeliveries(join(root, "missing"), workspace)).toEqual([]);
  });

  it("lists files with their layout, the data cut and what delivery.yaml says of them", async () => {
    const [delivery] = await found({
      "inspire/2026-06-30/medication_2026.csv": "abc",
      "inspire/2026-06-30/status.CSV.gz": "",
      "inspire/2026-06-30/README.txt": "",
      "inspire/2026-06-30/notes.md": "",
      "inspire/2026-06-30/.hidden": "",
      "inspire/2026-06-30/late.csv.partial": "",
      "inspire/2026-06-30/delivery.yaml": "synthetic: true\n",
    });
    expect(delivery).toMatchObject({
      source: "inspire",
      delivery: "2026-06-30",
      dataCut: "2026-06-30",
      synthetic: true,
      faults: [],
      arriving: ["late.csv.partial"],
      files: [
        { name: "medication_2026.csv", layout: "inspire_medication", size: 3 },
        { name: "status.CSV.gz", layout: "vital_status" },
      ],
    });
  });

  it("orders deliveries by folder name, then those with a sequence by it", async () => {
    const deliveries = await found({
      "inspire/2026-03-31/a.csv": "",
      "inspire/2025-12-31/a.csv": "",
      "inspire/b/delivery.yaml": "data_cut: 2026-01-31\nsequence: 1\n",
      "inspire/a/delivery.yaml": "data_cut: 2026-02-28\nsequence: 2\n",
    });
    expect(deliveries.map((d) => d.delivery)).toEqual(["2025-12-31", "2026-03-31", "b", "a"]);
    expect(deliveries.map((d) => d.dataCut)).toEqual(["2025-12-31", "2026-03-31", "2026-01-31", "2026-02-28"]);
  });

  it("asks for a data cut", async () => {
    expect(faults(await found({ "inspire/june/a.csv": "" }))).toEqual([
      expect.stringMatching(/^UTF-IN-008 inspire\/june: no data cut/),
    ]);
    expect(faults(await found({ "inspire/2026-02-30/a.csv": "" }))).toEqual([expect.stringMatching(/^UTF-IN-008 /)]);
    expect(faults(await found({ "inspire/a.csv": "" }))).toEqual([expect.stringMatching(/^UTF-IN-008 inspire\/a.csv/)]);
  });

  it("refuses files that no layout takes", async () => {
    expect(faults(await found({ "inspire/2026-06-30/a.xlsx": "" }))).toEqual([
      expect.stringMatching(/^UTF-IN-012 inspire\/2026-06-30\/a.xlsx: .*\(inspire_medication, vital_status\)/),
    ]);
  });

  it("holds delivery.yaml and the folder against each other", async () => {
    const note = "files:\n  a.csv: { lines: 10, sha256: AA }\n  b.csv: {}\n";
    const deliveries = await found({
      "inspire/2026-06-30/a.csv": "",
      "inspire/2026-06-30/c.csv": "",
      "inspire/2026-06-30/delivery.yaml": note,
    });
    expect(faults(deliveries)).toEqual([
      expect.stringMatching(/^UTF-IN-017 inspire\/2026-06-30: .* disagree about b.csv, c.csv\./),
    ]);
    expect(deliveries[0]?.files[0]?.note).toEqual({ lines: 10, sha256: "AA" });
  });

  it.each([
    ["data_cut: 30.06.2026\n", ":1:1: data_cut is a date in the form YYYY-MM-DD"],
    ["synthetic: false\ncanary: 1\n", ":1:1: unknown key canary"],
    [
      "files:\n  a.csv: { lines: canary }\n",
      ":2:12: files names each file, with sha256, lines, bytes, trailer and deletes beneath it",
    ],
    ["a: [\n", ": wrong indentation|: a bracket"],
    ["- canary\n", ": the file is a map"],
  ])("says what is wrong in delivery.yaml and where: %j", async (note, expected) => {
    const [message] = faults(await found({ "inspire/2026-06-30/delivery.yaml": note }));
    expect(message).toMatch(new RegExp(`^UTF-IN-018 inspire/2026-06-30/delivery.yaml.*(${expected})`));
    expect(message).not.toMatch(/30\.06\.2026|\[canary|lines: canary/);
  });

  it("holds a delivery with a person number in a name, and hands the name on without it", async () => {
    const number = testNumber();
    const files = {
      [`inspire/2026-06-30/medication_${number}.csv`]: "",
      [`inspire/2026-06-30/${number.slice(0, 6)} ${number.slice(6)}.xlsx`]: "",
      [`inspire/${number}/a.csv`]: "",
    };
    const deliveries = await found(files);
    expect(
      faults(deliveries)
        .map((m) => m.replace(/: .*/, ""))
        .sort(),
    ).toEqual([
      "UTF-CF-002 inspire/2026-06-30/[person number].xlsx",
      "UTF-CF-002 inspire/2026-06-30/medication_[person number].csv",
      "UTF-CF-002 inspire/[person number]/",
      "UTF-IN-008 inspire/[person number]",
      "UTF-IN-012 inspire/2026-06-30/[person number].xlsx",
    ]);
    expect(JSON.stringify(deliveries)).not.toContain(number.slice(6));
    // The number is one of a test series, which a synthetic delivery may hold; its name is still not printed.
    const [synthetic] = await found({
      [`inspire/2026-06-30/medication_${number}.csv`]: "",
      "inspire/2026-06-30/delivery.yaml": "synthetic: true\n",
    });
    expect(synthetic?.faults).toEqual([]);
  });

  it("follows no links, opens no pipes and takes no folder for a file", async () => {
    const folder = inbox({ "inspire/2026-06-30/folder.csv": null, ".outside/real.csv": "x", ".outside/empty/x": "" });
    const delivery = join(folder, "inspire", "2026-06-30");
    symlinkSync(join(folder, ".outside", "real.csv"), join(delivery, "link.csv"));
    symlinkSync(join(folder, ".outside", "real.csv"), join(delivery, "delivery.yaml"));
    execFileSync("mkfifo", [join(delivery, "pipe.csv")]);
    symlinkSync(join(folder, ".outside"), join(folder, "inspire", "2026-07-31"));
    symlinkSync(join(folder, ".outside"), join(folder, "empty"));
    const deliveries = await findDeliveries(folder, workspace);
    expect(deliveries.flatMap((d) => d.files)).toEqual([]);
    expect(faults(deliveries).map((m) => m.replace(/: not a regular file.*/, ""))).toEqual([
      "UTF-IN-011 inspire/2026-06-30/delivery.yaml",
      "UTF-IN-011 inspire/2026-06-30/folder.csv",
      "UTF-IN-011 inspire/2026-06-30/link.csv",
      "UTF-IN-011 inspire/2026-06-30/pipe.csv",
      "UTF-IN-011 inspire/2026-07-31/",
      "UTF-IN-011 empty//",
    ]);
  });

  it("keeps odd names apart and prints them without letting them act", async () => {
    const deliveries = await found({
      "inspire/2026-06-30/a[1]*.csv": "1",
      "inspire/2026-06-30/a1x.csv": "22",
      "inspire/2026-06-30/e\u001b[2J\n.txt": "",
    });
    expect(deliveries[0]?.files.map((f) => [f.name, f.size])).toEqual([
      ["a1x.csv", 2],
      ["a[1]*.csv", 1],
    ]);
    expect(faults(deliveries)[0]).toContain("e\\u{1b}[2J\\u{a}.txt");
  });
});
