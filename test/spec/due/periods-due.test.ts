import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { periodsDue } from "../../../pipelines/due/periods-due.ts";
import { readAgreement } from "../../../pipelines/evaluate/read-agreement.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { example } from "../evaluate/made-up.ts";

const folder = resolve(import.meta.dirname, "../../../pipelines/workspace/agreements/examples");
const financial = (name: string, change: (a: Agreement) => void = () => undefined): Agreement => {
  const agreement = structuredClone(readAgreement(readFileSync(resolve(folder, `${name}.yaml`), "utf8"), name));
  change(agreement);
  return agreement;
};

const told = (agreement: Agreement, asOf: string) =>
  periodsDue(agreement, asOf).map((p) => `${p.what}${p.rule === null ? "" : ` ${p.rule}`} ${p.from}..${p.to}`);

it("a settlement by quarter ends four times in a year, and its data are expected a lag later", () => {
  const agreement = example("sma-onasemnogene");
  expect(told(agreement, "2026-05-10")).toStrictEqual([
    "settlement 2026-04-01..2026-06-30",
    "settlement 2026-07-01..2026-09-30",
    "settlement 2026-10-01..2026-12-31",
    "settlement 2027-01-01..2027-03-31",
  ]);
  expect(periodsDue(agreement, "2026-05-10")[0]?.dataBy).toBe("2026-08-29");
});

it("a settlement by tertial ends on the last of April, August and December", () => {
  const agreement = structuredClone(example("sma-onasemnogene"));
  agreement.settlement = { period: "tertial" };
  expect(told(agreement, "2026-05-10").map((each) => each.slice(-10))).toStrictEqual([
    "2026-08-31",
    "2026-12-31",
    "2027-04-30",
  ]);
});

it("price rules have the period of their lines, and the count that begins again, cut to the days in force", () => {
  const agreement = financial("f02-price-volume", (a) => {
    a.effective = { from: "2026-03-01", to: "2026-11-30" };
  });
  const [rule] = agreement.price_rules;
  expect(told(agreement, "2026-05-10")).toStrictEqual([
    `count ${rule?.id} 2026-03-01..2026-11-30`,
    "units 2026-03-01..2026-11-30",
  ]);
});

it("an agreement without settlement terms and price rules has none", () => {
  expect(told(example("sma-nusinersen"), "2026-05-10")).toStrictEqual([]);
});

it("an agreement that is over has none", () => {
  const agreement = financial("f02-price-volume", (a) => {
    a.effective = { from: "2020-01-01", to: "2025-12-31" };
  });
  expect(told(agreement, "2026-05-10")).toStrictEqual([]);
});
