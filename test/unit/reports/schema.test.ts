import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { buildReport } from "../../../reports/build.ts";
import { renderReportJson } from "../../../reports/json/report-json.ts";
import { ReportModel } from "../../../schemas/report.ts";
import { lungInput } from "../../support/reports/lung.ts";

const published = new URL("../../../schemas/published/report.schema.json", import.meta.url);

test("the published JSON Schema is the one that the code declares (UPDATE=1 renews it)", () => {
  const schema = JSON.stringify(z.toJSONSchema(ReportModel), null, 2);
  if (process.env.UPDATE === "1") writeFileSync(published, `${schema}\n`);
  // Compared as values: the formatter of the house sets the lines of the file.
  expect(JSON.parse(readFileSync(published, "utf8"))).toEqual(JSON.parse(schema));
});

test("a report that was written can be read again and is the same", () => {
  const report = buildReport(lungInput());
  expect(ReportModel.parse(JSON.parse(renderReportJson(report)))).toEqual(report);
});

test("an unknown key is refused", () => {
  const report = { ...buildReport(lungInput()), extra: 1 };
  expect(ReportModel.safeParse(report).success).toBe(false);
});
