import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLedger } from "../../../pipelines/night/ledger.ts";
import { type Live, readLive } from "../../../pipelines/night/manifest.ts";
import { type WorkspacePaths, workspacePaths } from "../../../pipelines/workspace/paths.ts";
import { lungWorkspace, type TestWorkspace } from "../../support/lung-workspace.ts";
import { type CliRun, cli } from "../../support/run-cli.ts";

let workspace: TestWorkspace;
let paths: WorkspacePaths;
let good: string;
let lacking: string;

const agreementFile = (id: string): string => join(paths.agreements, `${id}.yaml`);
const write = (id: string, text: string): Promise<void> =>
  writeFile(agreementFile(id), text.replace(/^id: .*$/m, `id: ${id}`));
const night = (...args: readonly string[]): Promise<CliRun> => cli(workspace.root, "nightly", ...args);
const live = async (): Promise<Live> => {
  const found = await readLive(paths);
  if (found === null) throw new Error("nothing is live");
  return found;
};
const report = async (id: string): Promise<string> =>
  readFile(join((await live()).folder, `${id}@1`, "report.json"), "utf8");

beforeAll(async () => {
  workspace = await lungWorkspace();
  paths = workspacePaths(workspace.root);
  good = await readFile(agreementFile("nsclc-pembrolizumab"), "utf8");
  lacking = good
    .replace(
      "\n# What is made of the measures.",
      "  - { id: stays, title: { nb: Prøve, en: Test }, meaning: { nb: Prøve, en: Test }, misuse: { nb: Prøve, en: Test }, kind: event-rate, better: lower, event: { kind: admission }, coverage: [episodes] }\n\n# What is made of the measures.",
    )
    .replace("  minimum_n: 10", "    - { measure: stays }\n  minimum_n: 10");
  await write("nsclc-second", good);
  expect(await night()).toMatchObject({ exit: 0 });
}, 120_000);
afterAll(() => workspace.remove());

