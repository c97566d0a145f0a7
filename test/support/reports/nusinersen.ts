import type { Evaluation, Milestone } from "../../../schemas/evaluation.ts";
import type { ReportInput } from "../../../schemas/report.ts";
import { file, hashOf, muscleSources, options, plain, plainBackground, RUN } from "./shared.ts";

const AGREEMENT = "sma-nusinersen";

const assessed = (
  patient: number,
  part: Pick<Milestone, "status" | "flag" | "reasons"> & Partial<Milestone>,
): Milestone => ({
  figure: `${AGREEMENT}@1/milestone/${patient}/month-14`,
  patient,
  milestone: "month-14",
  title: { nb: "Vurdering ved 14 måneder", en: "Assessment at 14 months" },
  timeZero: "2025-03-01",
  due: "2026-05-01",
  windowFrom: "2026-04-01",
  windowTo: "2026-05-31",
  dataExpectedBy: "2026-06-30",
  late: false,
  amount: null,
  evidence: [
    { role: "baseline", file: "5e6f708192a3b4c5", line: 2 * patient },
    { role: "value", file: "5e6f708192a3b4c5", line: 2 * patient + 1 },
  ],
  ...part,
});

const milestones: readonly Milestone[] = [
  assessed(1, { status: "MET", flag: "CONTINUE", reasons: [] }),
  assessed(2, { status: "MET", flag: "CONTINUE", reasons: [], late: true }),
  assessed(3, { status: "NOT_MET", flag: "STOP_REVIEW", reasons: ["motor"] }),
  assessed(4, { status: "NOT_MET", flag: "STOP_REVIEW", reasons: ["respiration", "nutrition"] }),
  assessed(5, {
    status: "NOT_APPLICABLE",
    flag: "NOT_ELIGIBLE",
    reasons: ["not-eligible", "smn2-copies"],
    evidence: [],
  }),
  assessed(6, { status: "RETEST_DUE", flag: null, reasons: ["motor"] }),
  assessed(7, { status: "PENDING", flag: null, reasons: [], evidence: [], dataExpectedBy: "2026-08-15" }),
];

const nusinersenEvaluation = (): Evaluation => ({
  agreement: AGREEMENT,
  agreementVersion: 1,
  agreementHash: hashOf("c"),
  runId: RUN,
  asOf: "2026-06-30",
  group: null,
  results: [
    {
      figure: `${AGREEMENT}@1/hfmse/all/share-not-declined`,
      agreement: AGREEMENT,
      agreementVersion: 1,
      agreementHash: hashOf("c"),
      runId: RUN,
      measure: "hfmse",
      group: { name: "all", level: "all" },
      estimate: "share",
      unit: "probability",
      time: null,
      value: 0.9,
      lower: 0.6830173,
      upper: 0.9876515,
      standardError: null,
      n: 20,
      events: 18,
      atRisk: null,
      state: "estimated",
      settings: {
        method: "clopper-pearson",
        interval: "exact",
        level: 0.95,
        delayedEntry: false,
        measure: { id: "hfmse", version: 1, tolerance: 2 },
        software: "utfall 0.1.0",
      },
      warnings: [{ id: "threshold-below-measurement-error", values: { tolerance: 2, measurementError: 4.5 } }],
    },
  ],
  curves: [],
  milestones: [...milestones],
  tally: [
    {
      milestone: "month-14",
      title: { nb: "Vurdering ved 14 måneder", en: "Assessment at 14 months" },
      counts: { MET: 2, NOT_MET: 2, UNKNOWN: 0, NOT_DUE: 0, PENDING: 1, NOT_APPLICABLE: 1, RETEST_DUE: 1, DISPUTED: 0 },
    },
  ],
  settlement: null,
  warnings: [{ id: "late-assessments", values: { milestones: 1 } }],
  nextDue: null,
});

/** Conditional continuation with flags. */
export const nusinersenInput = (): ReportInput => ({
  evaluation: nusinersenEvaluation(),
  agreement: {
    id: AGREEMENT,
    version: 1,
    hash: hashOf("c"),
    title: { nb: "Nusinersen ved spinal muskelatrofi, barn", en: "Nusinersen in spinal muscular atrophy, children" },
    summary: {
      nb: "Barn som oppfyller startkriteriene, vurderes ved 14 og 26 måneder. Faller en skåre mer enn målefeilen tillater, flagges det til den nasjonale kliniske gruppen.",
      en: "Children who meet the start criteria are assessed at 14 and 26 months. If a score falls by more than the tolerance, the national clinical group is told.",
    },
    effective: { from: "2018-02-12", to: "2027-02-11" },
    frozen: null,
    parties: [],
    signedOff: [],
    rule: {
      nb: "Vurderes for stopp ved minst ett av: fall i motorisk skåre på mer enn 2 poeng, forverret ernæring, forverret respirasjon, pustestøtte mer enn 16 timer i døgnet (SMA 1).",
      en: "Considered for stopping on at least one of: fall of a motor score by more than 2 points, worse nutrition, worse respiration, assisted ventilation for more than 16 hours a day (SMA 1).",
    },
    ...plain,
    terms: [
      { id: "smn2-copies", title: { nb: "minst to kopier av SMN2", en: "at least two copies of SMN2" } },
      { id: "motor", title: { nb: "motorisk funksjon", en: "motor function" } },
      { id: "respiration", title: { nb: "respirasjon", en: "respiration" } },
      { id: "nutrition", title: { nb: "ernæring", en: "nutrition" } },
    ],
    amendments: [],
    background: {
      ...plainBackground,
      decided: null,
      indication: { nb: "5q spinal muskelatrofi type 1, 2 og 3.", en: "5q spinal muscular atrophy types 1, 2 and 3." },
      population: { nb: "Barn under 18 år.", en: "Children under 18." },
      comparators: [],
      treatmentLine: null,
      uncertainties: [],
      expectedEffects: [],
    },
    measures: [
      {
        id: "hfmse",
        version: 1,
        title: { nb: "Endring i HFMSE", en: "Change in HFMSE" },
        meaning: {
          nb: "Endring i motorisk funksjon fra utgangspunktet, poeng fra 0 til 66. Andelen er barn uten fall utover toleransen.",
          en: "Change of motor function from baseline, points from 0 to 66. The share is children without a fall beyond the tolerance.",
        },
        misuse: {
          nb: "En endring mindre enn målefeilen kan være tilfeldig.",
          en: "A change smaller than the error of measurement can be chance.",
        },
        better: "higher",
        tolerance: { points: 2, measurementError: 4.5 },
      },
    ],
    groups: [],
    options,
    unanswered: [],
  },
  files: [
    file({
      id: "5e6f708192a3b4c5",
      source: "muskelregisteret",
      file: "sma_children.csv",
      layout: "sma_children",
      lines: 16,
    }),
  ],
  sources: muscleSources,
  flow: [
    {
      id: "exposed",
      title: { nb: "Har fått nusinersen", en: "Received nusinersen" },
      persons: 7,
      excluded: 0,
      unknown: 0,
    },
    {
      id: "smn2",
      title: { nb: "Minst to kopier av SMN2", en: "At least two copies of SMN2" },
      persons: 6,
      excluded: 1,
      unknown: 1,
    },
    { id: "analysed", title: { nb: "Vurdert", en: "Assessed" }, persons: 6, excluded: 0, unknown: 0 },
  ],
  links: [],
  completeness: [],
  treatmentStatus: [],
  synthetic: false,
  software: "utfall 0.1.0",
});
