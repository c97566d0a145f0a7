import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { membersOf } from "../../../pipelines/evaluate/group-members.ts";
import { personsIn } from "../../../pipelines/evaluate/groups.ts";
import { readOutcomeRows } from "../../../pipelines/measure/read-outcome.ts";
import { parseLifeTable } from "../../../pipelines/workspace/read-life-table.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { cohortRow, example, outcome } from "../../spec/evaluate/made-up.ts";
import { type MeasureParameters, measureOf } from "../../support/measured.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";
import { asText, bothWays, known, persons } from "./both-ways.ts";
import { amount, type Found, net, rate, score, share, time } from "./outcomes.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

const sex = { ...example("nsclc-pembrolizumab") };
const lung: Agreement = {
  ...sex,
  population: { ...sex.population, subgroups: ["sex", "region"] },
  analyses: { ...sex.analyses, minimum_n: 2, minimum_at_risk: 2 },
};
const nusinersen = example("sma-nusinersen");

/** The lung agreement with one measure in place of its own, and no rule for the group. */
const measuring = (parameters: MeasureParameters, isTime: boolean): Agreement => {
  const { group: _, ...described } = lung;
  const analysis = { landmarks_days: isTime ? [180, 365] : [], compare: [], exact_shares: isTime };
  const compared = ["overall-survival", "persistence"].includes(parameters.kind) ? (["sex"] as const) : [];
  return {
    ...described,
    measures: [measureOf(parameters)],
    analyses: { ...lung.analyses, measures: [{ ...analysis, measure: "m", compare: [...compared] }] },
  };
};

/** Mortality that grows with age and differs between the sexes. */
const lifeTable = parseLifeTable(
  [
    "sex;age;year;probability",
    ...["m", "f"].flatMap((of, more) =>
      Array.from({ length: 90 }, (_, age) => `${of};${age};2023;${((age + more) / 1000).toFixed(3)}`),
    ),
  ].join("\n"),
);

const window = { months: 6, before_days: 30, after_days: 30 };
const scored = { scale: "hfmse", baseline: { before_days: 30, after_days: 0 }, target: window, pick: "last" } as const;
const price = { minor_units: 100, currency: "NOK", level: "AUP", source: "made up" } as const;
const planned = { dose: 200, every_days: 21, administrations: 4 };
const [by_days, substances] = [30, ["b"]];
const landmark = { days: 30, among: { kind: "treated-with" as const, substances, by_days } };
const hypothetical = { kind: "switch" as const, substances, strategy: "hypothetical" as const };
const atLeast = (months: number, use: "primary" | "sensitivity") => ({ minimum_follow_up: { months, use } });

/** Every family of measures, with the rules that change who is in its groups and what is counted of them. */
const families: readonly (readonly [string, MeasureParameters, Found])[] = [
  ["a time", { kind: "overall-survival", intercurrent: [hypothetical] }, time],
  ["a time from a landmark on", { kind: "overall-survival", landmark }, time],
  ["a time from diagnosis", { kind: "overall-survival", time_zero: "diagnosis" }, time],
  ["a time of those followed", { kind: "overall-survival", ...atLeast(18, "primary") }, time],
  ["a time, and of those followed", { kind: "overall-survival", ...atLeast(12, "sensitivity") }, time],
  ["a time with competing events", { kind: "persistence", gap_days: 60 }, time],
  ["competing events of those followed", { kind: "persistence", gap_days: 60, ...atLeast(24, "sensitivity") }, time],
  ["net survival", { kind: "net-survival", ...atLeast(12, "sensitivity") }, net],
  ["a response", { kind: "response", ...scored, threshold: 3, death: "no-response" }, share],
  ["a rate", { kind: "event-rate", event: { kind: "admission" }, coverage: ["episodes"] }, rate],
  [
    "use of resources of those followed",
    {
      ...{ kind: "resource-use", what: "bed-days", coverage: ["episodes"], bootstrap: { replicates: 200 } },
      ...atLeast(12, "primary"),
    },
    rate,
  ],
  ["a dose", { kind: "relative-dose-intensity", unit: "mg", planned, stopped: "full-period" }, amount],
  [
    "waste",
    { kind: "waste", unit: "mg", delivered: { kind: "whole-vials", content: 100 }, bootstrap: { replicates: 200 } },
    amount,
  ],
  ["a cost", { kind: "cost", unit: { kind: "doses" }, price, months: 6, bootstrap: { replicates: 200 } }, amount],
];

describe("groups counted in the database", () => {
  it.each(families)("are judged by %s to the byte as persons counted one by one are", async (_, parameters, found) => {
    const agreement = measuring(parameters, found === time || found === net);
    await fc.assert(
      fc.asyncProperty(persons(found), async (people) => {
        const { inHand, counted } = await bothWays(scratch, agreement, people, { lifeTable });
        expect(asText(counted)).toBe(asText(inHand));
      }),
      { numRuns: 12 },
    );
  });

  it("are judged by a whole agreement to the byte as persons counted one by one are", async () => {
    for (const [agreement, found] of [
      [lung, time],
      [nusinersen, score],
    ] as const) {
      await fc.assert(
        fc.asyncProperty(persons(found), async (people) => {
          const { inHand, counted } = await bothWays(scratch, agreement, people);
          expect(asText(counted)).toBe(asText(inHand));
        }),
        { numRuns: 15 },
      );
    }
  });

  it("hold, when a figure is traced, the persons that they were counted from", async () => {
    const primary = { ...lung, measures: lung.measures.map((m) => ({ ...m, ...atLeast(18, "primary") })) };
    await fc.assert(
      fc.asyncProperty(persons(time), fc.constantFrom(lung, primary), async (people, agreement) => {
        const both = await bothWays(scratch, agreement, people);
        const [measure] = agreement.measures;
        const groups = measure === undefined ? undefined : both.counted.measured.get(measure.id);
        if (measure === undefined || groups === undefined) throw new Error("the example has measures");
        const source = { agreement, measure, known, cohort: both.cohort, outcome: both.outcome };
        const traced = (group: { name: string; level: string }) =>
          readOutcomeRows(membersOf(group, source), scratch.database);
        const all = [
          groups.everyone,
          ...[...groups.subgroups.values()].flat(),
          ...groups.followed.values(),
          groups.apart,
        ];
        for (const group of all.filter((each) => each !== null)) {
          const rows = await traced(group);
          expect([group.name, group.level, rows.length]).toEqual([group.name, group.level, personsIn(group)]);
        }
        const population = people.filter(({ member }) => member.included);
        const analysed = population.length - groups.tooShort;
        expect(await traced({ name: "sensitivity", level: "delayed-entry-ignored" })).toHaveLength(analysed);
        const unstated = groups.subgroups.get("sex")?.find(({ level }) => level === "unknown");
        expect(await traced({ name: "sex", level: "comparison" })).toHaveLength(
          analysed - (unstated === undefined ? 0 : personsIn(unstated)),
        );
      }),
      { numRuns: 10 },
    );
  });
});

describe("an observed time without a day at risk", () => {
  it("is a defect of ours and never a smaller group", async () => {
    const odd = {
      row: outcome({ person_id: "odd", time_days: 10, entry_days: 10, event: 1 }),
      member: cohortRow({ person_id: "odd" }),
    };
    await expect(bothWays(scratch, lung, [odd])).rejects.toThrow("UTF-XX-001 evaluate: observed without a day at risk");
  });
});