describe("an agreement whose sources do not deliver what it needs", () => {
  let first: Live;
  let before: string;
  let run: CliRun;

  beforeAll(async () => {
    first = await live();
    before = await report("nsclc-second");
    await write("nsclc-second", lacking);
    await write("nsclc-third", lacking);
    run = await night("--as-of", "2026-08-01");
  }, 120_000);

  it("is told with its reason, and the night ends with 4", () => {
    expect(run.exit).toBe(4);
    expect(run.err).toContain(
      "not judged: nsclc-second@1 (data not ready); what was published stays, as of 2026-06-30",
    );
    expect(run.err).toContain("not judged: nsclc-third@1 (data not ready); nothing of it has been published");
    expect(run.err).toMatch(/UTF-AG-005 nsclc-third\.yaml: needs contact, coverage of episodes/);
    expect(run.err).toContain("Published generation");
  });

  it("does not stop the others: they are judged as of the night's day", async () => {
    const { manifest } = await live();
    expect(manifest.agreements.map(({ id, from }) => [id, from === undefined])).toEqual([
      ["nsclc-pembrolizumab", true],
      ["nsclc-second", false],
      ["sma-nusinersen", true],
      ["sma-onasemnogene", true],
    ]);
    expect(JSON.parse(await report("nsclc-pembrolizumab")).front.asOf).toBe("2026-08-01");
  });

  it("keeps what was published of it, byte for byte, with the day and the data cut of then", async () => {
    expect(await report("nsclc-second")).toBe(before);
    const { manifest } = await live();
    expect(manifest.setAside?.map(({ id, standing, kept }) => [id, standing, kept])).toEqual([
      [
        "nsclc-second",
        "data-not-ready",
        { generation: first.generation, asOf: "2026-06-30", dataCuts: { kreftregisteret: "2026-06-30" } },
      ],
      ["nsclc-third", "data-not-ready", null],
    ]);
    expect(manifest.earlier?.[first.generation]).toMatchObject({
      asOf: "2026-06-30",
      harmonize: first.manifest.harmonize,
    });
  });

  it("is on the start page in both languages, marked as of its earlier day", async () => {
    const nb = await readFile(paths.index, "utf8");
    const en = await readFile(join(paths.internal, "index.en.html"), "utf8");
    expect(nb).toContain("Avtaler som ikke er vurdert");
    expect(nb).toContain("det publiserte blir stående, per 30.06.2026");
    expect(en).toContain("what was published stays, as of 30\u00a0June\u00a02026");
    expect(en).toContain("data until 30\u00a0June\u00a02026");
    expect(en).toContain("Nothing of it has been published.");
    expect(en).toContain("UTF-AG-005 nsclc-third.yaml");
  });

  it("is in status, in the JSON of both commands, in the ledger and in the log", async () => {
    const { exit, out } = await cli(workspace.root, "status");
    expect(exit).toBe(4);
    expect(out).toContain("Not judged");
    expect(out).toMatch(/nsclc-second@1 +data not ready +what was published stays, as of 2026-06-30/);
    expect(out).toContain("UTF-AG-005 nsclc-second.yaml");
    const state = JSON.parse((await cli(workspace.root, "status", "--json")).out);
    const told = JSON.parse((await night("--as-of", "2026-08-01", "--json")).out);
    expect(told.setAside).toEqual(state.setAside);
    const codes = [
      { agreement: "nsclc-second@1", code: "UTF-AG-005" },
      { agreement: "nsclc-third@1", code: "UTF-AG-005" },
    ];
    expect((await readLedger(paths.ledger)).at(-1)).toMatchObject({ exit: 4, fault: null, setAside: codes });
    const log = await readFile(join(paths.logs, "2026-07-01.jsonl"), "utf8");
    expect(log).toContain('"event":"set-aside","agreement":"nsclc-second@1","code":"UTF-AG-005"');
  });

  it("leaves nothing to do on the next night, which ends with 4 again", async () => {
    const { generation } = await live();
    const again = await night("--as-of", "2026-08-01");
    expect([again.exit, again.err]).toEqual([4, expect.stringContaining("Nothing to do")]);
    expect(JSON.parse((await night("--as-of", "2026-08-01", "--json")).out)).toMatchObject({
      changed: false,
      stepsRun: 0,
      generation,
    });
  });

  it("can be traced, exported and looked up among what is due, on the facts of then", async () => {
    const figure = JSON.parse(before).results.find(
      ({ estimate }: { estimate: string }) => estimate === "survival",
    ).figure;
    const traced = await cli(workspace.root, "trace", figure, "--most", "1");
    expect([traced.exit, traced.err]).toEqual([0, ""]);
    expect((await cli(workspace.root, "export", "nsclc-second")).exit).toBe(0);
    const due = JSON.parse((await cli(workspace.root, "due", "--json")).out);
    expect(due.agreements.map(({ agreement }: { agreement: string }) => agreement)).toContain("nsclc-second@1");
  });

  it("stays as of the same earlier day when a further night publishes anew", async () => {
    expect((await night("--as-of", "2026-09-01")).exit).toBe(4);
    const { manifest } = await live();
    expect(manifest.asOf).toBe("2026-09-01");
    expect(manifest.setAside?.[0]?.kept).toMatchObject({ generation: first.generation, asOf: "2026-06-30" });
    expect(await report("nsclc-second")).toBe(before);
  });

  it("is judged again when the agreement is mended, and nothing more is said", async () => {
    await write("nsclc-second", good);
    await rm(agreementFile("nsclc-third"));
    const mended = await night("--as-of", "2026-09-01");
    expect([mended.exit, mended.err.includes("not judged")]).toEqual([0, false]);
    const { manifest } = await live();
    expect([manifest.setAside, manifest.earlier]).toEqual([undefined, undefined]);
    expect(await readFile(paths.index, "utf8")).not.toContain("ikke er vurdert");
  });
});

describe("an agreement that is refused while it is judged", () => {
  it("is set aside by itself: a dispute about a patient who is nobody's", async () => {
    await mkdir(paths.disputes, { recursive: true });
    await writeFile(
      join(paths.disputes, "sma-onasemnogene.yaml"),
      'utfall: disputes/1\ndisputes:\n  - { patient: "0123456789abcdef", term: year-0, by: The supplier, since: 2026-01-01 }\n',
    );
    const run = await night();
    expect([run.exit, run.err]).toEqual([4, expect.stringContaining("not judged: sma-onasemnogene@1 (refused)")]);
    expect((await live()).manifest.setAside?.map(({ id, fault }) => [id, fault.code])).toEqual([
      ["sma-onasemnogene", "UTF-SL-008"],
    ]);
    await rm(paths.disputes, { recursive: true });
  });
});

describe("an agreement file that is not in form", () => {
  it("stops the night before anything starts, with 2, however good the others are", async () => {
    const { generation } = await live();
    await writeFile(agreementFile("nsclc-third"), "utfall: agreement/1\nid: nsclc-third\n");
    const run = await night("--as-of", "2026-10-01");
    expect([run.exit, run.err]).toEqual([2, expect.stringContaining("UTF-AG-001")]);
    expect((await live()).generation).toBe(generation);
    await rm(agreementFile("nsclc-third"));
  });
});
