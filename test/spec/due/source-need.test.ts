import { describe, expect, it } from "vitest";
import { sourceNeeds } from "../../../pipelines/due/source-need.ts";
import { milestone } from "../../unit/due/made-up-milestones.ts";
import { example, table } from "../evaluate/made-up.ts";

const gene = example("sma-onasemnogene");

/** Year 1 of a child infused on 2021-12-15 is due on 2022-12-15; lags are 60 days for the register, 30 for vital status. */
const waiting = [milestone("PENDING", "2022-12-15")];

const cases = table(`
  register cut | vital cut  | register needs | register short | vital needs | vital short
  2022-12-31   | 2022-12-31 | 2023-02-13     | 44             | 2023-01-14  | 14
  2023-02-12   | 2023-01-14 | 2023-02-13     | 1              | 2023-01-14  | 0
  2023-02-13   | 2023-03-01 | 2023-02-13     | 0              | 2023-01-14  | 0
`);

describe("what an agreement needs of a source", () => {
  it.each(cases.map((c, i) => [i, c] as const))("row %i: the day due and the lag, against the data cut", (_, c) => {
    const known = {
      asOf: "2023-03-01",
      dataCuts: { sma_children: c["register cut"] ?? "", folkeregisteret: c["vital cut"] ?? "", npr: "2023-01-31" },
    };
    const needs = sourceNeeds(gene, waiting, null, known);
    expect(needs.map(({ source, neededCut }) => [source, neededCut])).toEqual([
      ["sma_children", c["register needs"]],
      ["folkeregisteret", c["vital needs"]],
      // No milestone waits for it.
      ["npr", null],
    ]);
    expect(needs.map(({ shortDays }) => String(shortDays))).toEqual([c["register short"], c["vital short"], "0"]);
  });

  it("is nothing where every milestone due is answered", () => {
    const cut = "2023-03-01";
    const known = { asOf: cut, dataCuts: { sma_children: cut, folkeregisteret: cut, npr: cut } };
    const needs = sourceNeeds(gene, [milestone("MET", "2022-12-15")], null, known);
    expect(needs.map(({ neededCut, shortDays }) => [neededCut, shortDays])).toEqual([
      [null, 0],
      [null, 0],
      [null, 0],
    ]);
  });

  it("is unknown in days where a source has delivered nothing", () => {
    const [register] = sourceNeeds(gene, waiting, null, { asOf: "2023-03-01", dataCuts: {} });
    expect(register).toMatchObject({ dataCut: null, neededCut: "2023-02-13", shortDays: null });
  });

  it("is the day of the readiness rule and the lag, for a group", () => {
    const maturity = { state: "forecast", date: "2023-07-01", eventsUntil: "2022-07-01", latest: null } as const;
    const known = { asOf: "2023-03-01", dataCuts: { kreftregisteret: "2023-06-30" } };
    expect(sourceNeeds(example("nsclc-pembrolizumab"), [], maturity, known)).toMatchObject([
      { source: "kreftregisteret", neededCut: "2023-07-01", shortDays: 1 },
    ]);
  });
});
