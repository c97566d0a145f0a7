import { describe, expect, it } from "vitest";
import { frameworkPoints } from "../../../pipelines/lint/check.ts";
import { checks } from "../../../pipelines/lint/checks.ts";
import type { ExampleName } from "../evaluate/made-up.ts";
import { changes } from "./changes.ts";
import { answers, changed, surroundings, unchanged, withChange } from "./one-change.ts";

const names: readonly ExampleName[] = ["nsclc-pembrolizumab", "sma-onasemnogene", "sma-nusinersen"];
const around = surroundings();
const before = new Map(names.map((name) => [name, answers(unchanged(name), around)]));

describe("the checks of an agreement file", () => {
  it.each(changes.map((each) => [each.name, each.what, each] as const))("%s: %s", (name, _, each) => {
    expect(changed(before.get(name) ?? {}, answers(withChange(each), around))).toEqual(each.differs);
  });

  it("each answer ok in one case and open or breach in another", () => {
    const seen = [...before.values(), ...changes.map((each) => answers(withChange(each), around))];
    const without = checks.filter(
      ({ id }) =>
        !seen.some((all) => all[id] === "ok") || !seen.some((all) => all[id] === "open" || all[id] === "breach"),
    );
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it("have ids of their own, and cover every point of the framework and every question of ch. 7.1", () => {
    const ids = checks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...new Set(checks.map(({ point }) => point))]).toEqual([...frameworkPoints]);
  });

  it("leave the question of a passed reassessment out where the day of judgement is not known", () => {
    const found = answers(unchanged("sma-onasemnogene"), { ...around, asOf: null });
    expect(changed(before.get("sma-onasemnogene") ?? {}, found)).toEqual({ "reassessment-ahead": "not put" });
  });

  it("are open, not ok, where they need a workspace and there is none", () => {
    const found = answers(unchanged("sma-onasemnogene"), { ...around, workspace: null });
    expect(changed(before.get("sma-onasemnogene") ?? {}, found)).toEqual({
      "delivered-already": "open",
      "sources-known": "open",
      "lag-not-shorter": "open",
      "coverage-declared": "open",
    });
  });

  it("find a price that is exempt however its digits are grouped", () => {
    for (const written of ["2155124.65", "EUR 2,155,124.65", "2 155 124,65", "2.155.124 euro", "431 024,93"]) {
      const agreement = unchanged("sma-onasemnogene");
      expect(answers(agreement, around)["price-not-in-public-texts"]).toBe("ok");
      agreement.summary.nb += ` Prisen er ${written}.`;
      expect([written, answers(agreement, around)["price-not-in-public-texts"]]).toEqual([written, "breach"]);
    }
  });
});
