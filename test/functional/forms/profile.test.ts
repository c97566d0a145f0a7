import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Table, tableToIPC, Utf8, vectorFromArray } from "apache-arrow";
import { afterAll, describe, expect, it } from "vitest";
import { findReadstat } from "../../../connectors/statfiles/find-readstat.ts";
import type { Profile } from "../../../pipelines/profile/profile.ts";
import { makeZip } from "../../support/forms/make-zip.ts";
import { fixture } from "../../support/forms/visit-files.ts";
import { cli } from "../../support/run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "utfall-profile-forms-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const deaths = "lopenr;doddato\nSYN1;2024-02-29\nSYN2;2023-12-31\n";
const arrow = tableToIPC(
  new Table({
    lopenr: vectorFromArray(["SYN1", "SYN2"], new Utf8()),
    doddato: vectorFromArray(["2024-02-29", "2023-12-31"], new Utf8()),
  }),
  "file",
);

const profiled = async (file: string, bytes: string | Uint8Array, asked = file): Promise<Profile> => {
  writeFileSync(join(folder, file), bytes);
  const { out, err } = await cli(folder, "profile", asked, "--json");
  expect(err).toBe("");
  expect(out).not.toMatch(/SYN1|2024-02-29/);
  return JSON.parse(out) as Profile;
};

describe("utfall profile", () => {
  it.each<[string, string | Uint8Array]>([
    ["DOD_1.csv.gz", gzipSync(deaths)],
    ["DOD_1.zip", makeZip([{ name: "DOD_1.csv", content: deaths }])],
    ["DOD_1.feather", arrow],
    ...(findReadstat() === null ? [] : [["DOD_1.dta", fixture("deaths.dta")] as [string, Uint8Array]]),
  ])("tells the layout and the columns of %s, and never a value", async (file, bytes) => {
    const { proposal, columns, faults, dataLines } = await profiled(file, bytes);
    expect({ layout: proposal?.layout, fits: proposal?.fits, faults, dataLines }).toEqual({
      layout: "npr_deaths",
      fits: true,
      faults: [],
      dataLines: 2,
    });
    expect(proposal?.snippet).toContain("nothing to set");
    expect(columns.map(({ name, looks }) => [name, looks])).toEqual([
      ["lopenr", "text"],
      ["doddato", "date"],
    ]);
  });

  it("takes one of several files in a zip as x.zip/member.csv", async () => {
    const zip = makeZip([
      { name: "a/DOD_1.csv", content: deaths },
      { name: "b.csv", content: "x\n" },
    ]);
    const { proposal } = await profiled("several.zip", zip, "several.zip/a/DOD_1.csv");
    expect(proposal?.layout).toBe("npr_deaths");
    const { exit, err } = await cli(folder, "profile", "several.zip");
    expect({ exit, err }).toMatchObject({ exit: 2, err: expect.stringContaining("it holds 2 files") as string });
  });

  it("says rows, not lines, of typed files, and nothing of delimiters", async () => {
    writeFileSync(join(folder, "DOD_2.arrow"), arrow);
    const { out } = await cli(folder, "profile", "DOD_2.arrow");
    expect(out).toContain("2 rows, Arrow file");
    expect(out).not.toMatch(/delimiter|encoding|line ends/);
  });

  it("leaves no copy of a typed file behind", async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith("utfall-profile-")).length;
    await profiled("DOD_3.arrow", arrow);
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith("utfall-profile-")).length;
    expect(after).toBeLessThanOrEqual(before);
  });
});

describe("utfall doctor", () => {
  it("says how to get readstat where it is not there", async () => {
    const path = process.env.PATH;
    process.env.PATH = "/nowhere";
    const { exit, out } = await cli(folder, "doctor").finally(() => {
      process.env.PATH = path;
    });
    expect(exit).toBe(0);
    expect(out).toMatch(/warning readstat: not on the PATH.*\n.*apt-get install readstat.*closed network/);
  });
});
