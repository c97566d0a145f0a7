import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disputesInForce, disputesOf } from "../../../pipelines/disputes/disputes-in-force.ts";
import { claimKey, lastingPerson, patientReference } from "../../../pipelines/disputes/patient-reference.ts";
import { readDisputes } from "../../../pipelines/disputes/read-disputes.ts";
import { workspacePaths } from "../../../pipelines/workspace/paths.ts";
import { example } from "../../spec/evaluate/made-up.ts";

const agreement = example("sma-onasemnogene");
const patient = "0123456789abcdef";
let root = "";

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "utfall-disputes-"));
  await mkdir(join(root, "disputes"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const read = async (lines: readonly string[], name = "sma-onasemnogene") => {
  const path = join(root, "disputes", `${name}.yaml`);
  await writeFile(path, ["utfall: disputes/1", "disputes:", ...lines, ""].join("\n"));
  try {
    return await readDisputes(workspacePaths(root), [agreement]);
  } finally {
    await rm(path);
  }
};
const entry = (rest: string) => `  - { patient: "${patient}", term: year-1, by: The payer, since: 2026-01-10${rest} }`;

describe("a disputes file", () => {
  it("is read by agreement", async () => {
    const found = await read([entry(', until: 2026-02-01, resolution: "Withdrawn" }').replace(" } }", " }")]);
    expect(found.get("sma-onasemnogene")).toEqual([
      { patient, term: "year-1", by: "The payer", since: "2026-01-10", until: "2026-02-01", resolution: "Withdrawn" },
    ]);
  });

  it.each([
    ["an unknown milestone", entry("").replace("year-1", "year-9"), "no milestone is called so"],
    ["a key that it does not have", entry(", untill: 2026-02-01"), "unknown key untill"],
    ["an end without a resolution", entry(", until: 2026-02-01"), "both until and resolution"],
    ["an end before its beginning", entry(', until: 2026-01-01, resolution: "x"'), "until is not before since"],
    ["a person's key instead of a reference", entry("").replace(patient, "A-100"), "not in the expected form"],
  ])("is refused for %s, with its place", async (_, line, problem) => {
    await expect(read([line])).rejects.toThrow(new RegExp(`UTF-SL-008 disputes/sma-onasemnogene.yaml:3.*${problem}`));
  });

  it("is refused for a milestone that is disputed twice at one time", async () => {
    await expect(read([entry(""), entry("").replace("01-10", "03-10")])).rejects.toThrow(/:4:.*disputed twice/);
  });

  it("is refused for the name of no agreement", async () => {
    await expect(read([entry("")], "sma-onasemnogen")).rejects.toThrow(/no agreement has this id/);
  });

  it("is not needed", async () => {
    expect((await readDisputes(workspacePaths(join(root, "elsewhere")), [agreement])).size).toBe(0);
  });
});

describe("a dispute", () => {
  const dispute = { patient, term: "year-1", by: "x", since: "2026-01-10", until: "2026-02-01", resolution: "y" };

  it.each([
    ["2026-01-09", 0],
    ["2026-01-10", 1],
    ["2026-02-01", 1],
    ["2026-02-02", 0],
  ])("on %s freezes %i milestones", (asOf, frozen) => {
    expect(disputesInForce([dispute], agreement, asOf)).toHaveLength(frozen);
  });

  it("finds its patient by the reference, and refuses one that is nobody's", () => {
    const key = claimKey("made up");
    const own = patientReference(key, agreement.id, "P-1");
    const patients = [{ personId: "P-1" }, { personId: "P-2" }];
    expect(disputesOf(agreement.id, [{ patient: own, term: "year-1" }], key, patients)).toEqual([
      { personId: "P-1", milestone: "year-1" },
    ]);
    expect(() => disputesOf(agreement.id, [{ patient, term: "year-1" }], key, patients)).toThrow(/UTF-SL-008/);
    // Before the first booking there is no secret, and no reference that anybody could have read.
    expect(() => disputesOf(agreement.id, [{ patient: own, term: "year-1" }], null, patients)).toThrow(/UTF-SL-008/);
  });
});

describe("a patient reference", () => {
  const key = claimKey("made up");

  it("is the same in the next delivery, and another one under another agreement or secret", () => {
    const own = patientReference(key, "a", "npr/2026-03-31/K7");
    expect(patientReference(key, "a", "npr/2026-06-30/K7")).toBe(own);
    expect(patientReference(key, "b", "npr/2026-03-31/K7")).not.toBe(own);
    expect(patientReference(claimKey("another"), "a", "npr/2026-03-31/K7")).not.toBe(own);
    expect(own).toMatch(/^[0-9a-f]{16}$/);
  });

  it("knows which persons have no link", () => {
    expect(lastingPerson("P-1")).toEqual({ id: "P-1", unlinkedSource: null });
    expect(lastingPerson("npr/2026-03-31/K/7")).toEqual({ id: "npr//K/7", unlinkedSource: "npr" });
  });
});
