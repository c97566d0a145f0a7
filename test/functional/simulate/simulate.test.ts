import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cssString } from "../../../reports/html/css-string.ts";
import { approximate } from "../../../schemas/approximate.ts";
import { SimulationResult } from "../../../schemas/simulation/result.ts";
import { cli } from "../../support/run-cli.ts";
import { exampleFile, typeExampleFile } from "../../support/simulate/agreements.ts";

describe("utfall simulate", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "utfall-test-simulate-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const few = ["--patients", "12", "--seeds", "8"] as const;

  it("prints the mark and the assumptions before any number, and needs no workspace", async () => {
    const { exit, out, err } = await cli(folder, "simulate", exampleFile("sma-onasemnogene"), ...few);
    expect(err).toBe("");
    expect(exit).toBe(0);
    const places = ["SIMULATED, NO PATIENT", "Assumptions", "[default, ours]", "Not drawn", "Expected net payment"].map(
      (text) => out.indexOf(text),
    );
    expect(places.every((at) => at >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(await readdir(folder)).toEqual([]);
  });

  it("answers for a rule on the group with every verdict, at the sizes around what is assumed", async () => {
    const run = await cli(
      folder,
      "simulate",
      exampleFile("nsclc-pembrolizumab"),
      ...few,
      "--json",
      "--effect",
      "0.5,1",
    );
    const result = SimulationResult.parse(JSON.parse(run.out));
    expect(result.scenarios.map(({ id }) => id)).toEqual(["hazard-ratio-0-5", "hazard-ratio-1"]);
    // 0.45 to the power of a half, and the reference itself.
    expect(result.scenarios.map(({ group }) => group?.truth)).toEqual([0.67082039325, 0.45]);
    expect(result.scenarios[0]?.curve.map(({ n }) => n)).toEqual([3, 6, 12, 24, 48]);
    for (const { group } of result.scenarios) {
      const shares = Object.values(group?.verdicts ?? {}).map(({ share }) => share);
      expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    }
  });

  it("counts flags, retests and what is asked of clinics where patients are judged by scores", async () => {
    const noisy = await cli(
      folder,
      "simulate",
      exampleFile("sma-nusinersen"),
      ...few,
      "--json",
      "--effect",
      "reference",
    );
    const [scenario] = SimulationResult.parse(JSON.parse(noisy.out)).scenarios;
    expect(scenario?.money).toBeNull();
    expect(scenario?.group).toBeNull();
    expect(scenario?.milestones?.flags?.STOP_REVIEW).toBeGreaterThan(0);
    // Measurement error of more than the tolerance: some who held their score are reviewed.
    expect(scenario?.milestones?.wrong.notMet).toBeGreaterThan(0);
    const asked = new Map(scenario?.burden.map(({ what, patient }) => [what, patient]));
    expect(asked.get("assessments")).toBeGreaterThan(1);
    expect(asked.get("assessments")).toBeLessThan(5);
    expect(asked.get("retests")).toBeGreaterThan(0);
  });

  it("writes a self-contained page in each language with the mark on screen and on paper", async () => {
    const page = join(folder, "page.html");
    const { exit } = await cli(folder, "simulate", exampleFile("nsclc-pembrolizumab"), ...few, "--html", page);
    expect(exit).toBe(0);
    expect((await readdir(folder)).sort()).toEqual(["page.en.html", "page.html"]);
    const [nb, en] = [await readFile(page, "utf8"), await readFile(join(folder, "page.en.html"), "utf8")];
    for (const [text, mark, assumptions, outcome] of [
      [nb, "Simulert, ingen pasient", "Forutsetninger", "Hva avtalen ville føre til"],
      [en, "Simulated, no patient", "Assumptions", "What the agreement would come to"],
    ] as const) {
      expect(text).toContain(`<b>${mark}</b>`);
      expect(text).toContain(`@top-right{content:${cssString(mark)}`);
      expect(text.indexOf(`>${assumptions}</h2>`)).toBeLessThan(text.indexOf(`>${outcome}</h2>`));
      expect(text).not.toMatch(/<script|src=|https?:|NaN|undefined|Infinity/);
      expect(text.match(/<svg/g)).toHaveLength(6);
    }
  });

  it("draws a page of one run, in which no amount varies", async () => {
    const page = join(folder, "one");
    const one = ["--patients", "1", "--seeds", "1"];
    const { exit } = await cli(folder, "simulate", exampleFile("sma-onasemnogene"), ...one, "--html", page);
    expect(exit).toBe(0);
    expect((await readdir(folder)).sort()).toEqual(["one", "one.en"]);
    expect(await readFile(page, "utf8")).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("takes everything else from a scenario file, and marks what is stated there", async () => {
    const file = join(folder, "scenarios.yaml");
    await writeFile(
      file,
      `utfall: simulation/1
seeds: 5
accrual: { per_year: 4 }
years: 4
assume:
  event: { free: 0.8, death_share: 1 }
  missing: { share: 0 }
scenarios:
  - id: slow
    title: { nb: Sen rapportering, en: Late reporting }
    assume: { lag_days: 400 }
  - id: prompt
    title: { nb: Rask rapportering, en: Prompt reporting }
    assume: { lag_days: 0 }
`,
    );
    const run = await cli(folder, "simulate", exampleFile("sma-onasemnogene"), "--scenarios", file, "--json");
    const result = SimulationResult.parse(JSON.parse(run.out));
    expect(result).toMatchObject({ seeds: 5, accrual: { per_year: 4 }, from: "2021-10-25", asOf: "2025-10-25" });
    expect(result.assumptions.find(({ id }) => id === "event.free")).toMatchObject({ origin: "stated" });
    const [slow, prompt] = result.scenarios;
    expect(slow?.assumptions.map(({ id, origin }) => [id, origin])).toEqual([["lag_days", "stated"]]);
    // The clock of the agreement closes after 60 days, and the data come after 400: what is due is not known to be so.
    expect(slow?.milestones?.statuses.UNKNOWN).toBeGreaterThan(0);
    expect(prompt?.milestones?.statuses.UNKNOWN).toBe(0);
  });

  it("settles a price agreement by its price list, and asks by name for what nobody has stated", async () => {
    const flat = typeExampleFile("f01-flat-discount");
    const priced = await cli(folder, "simulate", flat, ...few, "--every", "28", "--list-price", "12345.60", "--json");
    const result = SimulationResult.parse(JSON.parse(priced.out));
    expect(result.asked).toEqual([
      "stopping.continuing",
      "stopping.at_days",
      "stopping.shape",
      "units.per_use",
      "units.frequency_cv",
      "prices.change_percent",
    ]);
    const stated = result.assumptions.filter(({ origin }) => origin === "stated").map(({ id }) => id);
    expect(stated).toEqual(["stopping.dose_interval_days", "prices.list"]);
    for (const { money } of result.scenarios) {
      // 16 % of what was invoiced, to the rounding of each run.
      const [net, invoiced] = [BigInt(money?.net.mean ?? 0), BigInt(money?.purchase?.invoiced.mean ?? 0)];
      expect(Math.abs(approximate(-net * 100n - 16n * invoiced))).toBeLessThanOrEqual(200);
      expect(invoiced > 0n).toBe(true);
    }
    const told = await cli(folder, "simulate", flat, "--patients", "3", "--seeds", "2");
    expect(told.out).toContain("Not stated, and the money turns on them");
    expect(told.out).toContain("units.per_use");
    expect(told.out).toContain("Units with a price: Packs");
    expect(told.out).toContain("How payment follows the number of patients");
  });

  it("refuses a mix of indications that the agreement does not have", async () => {
    const file = join(folder, "mix.yaml");
    const by = typeExampleFile("f09-indication-price");
    for (const mix of ["{ lung: 1, liver: 1 }", "{ lung: 0 }"]) {
      await writeFile(file, `utfall: simulation/1\nassume:\n  indications: ${mix}\n`);
      const { exit, err } = await cli(folder, "simulate", by, ...few, "--scenarios", file);
      expect(exit).toBe(2);
      expect(err).toContain("UTF-SM-003");
      expect(err).toContain("lung, melanoma, other");
    }
  });

  it.each([
    { name: "a price that is none", argv: ["A", "--list-price", "12,5"], says: "--list-price takes an amount" },
    { name: "a file that is not there", argv: ["gone.yaml"], says: "gone.yaml: not there" },
    {
      name: "two ways of counting patients",
      argv: ["A", "--patients", "5", "--accrual", "2"],
      says: "exclude each other",
    },
    { name: "a share above 1", argv: ["A", "--missing", "1.2"], says: "--missing takes a number from 0 to 1" },
    { name: "an effect that is none", argv: ["A", "--effect", "good"], says: "--effect takes hoped, reference, worse" },
    { name: "no runs", argv: ["A", "--seeds", "0"], says: "--seeds takes a whole number from 1" },
    { name: "no agreement", argv: [], says: "AGREEMENT.yaml is missing" },
  ])("refuses $name", async ({ argv, says }) => {
    const place = argv.map((word) => (word === "A" ? exampleFile("sma-onasemnogene") : word));
    const { exit, err } = await cli(folder, "simulate", ...place);
    expect(exit).toBe(2);
    expect(err).toContain("UTF-CL-002");
    expect(err).toContain(says);
  });

  it("refuses a scenario file with line and column, and an agreement out of form", async () => {
    const file = join(folder, "s.yaml");
    await writeFile(file, "utfall: simulation/1\nassume:\n  missing: { shaer: 0.2 }\n");
    const first = await cli(folder, "simulate", exampleFile("sma-onasemnogene"), "--scenarios", file);
    expect(first.exit).toBe(2);
    expect(first.err).toMatch(/UTF-SM-002.*s\.yaml:3:\d+.*unknown key shaer/);
    const second = await cli(folder, "simulate", file);
    expect(second.exit).toBe(2);
    expect(second.err).toContain("UTF-AG-001");
  });

  it("says which part of an agreement it cannot draw", async () => {
    const text = await readFile(exampleFile("sma-nusinersen"), "utf8");
    // Nobody has at least two copies and at most one.
    const file = join(folder, "contradicting.yaml");
    await writeFile(
      file,
      text.replace(
        "    - id: under-18\n",
        `    - id: one-copy
      title: { nb: "Høyst én kopi", en: "At most one copy" }
      kind: assessment
      assessment: smn2_copies
      at_most: 1
      when_unknown: exclude
    - id: under-18
`,
      ),
    );
    const { exit, err } = await cli(folder, "simulate", file, ...few);
    expect(exit).toBe(2);
    expect(err).toContain("UTF-SM-001");
    expect(err).toContain("population.criteria: one-copy");
  });
});
