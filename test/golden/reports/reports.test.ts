import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { buildReport } from "../../../reports/build.ts";
import { renderIndexPage } from "../../../reports/html/index-page.ts";
import { renderReportPage } from "../../../reports/html/report-page.ts";
import { renderReportJson } from "../../../reports/json/report-json.ts";
import { indexModel } from "../../support/reports/index-model.ts";
import { lungInput } from "../../support/reports/lung.ts";
import { nusinersenInput } from "../../support/reports/nusinersen.ts";
import { onasemnogeneInput } from "../../support/reports/onasemnogene.ts";

const folder = new URL("../expected/reports/", import.meta.url);

/** Holds the text against the file; UPDATE=1 renews the file, and every change of it is looked at. */
const same = (name: string, text: string): void => {
  const file = new URL(name, folder);
  if (process.env.UPDATE === "1") {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, "utf8"));
};

describe.each([
  ["nsclc", lungInput],
  ["onasemnogene", onasemnogeneInput],
  ["nusinersen", nusinersenInput],
] as const)("the report of %s", (name, input) => {
  const report = buildReport(input());

  test("is the expected JSON", () => {
    same(`${name}.json`, renderReportJson(report));
  });

  test.each(["nb", "en"] as const)("is the expected page in %s", (language) => {
    const other = `${name}.${language === "nb" ? "en" : "nb"}.html`;
    same(
      `${name}.${language}.html`,
      renderReportPage(report, { language, otherLanguage: other, index: `index.${language}.html` }),
    );
  });
});

test.each(["nb", "en"] as const)("the start page is the expected one in %s", (language) => {
  same(`index.${language}.html`, renderIndexPage(indexModel(language), language));
});
