import { describe, expect, it } from "vitest";
import { readSummarisedResult } from "../../../connectors/exports/read-summarised-result.ts";
import { summarisedResult } from "../../../connectors/exports/summarised-result.ts";
import type { ResultRow } from "../../../schemas/result.ts";

const survival: ResultRow = {
  figure: "made-up@1/os/sex-f/survival-365",
  agreement: "made-up",
  agreementVersion: 1,
  agreementHash: "abc",
  runId: "r1",
  measure: "os",
  group: { name: "sex", level: "f" },
  estimate: "survival",
  unit: "probability",
  time: 365,
  value: 0.5,
  lower: 0.25,
  upper: null,
  standardError: 0.1,
  n: 20,
  events: 10,
  atRisk: 3,
  state: "estimated",
  settings: {
    method: "kaplan-meier",
    interval: "log",
    level: 0.95,
    delayedEntry: true,
    measure: { id: "os", delayed_entry: true },
    software: "utfall 0.1.0",
  },
  warnings: [{ id: "few-at-risk", values: { atRisk: 3, minimum: 10, day: 365 } }],
};

const lines = (text: string): readonly string[] => text.trimEnd().split("\n");

it("the model behind a number comes back as it was, and names its variant", () => {
  const modelled: ResultRow = {
    ...survival,
    group: { name: "external", level: "trial" },
    settings: { ...survival.settings, analysis: { source: "a journal", means: [{ covariate: "age", mean: 66 }] } },
  };
  const text = summarisedResult([survival, modelled], "made up");
  expect(readSummarisedResult(text)).toEqual([survival, modelled]);
  expect(
    lines(text)
      .filter((line) => line.includes(",variant,"))
      .map((line) => line.split(",")[10]),
  ).toEqual(["main", "external-trial"]);
});

describe("one estimate", () => {
  const text = summarisedResult([survival], "made up");

  it("stands in the columns of omopgenerics, the bound that is not there left out", () => {
    const place = "1,made up,agreement,made-up@1,sex,f,os,survival";
    const at = "figure &&& time,made-up@1/os/sex-f/survival-365 &&& 365";
    expect(lines(text).slice(0, 10)).toEqual([
      "result_id,cdm_name,group_name,group_level,strata_name,strata_level,variable_name,variable_level,estimate_name,estimate_type,estimate_value,additional_name,additional_level",
      `${place},state,character,estimated,${at}`,
      `${place},estimate,proportion,0.5,${at}`,
      `${place},lower,proportion,0.25,${at}`,
      `${place},standard_error,numeric,0.1,${at}`,
      `${place},n,integer,20,${at}`,
      `${place},events,integer,10,${at}`,
      `${place},at_risk,integer,3,${at}`,
      `${place},unit,character,probability,${at}`,
      `${place},warnings,character,"[{""id"":""few-at-risk"",""values"":{""atRisk"":3,""minimum"":10,""day"":365}}]",${at}`,
    ]);
  });

  it("has its settings in the same file: method, variant, interval, tie rule, software", () => {
    const settings = lines(text)
      .filter((line) => line.startsWith("1,made up,overall,overall,overall,overall,settings,NA,"))
      .map((line) => line.split(",").slice(8, 11).join(" "));
    expect(settings).toEqual(
      expect.arrayContaining([
        "result_type character utfall_estimate",
        "package_version character 0.1.0",
        "min_cell_count integer 0",
        "method character kaplan-meier",
        "variant character main",
        "interval character log",
        "level numeric 0.95",
        "delayed_entry logical TRUE",
        "software character utfall 0.1.0",
      ]),
    );
    expect(text).toContain('tie_rule,character,"');
    expect(lines(text)).toHaveLength(10 + 19);
  });

  it("shares its result_id with what was made alike, and not with a sensitivity analysis", () => {
    const median: ResultRow = {
      ...survival,
      figure: "made-up@1/os/sex-f/median",
      estimate: "median",
      unit: "days",
      time: null,
    };
    const other: ResultRow = { ...survival, group: { name: "sensitivity", level: "delayed-entry-ignored" } };
    const ids = lines(summarisedResult([survival, median, other], "x"))
      .slice(1)
      .map((line) => line.split(",")[0]);
    expect([...new Set(ids)]).toEqual(["1", "2"]);
  });
});

describe("what the format cannot hold", () => {
  it("a level with the separator of levels is refused, not written to be misread", () => {
    const row = { ...survival, group: { name: "sex", level: "f &&& m" } };
    expect(() => summarisedResult([row], "x")).toThrow("UTF-XX-001");
  });

  it.each([
    ["cut short", (text: string) => text.slice(0, -20)],
    ["with another header", (text: string) => text.replace("cdm_name", "cdm")],
    [
      "without its settings",
      (text: string) =>
        lines(text)
          .filter((line) => !line.includes(",settings,"))
          .join("\n")
          .concat("\n"),
    ],
    ["with a word for a number", (text: string) => text.replace(",integer,20,", ",integer,twenty,")],
  ])("a file %s is not read", (_, damage) => {
    const text = summarisedResult([survival], "x");
    expect(readSummarisedResult(text)).toEqual([survival]);
    expect(() => readSummarisedResult(damage(text))).toThrow("UTF-XX-001 summarised_result");
  });
});
