import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderSimulationPage } from "../../../reports/simulation/simulation-page.ts";
import type { SimulationResult } from "../../../schemas/simulation/result.ts";
import { launchBrowser } from "../../support/browser.ts";
import { exampleAgreement, simulated, typeExample } from "../../support/simulate/agreements.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const examples = ["nsclc-pembrolizumab", "sma-nusinersen", "sma-onasemnogene"] as const;
const ofPrices = ["f01-flat-discount", "o10-temporary-introduction"] as const;
const all = [...examples, ...ofPrices];

describe("the page of a simulation", () => {
  let browser: Browser;
  const results = new Map<string, SimulationResult>();
  beforeAll(async () => {
    browser = await launchBrowser();
    for (const id of examples) {
      const stated = { utfall: "simulation/1", assume: {}, accrual: { patients: 10 }, seeds: 10 } as const;
      results.set(id, await simulated(exampleAgreement(id), stated));
    }
    for (const id of ofPrices) {
      const stated = { utfall: "simulation/1", assume: {}, accrual: { patients: 10 }, seeds: 4 } as const;
      results.set(id, await simulated(typeExample(id), stated));
    }
  }, 60_000);
  afterAll(async () => {
    await browser.close();
  });

  it.each(
    all.flatMap((id) =>
      (["nb", "en"] as const).flatMap((language) => [1280, 390].map((width) => ({ id, language, width }))),
    ),
  )(
    "of $id in $language fits $width pixels and passes axe",
    async ({ id, language, width }) => {
      const result = results.get(id);
      if (result === undefined) throw new Error("every example is simulated");
      const page = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP: true });
      try {
        await page.setContent(renderSimulationPage(result, language));
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
        await page.evaluate(axe);
        const found = (await page.evaluate("axe.run(document, { preload: false })")) as {
          readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
        };
        expect(found.violations.map((v) => [v.id, v.nodes.map(({ html }) => html.slice(0, 80))])).toEqual([]);
      } finally {
        await page.close();
      }
    },
    30_000,
  );
});
