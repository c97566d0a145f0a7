import type { Shares } from "../random/random.ts";

export type ChildMedicine = "onasemnogene" | "nusinersen";
export type ChildType = "1" | "2" | "3" | "presymptomatic";

interface TypeTruth {
  /** Age at treatment start in days, from and to. */
  readonly startAge: readonly [number, number];
  /** Age at onset in months, from and to; null before symptoms. */
  readonly onsetMonths: readonly [number, number] | null;
  readonly deathPerYear: number;
  readonly permanentVentilationPerYear: number;
  /** Share with ventilation at night only, from the start. */
  readonly nightlyShare: number;
  /** How often a passing run of long ventilation happens, relative to type 1. */
  readonly passingRuns: number;
  readonly scale: "CHOP_INTEND" | "HFMSE";
  readonly baseline: { readonly mean: number; readonly deviation: number };
  /** Points gained in the long run under response; reached with a time constant of ten months. */
  readonly gain: number;
  readonly smn2: Shares<number>;
}

/** The truth behind the made-up children with SMA. */
export const childTruth = {
  femaleShare: 0.5,
  /** Of every seven children, this many get onasemnogene and the others nusinersen. */
  onasemnogeneOfSeven: 4,
  firstStart: { onasemnogene: "2020-07-01", nusinersen: "2019-01-01" },
  lastStart: "2025-12-31",
  types: {
    onasemnogene: [
      ["1", 0.68],
      ["presymptomatic", 0.17],
      ["2", 0.15],
    ],
    nusinersen: [
      ["1", 0.3],
      ["2", 0.45],
      ["3", 0.25],
    ],
  } as const satisfies Readonly<Record<ChildMedicine, Shares<ChildType>>>,
  byType: {
    "1": {
      startAge: [30, 300],
      onsetMonths: [0.2, 5.8],
      deathPerYear: 0.05,
      permanentVentilationPerYear: 0.07,
      nightlyShare: 0.5,
      passingRuns: 1,
      scale: "CHOP_INTEND",
      baseline: { mean: 28, deviation: 7 },
      gain: 22,
      smn2: [
        [2, 0.8],
        [3, 0.17],
        [1, 0.03],
      ],
    },
    "2": {
      startAge: [400, 720],
      onsetMonths: [6, 12],
      deathPerYear: 0.004,
      permanentVentilationPerYear: 0.006,
      nightlyShare: 0.25,
      passingRuns: 0.4,
      scale: "HFMSE",
      baseline: { mean: 16, deviation: 6 },
      gain: 5,
      smn2: [
        [3, 0.85],
        [2, 0.1],
        [4, 0.05],
      ],
    },
    "3": {
      startAge: [1000, 4000],
      onsetMonths: [18, 30],
      deathPerYear: 0.001,
      permanentVentilationPerYear: 0,
      nightlyShare: 0.03,
      passingRuns: 0,
      scale: "HFMSE",
      baseline: { mean: 42, deviation: 8 },
      gain: 4,
      smn2: [
        [3, 0.5],
        [4, 0.5],
      ],
    },
    presymptomatic: {
      startAge: [7, 45],
      onsetMonths: null,
      deathPerYear: 0.002,
      permanentVentilationPerYear: 0,
      nightlyShare: 0,
      passingRuns: 0,
      scale: "CHOP_INTEND",
      baseline: { mean: 44, deviation: 5 },
      gain: 17,
      smn2: [
        [2, 0.5],
        [3, 0.5],
      ],
    },
  } as const satisfies Readonly<Record<ChildType, TypeTruth>>,
  /** Share whose motor score follows the gain; the others lose points month by month. */
  responseShare: { onasemnogene: 0.9, nusinersen: 0.85 },
  lossPerMonthWithoutResponse: 0.4,
  assessmentNoise: 0.8,
  milestoneMonths: [14, 26],
  missedShare: 0.08,
  lateShare: 0.08,
  /** Share of the milestone assessments that fall on a bad day, explained by the clinician and tested again. */
  badDayShare: 0.1,
  nusinersenStopPerYear: 0.04,
  emigrationPerYear: 0.004,
  /** Chance of each kind of passing run in a child with type 1. */
  passingRunShare: {
    exactly21: 0.1,
    fortnight: 0.1,
    acute: 0.15,
    belowThreshold: 0.1,
    halfAcute: 0.06,
    reversed: 0.05,
  },
  inNornmdShare: 0.9,
} as const;

export const typeTruth = (type: ChildType): TypeTruth => childTruth.byType[type];
