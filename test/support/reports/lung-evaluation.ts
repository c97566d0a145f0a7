import { readFileSync } from "node:fs";
import { atRiskDays } from "../../../pipelines/evaluate/time-table.ts";
import {
  eventTableFromPersons,
  kaplanMeier,
  restrictedMean,
  type SurvivalCurve,
  survivalAt,
  survivalQuantile,
} from "../../../pipelines/statistics/index.ts";
import type { Evaluation } from "../../../schemas/evaluation.ts";
import type { Curve, ResultRow, Settings } from "../../../schemas/result.ts";
import { hashOf, RUN } from "./shared.ts";

interface Case {
  readonly name: string;
  readonly time: readonly number[];
  readonly event: readonly number[];
}

/** The NCCTG lung cancer study, as it stands in the reference numbers made with R. */
const reference = JSON.parse(
  readFileSync(new URL("../../reference/statistics/survival-reference.json", import.meta.url), "utf8"),
) as { readonly cases: readonly Case[] };

const curveOf = (name: string): SurvivalCurve => {
  const found = reference.cases.find((c) => c.name === name);
  if (found === undefined) throw new Error(`no case ${name}`);
  return kaplanMeier(eventTableFromPersons({ time: found.time, event: found.event }), { type: "log", level: 0.95 });
};

const AGREEMENT = "nsclc-pembrolizumab";
const agreedDays = [183, 365, 548, 730];
type Group = ResultRow["group"];

const settings = (method: Settings["method"], interval: Settings["interval"]): Settings => ({
  method,
  interval,
  level: 0.95,
  delayedEntry: false,
  measure: { id: "os", version: 1, kind: "overall-survival", time_zero: "first-exposure" },
  software: "utfall 0.1.0",
});

const orNull = (n: number | undefined): number | null => (n === undefined || Number.isNaN(n) ? null : n);

const row = (group: Group, name: string, part: Partial<ResultRow> & Pick<ResultRow, "estimate" | "n">): ResultRow => ({
  figure: `${AGREEMENT}@1/os/${group.name === "all" ? "all" : `${group.name}-${group.level}`}/${name}`,
  agreement: AGREEMENT,
  agreementVersion: 1,
  agreementHash: hashOf("a"),
  runId: RUN,
  measure: "os",
  group,
  unit: "days",
  time: null,
  value: null,
  lower: null,
  upper: null,
  standardError: null,
  events: null,
  atRisk: null,
  state: "estimated",
  settings: settings("kaplan-meier", "log"),
  warnings: [],
  ...part,
});

const rows = (curve: SurvivalCurve, group: Group): readonly ResultRow[] => {
  const n = curve.table.n;
  const landmarks = agreedDays.map((day): ResultRow => {
    const at = survivalAt(curve, day);
    const common = {
      estimate: "survival",
      unit: "probability",
      time: day,
      n,
      events: at.cumulativeEvents,
      atRisk: at.atRisk,
    } as const;
    if (at.state !== "estimated") return row(group, `survival-${day}`, { ...common, state: "beyond-follow-up" });
    return row(group, `survival-${day}`, {
      ...common,
      value: at.survival,
      lower: at.lower,
      upper: at.upper,
      standardError: at.standardError,
      warnings: at.atRisk < 10 ? [{ id: "few-at-risk", values: { atRisk: at.atRisk, minimum: 10, day } }] : [],
    });
  });
  const median = survivalQuantile(curve, 0.5);
  const mean = restrictedMean(curve, 730);
  return [
    ...landmarks,
    row(group, "median", { estimate: "median", n, value: median.estimate, lower: median.lower, upper: median.upper }),
    row(group, "rmst-730", {
      estimate: "restricted-mean",
      n,
      time: 730,
      settings: settings("restricted-mean", "normal"),
      ...(mean.state === "estimated"
        ? { value: mean.value, lower: mean.lower, upper: mean.upper, standardError: mean.standardError }
        : { state: "beyond-follow-up" as const }),
    }),
  ];
};

const figure = (curve: SurvivalCurve, group: Group): Curve => ({
  figure: `${AGREEMENT}@1/os/${group.name === "all" ? "all" : `${group.name}-${group.level}`}/curve`,
  measure: "os",
  group,
  n: curve.table.n,
  events: curve.events.reduce((sum, d) => sum + d, 0),
  settings: settings("kaplan-meier", "log"),
  points: [
    { time: 0, survival: 1, lower: 1, upper: 1, atRisk: curve.table.n, events: 0, censored: 0 },
    ...Array.from(curve.time, (time, i) => ({
      time,
      survival: curve.survival[i] ?? 0,
      lower: orNull(curve.lower[i]),
      upper: orNull(curve.upper[i]),
      atRisk: curve.atRisk[i] ?? 0,
      events: curve.events[i] ?? 0,
      censored: curve.censored[i] ?? 0,
    })),
  ],
  atRisk: atRiskDays(agreedDays, curve.time.at(-1) ?? 0).map((time) => ({
    time,
    atRisk: survivalAt(curve, time).atRisk,
  })),
});

/** The judgement of a made-up agreement on the real survival times of the study. */
export const lungEvaluation = (): Evaluation => {
  const all = curveOf("lung");
  const men = curveOf("lung men");
  const women = curveOf("lung women");
  const everyone = { name: "all", level: "all" };
  const m = { name: "sex", level: "m" };
  const f = { name: "sex", level: "f" };
  return {
    agreement: AGREEMENT,
    agreementVersion: 1,
    agreementHash: hashOf("a"),
    runId: RUN,
    asOf: "2026-06-30",
    group: {
      verdict: "met",
      rule: {
        nb: "Oppfylt dersom nedre grense for 95 % konfidensintervall for totaloverlevelse 12 måneder etter første dose er minst 36 % fratrukket en margin på 2 prosentpoeng. Ikke oppfylt dersom øvre grense er under 36 %. Ellers kan avtalen ikke avgjøres.",
        en: "Met if the lower limit of the 95 % confidence interval for overall survival 12 months after the first dose is at least 36 % less a margin of 2 percentage points. Not met if the upper limit is below 36 %. Otherwise no conclusion.",
      },
      figure: `${AGREEMENT}@1/os/all/survival-365`,
      reference: 0.36,
      margin: 0.02,
      reasons: ["lower-at-least-reference"],
    },
    results: [
      ...rows(all, everyone),
      ...rows(men, m),
      ...rows(women, f),
      ...rows(all, { name: "sensitivity", level: "minimum-follow-up-6-months" }).slice(1, 2),
    ],
    curves: [figure(all, everyone), figure(men, m), figure(women, f)],
    milestones: [],
    tally: [],
    settlement: null,
    warnings: [{ id: "few-at-risk", values: { atRisk: 8, minimum: 10 } }],
    nextDue: { date: "2027-06-30", what: { nb: "revurdering", en: "reassessment" } },
  };
};
