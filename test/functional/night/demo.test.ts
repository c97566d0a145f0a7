import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Live, readLive } from "../../../pipelines/night/manifest.ts";
import { workspacePaths } from "../../../pipelines/workspace/paths.ts";
import { ReportModel } from "../../../schemas/report.ts";
import { type CliRun, cli } from "../../support/run-cli.ts";

let parent = "";
let first: CliRun;
let live: Live;

const root = (): string => join(parent, "demo");
const truth = async () => JSON.parse(await readFile(join(root(), "truth", "truth.json"), "utf8"));
const reportOf = async (agreement: string): Promise<ReportModel> =>
  ReportModel.parse(JSON.parse(await readFile(join(live.folder, `${agreement}@1`, "report.json"), "utf8")));

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "utfall-demo-"));
  first = await cli(parent, "demo");
  const found = await readLive(workspacePaths(root()));
  if (found === null) throw new Error("nothing is live");
  live = found;
});
afterAll(() => rm(parent, { recursive: true, force: true }));

describe("utfall demo", () => {
  it("ends with the paths of reports to open", async () => {
    expect(first.exit).toBe(0);
    const paths = [...first.out.matchAll(/^ {2}(\S+\.html)$/gm)].map((m) => m[1] ?? "");
    expect(paths.length).toBe(4);
    for (const path of paths) expect(await readFile(join(parent, path), "utf8")).toMatch(/^<!doctype html>/i);
  });

  it("marks every page as made up", async () => {
    for (const { path } of live.manifest.agreements.flatMap((a) => a.reports)) {
      const text = await readFile(join(live.folder, path), "utf8");
      expect([path, /syntetisk|synthetic/i.test(text)]).toEqual([path, true]);
    }
  });

  it("run again says that there is nothing to do", async () => {
    const again = await cli(parent, "demo");
    expect(again.exit).toBe(0);
    expect(again.err).toContain("Nothing to do");
    expect(again.out).toBe(first.out);
  });
});

describe("the night over the made-up extracts", () => {
  it("accounts for every line of every file as the truth says", async () => {
    const { files } = await truth();
    const found = live.manifest.files.map(({ record: r }) => [
      r.file,
      { lines: r.lines, accepted: r.accepted, rejected: r.rejected, duplicates: r.duplicates },
    ]);
    const expected = files.map((f: { file: string; account: object }) => [f.file, f.account]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });

  it("links nobody by a key that names two project persons, and counts every such key", async () => {
    const { dirt } = await truth();
    const planted = dirt.filter((d: { kind: string }) => d.kind === "two-project-persons");
    const model = join(root(), "restricted/store/harmonize", live.manifest.harmonize, "harmonize.json");
    const { links } = JSON.parse(await readFile(model, "utf8"));
    const { nonmatch } = links.find((l: { source: string }) => l.source === "npr");
    expect(planted).toHaveLength(1);
    expect(nonmatch).toBe(planted[0].lines);
  });

  it("finds the persons that were treated, as many as the truth says", async () => {
    const { expected } = await truth();
    const exposed = async (agreement: string) => (await reportOf(agreement)).flow[0]?.persons;
    expect(await exposed("nsclc-pembrolizumab")).toBe(expected.lung.cohort.n);
    expect(await exposed("sma-onasemnogene")).toBe(expected.sma_children.onasemnogene.n);
    expect(await exposed("sma-nusinersen")).toBe(expected.sma_children.nusinersen.n);
  });

  it("gives survival at one year whose interval holds the true one", async () => {
    const { expected } = await truth();
    const { results } = await reportOf("nsclc-pembrolizumab");
    const row = results.find((r) => r.figure === "nsclc-pembrolizumab@1/os/all/survival-365");
    const real = expected.lung.cohort.survival["365"];
    expect(row?.lower ?? 1).toBeLessThan(real);
    expect(row?.upper ?? 0).toBeGreaterThan(real);
  });

  it("settles to the cent: every milestone of a patient adds up to the list price", async () => {
    const { settlement, milestones } = await reportOf("sma-onasemnogene");
    const perPatient = Map.groupBy(milestones, (m) => m.patient);
    for (const [, own] of perPatient) {
      expect(own.reduce((sum, m) => sum + BigInt(m.amount ?? "0"), 0n)).toBe(215_512_465n);
    }
    const lines = settlement?.lines ?? [];
    const sum = (kind: string) => lines.filter((l) => l.kind === kind).reduce((all, l) => all + BigInt(l.amount), 0n);
    expect(String(sum("payable"))).toBe(settlement?.totals.payable);
    expect(String(sum("held"))).toBe(settlement?.totals.held);
    expect(BigInt(settlement?.bounds.lower ?? 0)).toBeLessThanOrEqual(sum("payable"));
    expect(BigInt(settlement?.bounds.upper ?? 0)).toBeGreaterThanOrEqual(sum("payable"));
  });

  it("says in status what is loaded, what is held and what is due", async () => {
    const { exit, out } = await cli(root(), "status");
    expect(exit).toBe(0);
    expect(out).toContain("Demo on made-up extracts (made-up data)");
    expect(out).toMatch(/nsclc-pembrolizumab@1 +\d+ +met +2026-12-01 +Reassessment of pembrolizumab/);
    expect(out).toContain("Held in quarantine\n  nothing");
  });
});
