import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLive } from "../../../pipelines/night/manifest.ts";
import { workspacePaths } from "../../../pipelines/workspace/paths.ts";
import { ReportModel } from "../../../schemas/report.ts";
import { lungWorkspace, type TestWorkspace } from "../../support/lung-workspace.ts";
import { cli } from "../../support/run-cli.ts";

const words = "title: { nb: Prøve, en: Test }, meaning: { nb: Prøve, en: Test }, misuse: { nb: Prøve, en: Test }";
const parameters: Readonly<Record<string, string>> = {
  css: "kind: cancer-specific-survival, better: longer, causes: [C34], unknown_cause: other",
  net: "kind: net-survival, better: longer",
  stay: "kind: persistence, better: longer, gap_days: 90, delayed_entry: false",
  rdi: "kind: relative-dose-intensity, better: higher, unit: mg, planned: { dose: 200, every_days: 21, administrations: 4 }, stopped: full-period",
  waste: "kind: waste, better: lower, unit: mg, delivered: { kind: whole-vials, content: 100 }",
  cost: "kind: cost, better: lower, unit: { kind: doses }, price: { minor_units: 4000000, currency: NOK, level: AUP, source: made up }, months: 6",
  dx: "kind: overall-survival, better: longer, time_zero: diagnosis",
  onstudy:
    "kind: overall-survival, better: longer, delayed_entry: false, intercurrent: [{ kind: stop, gap_days: 60, strategy: hypothetical }]",
};
const analysed: Readonly<Record<string, string>> = {
  css: "landmarks_days: [365], compare: [sex]",
  net: "landmarks_days: [365]",
  stay: "landmarks_days: [365]",
  dx: "landmarks_days: [365], exact_shares: true",
};

const measures = Object.entries(parameters)
  .map(([id, said]) => `  - { id: ${id}, ${words}, ${said} }\n`)
  .join("");
const analyses = Object.keys(parameters)
  .map((id) => `    - { measure: ${id}${analysed[id] === undefined ? "" : `, ${analysed[id]}`} }\n`)
  .join("");

/** A made-up population in which one in a hundred dies a year, whatever the age. */
const lifeTable = [
  "sex;age;year;probability",
  ...["m", "f"].flatMap((sex) => [2021, 2022, 2023, 2024, 2025, 2026].map((year) => `${sex};0;${year};0,01`)),
].join("\n");

let workspace: TestWorkspace;
let report: ReportModel;
let pages: readonly string[];
const agreementFile = (): string => join(workspace.root, "agreements", "nsclc-pembrolizumab.yaml");

beforeAll(async () => {
  workspace = await lungWorkspace();
  const text = await readFile(agreementFile(), "utf8");
  await writeFile(
    agreementFile(),
    text
      .replace("\n# What is made of the measures.", `${measures}\n# What is made of the measures.`)
      .replace("  minimum_n: 10", `${analyses}  minimum_n: 10`),
  );
  await writeFile(join(workspace.root, "codes", "life-table.csv"), lifeTable);
  const night = await cli(workspace.root, "nightly");
  expect([night.exit, night.err.split("\n").filter((l) => l.startsWith("UTF-"))]).toEqual([0, []]);
  const folder = join((await readLive(workspacePaths(workspace.root)))?.folder ?? "", "nsclc-pembrolizumab@1");
  report = ReportModel.parse(JSON.parse(await readFile(join(folder, "report.json"), "utf8")));
  pages = await Promise.all(["nb", "en"].map((language) => readFile(join(folder, `report.${language}.html`), "utf8")));
}, 120_000);
afterAll(() => workspace.remove());

const figure = (id: string) => report.results.find((row) => row.figure === `nsclc-pembrolizumab@1/${id}`);
const rounded = (value: number | null | undefined) =>
  value === null || value === undefined ? value : Math.round(value * 10_000) / 10_000;

