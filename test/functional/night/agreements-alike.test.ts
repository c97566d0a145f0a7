import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workspacePaths } from "../../../pipelines/workspace/paths.ts";
import type { ResultRow } from "../../../schemas/result.ts";
import { example } from "../../spec/evaluate/made-up.ts";
import { lungWorkspace, type TestWorkspace } from "../../support/lung-workspace.ts";
import { type CliRun, cli } from "../../support/run-cli.ts";

let workspace: TestWorkspace;
let night: CliRun;

/** The lung agreement under two further ids: same population, same measures, same facts. */
beforeAll(async () => {
  workspace = await lungWorkspace();
  const { agreements } = workspacePaths(workspace.root);
  const text = await readFile(join(agreements, "nsclc-pembrolizumab.yaml"), "utf8");
  for (const id of ["nsclc-second", "nsclc-third"]) {
    await writeFile(join(agreements, `${id}.yaml`), text.replace(/^id: .*$/m, `id: ${id}`));
  }
  night = await cli(workspace.root, "nightly", "--json");
});
afterAll(() => workspace.remove());

describe("agreements with the same population", () => {
  it("share their cohort and measures and are all judged", async () => {
    expect([night.exit, night.err]).toEqual([0, ""]);
    const { manifest } = JSON.parse((await cli(workspace.root, "status", "--json")).out);
    const lung = manifest.agreements.filter(({ id }: { id: string }) => id.startsWith("nsclc-"));
    expect(lung.map(({ id }: { id: string }) => id)).toEqual(["nsclc-pembrolizumab", "nsclc-second", "nsclc-third"]);
    expect(new Set(lung.map(({ cohort }: { cohort: string }) => cohort)).size).toBe(1);
    expect(new Set(lung.map(({ evaluate }: { evaluate: string }) => evaluate)).size).toBe(3);
    expect(new Set(lung.map(({ analysed }: { analysed: number }) => analysed))).toEqual(new Set([228]));
  });

  it("have each shared step run once", async () => {
    const { logs } = workspacePaths(workspace.root);
    const lines = (await readFile(join(logs, "2026-07-01.jsonl"), "utf8")).trimEnd().split("\n");
    const steps = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === "step");
    const fingerprints = steps.map(({ fingerprint }) => fingerprint);
    expect(new Set(fingerprints).size).toBe(fingerprints.length);
    expect(JSON.parse(night.out).stepsRun).toBe(fingerprints.length);
  });
});

describe("estimates of agreements with the same analyses", () => {
  const ids = ["nsclc-pembrolizumab", "nsclc-second", "nsclc-third"];

  it("are made once for all of them", async () => {
    const { store, logs } = workspacePaths(workspace.root);
    const { analyses } = example("nsclc-pembrolizumab");
    const lines = (await readFile(join(logs, "2026-07-01.jsonl"), "utf8")).trimEnd().split("\n");
    const made = lines.map((line) => JSON.parse(line)).filter(({ kind }) => kind === "estimate");
    expect(made.filter(({ step }) => step.includes("nsclc-")).length).toBe(analyses.measures.length);
    expect((await readdir(join(store, "estimate"))).length).toBe(made.length);
  });

  it("are the same numbers, each under the name and the run of its agreement", async () => {
    const live = JSON.parse(await readFile(workspacePaths(workspace.root).live, "utf8"));
    const generation = join(workspacePaths(workspace.root).generations, live.generation);
    const reports = await Promise.all(
      ids.map(async (id) => JSON.parse(await readFile(join(generation, `${id}@1`, "report.json"), "utf8"))),
    );
    const results: readonly ResultRow[][] = reports.map(({ results: rows }) => rows);
    const unnamed = results.map((rows) =>
      rows.map(({ figure, agreement: _agreement, runId: _runId, agreementHash: _hash, ...row }) => ({
        ...row,
        figure: figure.slice(figure.indexOf("/")),
      })),
    );
    expect(unnamed[1]).toEqual(unnamed[0]);
    expect(unnamed[2]).toEqual(unnamed[0]);
    for (const [i, id] of ids.entries()) {
      expect(results[i]?.length).toBeGreaterThan(100);
      expect(new Set(results[i]?.map(({ figure }) => figure.slice(0, figure.indexOf("/"))))).toEqual(
        new Set([`${id}@1`]),
      );
      expect(new Set(results[i]?.map(({ runId }) => runId))).toEqual(new Set([reports[i]?.front.runId]));
    }
    expect(new Set(reports.map(({ front }) => front.runId)).size).toBe(3);
  });
});

describe("the log", () => {
  it("has one JSON line per event with nothing but the allowed fields", async () => {
    const { logs } = workspacePaths(workspace.root);
    const lines = (await readFile(join(logs, "2026-07-01.jsonl"), "utf8")).trimEnd().split("\n");
    const allowed = [
      "at",
      "event",
      "step",
      "kind",
      "fingerprint",
      "delivery",
      "code",
      "generation",
      "exit",
      "peakMemory",
    ];
    const fields = new Set(lines.flatMap((line) => Object.keys(JSON.parse(line))));
    expect([...fields].filter((field) => !allowed.includes(field))).toEqual([]);
    expect(lines.map((line) => JSON.parse(line).event).filter((event) => event !== "step")).toEqual([
      "start",
      "published",
      "end",
    ]);
  });
});

it.skipIf(process.platform === "win32")(
  "person-level folders and what the night keeps are for the owner alone",
  async () => {
    const { restricted, store, logs } = workspacePaths(workspace.root);
    const mode = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);
    for (const folder of [restricted, store, logs]) expect(await mode(folder)).toBe("700");
    for (const kind of await readdir(store)) {
      expect([kind, await mode(join(store, kind))]).toEqual([kind, "700"]);
      for (const step of await readdir(join(store, kind))) expect(await mode(join(store, kind, step))).toBe("700");
    }
    for (const file of ["ledger.jsonl", "intake.json", "file-hashes.json"]) {
      expect([file, await mode(join(restricted, file))]).toEqual([file, "600"]);
    }
    // Reports are for more people than the analyst: the group may read what lies in internal/.
    const { live, index } = workspacePaths(workspace.root);
    for (const file of [live, index]) expect([file, await mode(file)]).toEqual([file, "640"]);
  },
);
