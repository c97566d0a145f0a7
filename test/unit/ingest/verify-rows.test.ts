import { describe, expect, it } from "vitest";
import { breakKinds } from "../../../pipelines/ingest/break-kinds.ts";
import { effectiveDialect } from "../../../pipelines/ingest/effective-dialect.ts";
import { rowVerifier } from "../../../pipelines/ingest/verify-rows.ts";
import { visits } from "../../support/ingest/visits.ts";

const place = { source: "s", delivery: "d", file: "f.csv" };
const verify = rowVerifier({
  layout: visits,
  dialect: effectiveDialect(visits),
  values: {},
  binding: { cells: ["PID", "visit_date", "score"], unknownColumns: [], droppedColumns: [], holdsForeignCells: false },
  columns: ["PID", "visit_date", "score"],
  place,
});
const badScore = breakKinds(visits).all.filter((k) => k.column === "score" && k.rule === "int");

describe("rowVerifier", () => {
  it("is content when both readers say the same", () => {
    const cells = verify({ line: 7, values: ["P1", "2024-01-02", null], breaks: badScore }, () => "P1;2024-01-02;x");
    expect(cells).toEqual(["P1", "2024-01-02", "x"]);
  });

  it.each([
    ["another value", { line: 7, values: ["P1", "2024-01-03", "5"], breaks: [] }, "P1;2024-01-02;5", "visit_date"],
    [
      "a rule that is not broken",
      { line: 7, values: ["P1", "2024-01-02", null], breaks: badScore },
      "P1;2024-01-02;",
      "score",
    ],
    [
      "a broken rule that was missed",
      { line: 7, values: ["P1", "2024-01-02", null], breaks: [] },
      "P1;2024-01-02;x",
      "score",
    ],
    ["another number of cells", { line: 7, values: ["P1", "2024-01-02", null], breaks: [] }, "P1;2024-01-02", "all"],
    ["a line that is not there", { line: 7, values: ["P1", "2024-01-02", null], breaks: [] }, null, "all"],
  ])("stops the run at %s", (_, row, line, column) => {
    expect(() => verify(row, () => line)).toThrow(`UTF-IN-015 s/d/f.csv line 7, column ${column}: the SQL reader`);
  });
});
