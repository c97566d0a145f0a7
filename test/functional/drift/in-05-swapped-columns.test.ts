import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DriftWorkspace, driftWorkspace, withSwapped } from "../../support/drift-workspace.ts";

let workspace: DriftWorkspace;
beforeAll(async () => {
  workspace = await driftWorkspace();
});
afterAll(() => workspace.remove());

const faults = (err: string): readonly string[] => [...new Set(err.match(/UTF-[A-Z]{2}-\d{3}/g) ?? [])];

describe("IN-05: two columns swapped", () => {
  it("with their headers are accepted, because columns are bound by name", async () => {
    const { header, rows } = await workspace.table("lung_quality.csv");
    const backwards = { header: header.toReversed(), rows: rows.map((row) => row.toReversed()) };
    await workspace.deliver("2026-07-01", { "lung_quality.csv": backwards });
    const { exit, err } = await workspace.night();
    expect([exit, faults(err)]).toEqual([0, []]);
  });

  it("without their headers are held where the domains differ, with the layout version", async () => {
    const table = await workspace.table("lung_quality.csv");
    await workspace.deliver("2026-07-02", { "lung_quality.csv": withSwapped(table, "ecog_date", "smoking") });
    const { exit, err } = await workspace.night();
    expect([exit, faults(err)[0]]).toEqual([3, "UTF-IN-024"]);
    expect(err).toContain(
      "column ecog_date: most values are not a date of the calendar, YYYY-MM-DD, as layout lung_quality@0 says",
    );
  });

  it("without their headers are held by the distribution check where both domains fit, and what is live stays", async () => {
    const table = await workspace.table("lung_quality.csv");
    await workspace.deliver("2026-07-02", { "lung_quality.csv": withSwapped(table, "egfr", "ros1") });
    const { exit, err } = await workspace.night();
    expect([exit, faults(err)]).toEqual([4, ["UTF-DQ-002"]]);
    for (const column of ["egfr", "ros1"]) {
      expect(err).toMatch(
        new RegExp(
          `kreftregisteret/2026-07-02/lung_quality.csv, column ${column}: Jensen–Shannon distance [01]\\.\\d\\d from the delivery in use, limit 0\\.20`,
        ),
      );
    }
    expect(err).toContain("Last result stays in place");
    expect(err).not.toContain("column alk");
  });

  it("are taken when the register confirms the change and the limit of the two columns is lifted", async () => {
    await workspace.configure((text) =>
      text.replace(
        "limits: { rejected_share: 0 }",
        "limits: { rejected_share: 0, shift_columns: { lung_quality.egfr: 1, lung_quality.ros1: 1 } }",
      ),
    );
    const { exit, err } = await workspace.night();
    expect([exit, faults(err)]).toEqual([0, []]);
  });

  it("are held where two dates were swapped, although every cell is a date", async () => {
    const table = await workspace.table("kreft_cases.csv");
    const swapped = withSwapped(table, "S_diagnosedato", "P_statusdato");
    await workspace.deliver("2026-07-03", { "kreft_cases.csv": swapped });
    const { exit, err } = await workspace.night();
    expect([exit, faults(err)]).toEqual([4, ["UTF-DQ-002"]]);
  });
});
