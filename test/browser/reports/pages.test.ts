import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildReport } from "../../../reports/build.ts";
import { renderDuePage } from "../../../reports/html/due/due-page.ts";
import { renderIndexPage } from "../../../reports/html/index-page.ts";
import { renderReportPage } from "../../../reports/html/report-page.ts";
import { launchBrowser } from "../../support/browser.ts";
import { madeUpDecisions } from "../../support/reports/due-overview.ts";
import { indexModel } from "../../support/reports/index-model.ts";
import { lungInput } from "../../support/reports/lung.ts";
import { lungModelsInput } from "../../support/reports/lung-extrapolated.ts";
import { nusinersenInput } from "../../support/reports/nusinersen.ts";
import { onasemnogeneInput } from "../../support/reports/onasemnogene.ts";

const folder = fileURLToPath(new URL("../../output/reports/", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

const inputs = {
  nsclc: lungInput,
  models: lungModelsInput,
  onasemnogene: onasemnogeneInput,
  nusinersen: nusinersenInput,
};
const languages = ["nb", "en"] as const;
const names = [...Object.keys(inputs), "index", "due"];
const cases = names.flatMap((name) =>
  languages.flatMap((language) => [1280, 390].map((width) => ({ name, language, width }))),
);

/**
 * PICTURES=1 makes pictures for people to look at. No test rests on one, and taking them fails now and then on a busy
 * machine, so that a plain run takes none.
 */
const pictured = process.env.PICTURES === "1";
const parts = { top: "body", results: "#results, #milestones", models: "#models" };

let browser: Browser;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  for (const language of languages) {
    const other = language === "nb" ? "en" : "nb";
    for (const [name, input] of Object.entries(inputs)) {
      const page = renderReportPage(buildReport(input()), {
        language,
        otherLanguage: `${name}.${other}.html`,
        index: `index.${language}.html`,
      });
      writeFileSync(`${folder}${name}.${language}.html`, page);
    }
    const options = { language, otherLanguage: `due.${other}.html`, index: `index.${language}.html` };
    writeFileSync(`${folder}due.${language}.html`, renderDuePage(madeUpDecisions, options));
    writeFileSync(`${folder}index.${language}.html`, renderIndexPage(indexModel(language), language));
  }
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

const addressOf = (name: string, language: string): string => pathToFileURL(`${folder}${name}.${language}.html`).href;

const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe);
  const found = (await page.evaluate("axe.run(document, { preload: false })")) as {
    readonly violations: readonly Violation[];
  };
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(" ")}: ${n.failureSummary}`));
};

describe.each(cases)("$name in $language at $width pixels", ({ name, language, width }) => {
  test("loads nothing else, says nothing on the console, fits the width and passes axe", async () => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const requests: string[] = [];
    const said: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    const address = addressOf(name, language);
    await page.goto(address);
    expect(requests).toEqual([address]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    if (pictured) {
      for (const [part, target] of Object.entries(parts)) {
        await page.evaluate(`document.querySelector(${JSON.stringify(target)})?.scrollIntoView()`);
        await page.screenshot({ path: `${folder}${name}-${language}-${width}-${part}.png` });
      }
    }
    expect(await violations(page)).toEqual([]);
    expect(said).toEqual([]);
    await page.close();
  });
});

test("the style is applied although the policy refuses everything else", async () => {
  const page = await browser.newPage();
  await page.goto(addressOf("nsclc", "nb"));
  expect(await page.evaluate("getComputedStyle(document.querySelector('.synthetic')).position")).toBe("sticky");
  await page.close();
});

test("the skip link leads to the content by keyboard", async () => {
  const page = await browser.newPage();
  await page.goto(addressOf("nsclc", "nb"));
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.className")).toBe("skip");
  await page.keyboard.press("Enter");
  expect(await page.evaluate("document.activeElement.id")).toBe("main");
  await page.close();
});

test("every table frame that scrolls can be reached by keyboard", async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 900 } });
  await page.goto(addressOf("onasemnogene", "nb"));
  const frames = (await page.evaluate(
    "[...document.querySelectorAll('.scroll')].filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.tabIndex)",
  )) as readonly number[];
  expect(frames.length).toBeGreaterThan(0);
  expect(frames.every((index) => index === 0)).toBe(true);
  await page.close();
});

test("the figure is drawn anew for a phone, and only one of the two drawings is shown", async () => {
  const shown = async (width: number): Promise<unknown> => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(addressOf("nsclc", "en"));
    const result = await page.evaluate(
      "['wide', 'narrow'].map((s) => document.querySelector('.km .chart-' + s).getBoundingClientRect().width > 0)",
    );
    await page.close();
    return result;
  };
  expect([await shown(1280), await shown(390)]).toEqual([
    [true, false],
    [false, true],
  ]);
});

test.each(Object.keys(inputs))("%s prints on A4 as tagged PDF", async (name) => {
  const page = await browser.newPage();
  await page.goto(addressOf(name, "nb"));
  const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true, path: `${folder}${name}.nb.pdf` });
  const text = pdf.toString("latin1");
  expect(text.startsWith("%PDF-")).toBe(true);
  expect(text).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12]/);
  expect(text).toContain("/StructTreeRoot");
  await page.close();
});