describe("the library of measures in a night over the lung extracts", () => {
  it("finds no cause of death in them, so that every death is another death: with nothing censoring it, 1 less survival", () => {
    expect(figure("css/all/count-events")?.value).toBe(0);
    expect(figure("css/all/count-other-death")?.value).toBe(165);
    expect(rounded(figure("css/all/incidence-other-death-365")?.value)).toBe(
      rounded(1 - (figure("os/all/survival-365")?.value ?? Number.NaN)),
    );
    expect(figure("css/sex-comparison/p-value")).toMatchObject({
      state: "not-estimable",
      settings: { method: "gray-test" },
    });
  });

  it("gives net survival above overall survival, by about what the population loses in a year", () => {
    const [net, overall] = [figure("net/all/net-survival-365")?.value, figure("os/all/survival-365")?.value];
    expect((net ?? 0) / (overall ?? 1)).toBeGreaterThan(1.005);
    expect((net ?? 0) / (overall ?? 1)).toBeLessThan(1.02);
  });

  it("gives persistence as competing incidences, and amounts from the doses", () => {
    expect(figure("stay/all/incidence-365")?.settings.method).toBe("aalen-johansen");
    expect(figure("stay/all/incidence-death-365")?.value).toBeGreaterThan(0);
    expect(figure("rdi/all/mean-share")?.value).toBeGreaterThan(0.5);
    expect(figure("waste/all/ratio")?.value).toBe(0);
    expect(figure("cost/all/mean-cost")).toMatchObject({ unit: "minor-units", settings: { interval: "bootstrap" } });
  });

  it("counts from diagnosis with everyone entering at the first dose: same persons, same deaths", () => {
    expect([figure("dx/all/count-n")?.value, figure("dx/all/count-events")?.value]).toEqual([228, 165]);
    expect(figure("dx/all/survival-365")?.settings.delayedEntry).toBe(true);
    expect(figure("dx/all/share-event-free-365")?.state).toBe("not-estimable");
    expect(report.warnings.map(({ id }) => id)).toContain("censored-by-intercurrent-event");
  });

  it("names every estimate, method and unit in both languages, and money with its currency", () => {
    for (const page of pages) {
      for (const raw of ["incidence-other", "minor-units", "undefined", "count-death<", "aalen-johansen<"]) {
        expect([raw, page.replaceAll(/<code[^>]*>[^<]*<\/code>|id="[^"]*"|href="[^"]*"/g, "").includes(raw)]).toEqual([
          raw,
          false,
        ]);
      }
    }
    expect(pages[0]).toContain("Kumulativ insidens av død av andre årsaker, dag 365");
    expect(pages[1]).toContain("Cumulative incidence of death of other causes, day 365");
    expect(pages[1]).toMatch(/NOK/);
  });

  it("and trace accepts a figure of every measure", async () => {
    for (const id of Object.keys(parameters)) {
      const row = report.results.find(({ measure, estimate }) => measure === id && estimate !== "count");
      const { exit } = await cli(workspace.root, "trace", row?.figure ?? id, "--most", "1");
      expect([id, exit]).toEqual([id, 0]);
    }
    const traced = JSON.parse(
      (await cli(workspace.root, "trace", "nsclc-pembrolizumab@1/waste/all/ratio", "--json")).out,
    );
    expect(traced.persons[0].lines.map(({ role }: { role: string }) => role)).toContain("exposure");
  });
});

describe("a measure whose data no source holds", () => {
  it("sets the agreement aside by name, and the others are judged", async () => {
    const text = await readFile(agreementFile(), "utf8");
    await writeFile(
      agreementFile(),
      text
        .replace(
          parameters.dx ?? "",
          "kind: event-rate, better: lower, event: { kind: admission }, coverage: [episodes]",
        )
        .replace("    - { measure: dx, landmarks_days: [365], exact_shares: true }\n", "    - { measure: dx }\n"),
    );
    const { exit, err } = await cli(workspace.root, "nightly");
    expect(exit).toBe(4);
    expect(err).toContain("Published generation");
    expect(err).toContain("UTF-AG-005");
    expect(err).toContain("needs contact, coverage of episodes");
  });
});
