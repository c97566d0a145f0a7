import type { Evaluation, Milestone, MilestoneStatus } from "../../../schemas/evaluation.ts";
import { inMinorUnits } from "../../../schemas/money.ts";
import type { ReportInput } from "../../../schemas/report.ts";
import { file, hashOf, muscleSources, options, plain, plainBackground, RUN } from "./shared.ts";

const AGREEMENT = "sma-onasemnogene";
const INSTALMENT = inMinorUnits(43_102_493n);
type Judged = readonly [status: MilestoneStatus, reasons: readonly string[]];

const year = (n: number): string => `year-${n}`;
const dueIn = (start: string, years: number): string => `${Number(start.slice(0, 4)) + years}${start.slice(4)}`;

/** One patient with five instalments in years 0 to 4. */
const patient = (n: number, start: string, judged: readonly Judged[]): readonly Milestone[] =>
  judged.map(([status, reasons], k) => ({
    figure: `${AGREEMENT}@2/milestone/${n}/${year(k)}`,
    patient: n,
    milestone: year(k),
    title: { nb: `År ${k}`, en: `Year ${k}` },
    timeZero: start,
    due: dueIn(start, k),
    windowFrom: null,
    windowTo: null,
    dataExpectedBy: dueIn(start, k).replace(/-\d\d$/, "-28"),
    status,
    flag: null,
    reasons: [...reasons],
    late: false,
    amount: INSTALMENT,
    evidence:
      status === "MET" || status === "NOT_MET"
        ? [{ role: k === 0 ? "time-zero" : "status", file: "4d5e6f708192a3b4", line: 10 * n + k }]
        : [],
  }));

const met: Judged = ["MET", []];
const milestones: readonly Milestone[] = [
  ...patient(1, "2021-12-15", [met, met, met, met, met]),
  ...patient(2, "2021-12-15", [
    met,
    met,
    ["NOT_MET", ["permanent-ventilation"]],
    ["NOT_MET", ["permanent-ventilation"]],
    ["NOT_MET", ["permanent-ventilation"]],
  ]),
  ...patient(3, "2023-06-20", [met, met, met, ["PENDING", []], ["NOT_DUE", []]]),
  ...patient(4, "2024-01-31", [met, met, ["UNKNOWN", ["lost-to-follow-up"]], ["NOT_DUE", []], ["NOT_DUE", []]]),
];

const kinds = {
  MET: "payable",
  NOT_MET: "not-payable",
  UNKNOWN: "held",
  PENDING: "held",
  NOT_DUE: "not-due",
  NOT_APPLICABLE: "not-payable",
  RETEST_DUE: "held",
  DISPUTED: "disputed",
} as const;

const count = (status: MilestoneStatus, milestone?: string): number =>
  milestones.filter((m) => m.status === status && (milestone === undefined || m.milestone === milestone)).length;
const times = (n: number) => inMinorUnits(BigInt(n) * BigInt(INSTALMENT));

export const onasemnogeneEvaluation = (): Evaluation => ({
  agreement: AGREEMENT,
  agreementVersion: 2,
  agreementHash: hashOf("b"),
  runId: RUN,
  asOf: "2026-06-30",
  group: null,
  results: [],
  curves: [],
  milestones: [...milestones],
  tally: [0, 1, 2, 3, 4].map((k) => ({
    milestone: year(k),
    title: { nb: `År ${k}`, en: `Year ${k}` },
    counts: {
      MET: count("MET", year(k)),
      NOT_MET: count("NOT_MET", year(k)),
      UNKNOWN: count("UNKNOWN", year(k)),
      NOT_DUE: count("NOT_DUE", year(k)),
      PENDING: count("PENDING", year(k)),
      NOT_APPLICABLE: 0,
      RETEST_DUE: 0,
      DISPUTED: 0,
    },
  })),
  settlement: {
    currency: "EUR",
    priceLevel: "ex-factory",
    vat: "excl",
    lines: milestones.map((m) => ({
      figure: m.figure.replace("/milestone/", "/settlement/"),
      patient: m.patient,
      milestone: m.milestone,
      term: m.milestone,
      period: null,
      supplier: null,
      due: m.due,
      status: m.status,
      kind: kinds[m.status],
      amount: INSTALMENT,
    })),
    totals: {
      payable: times(count("MET")),
      refundable: inMinorUnits(0n),
      held: times(count("UNKNOWN") + count("PENDING")),
      disputed: inMinorUnits(0n),
      notDue: times(count("NOT_DUE")),
    },
    bounds: { lower: times(count("MET")), upper: times(count("MET") + count("UNKNOWN") + count("PENDING")) },
    missing: [],
  },
  warnings: [],
  nextDue: { date: "2027-01-31", what: { nb: "år 3 for pasient 4", en: "year 3 of patient 4" } },
});

/** Conditional instalments with money. */
export const onasemnogeneInput = (): ReportInput => ({
  evaluation: onasemnogeneEvaluation(),
  agreement: {
    id: AGREEMENT,
    version: 2,
    hash: hashOf("b"),
    title: {
      nb: "Onasemnogene abeparvovek ved spinal muskelatrofi",
      en: "Onasemnogene abeparvovec in spinal muscular atrophy",
    },
    summary: {
      nb: "Behandlingen gis én gang og betales i fem like deler. Hver del betales bare dersom barnet lever uten varig pustestøtte på forfallsdagen.",
      en: "The treatment is given once and paid in five equal parts. Each part is paid only if the child lives without permanent ventilation on the due date.",
    },
    effective: { from: "2021-10-25", to: null },
    frozen: "2021-10-20",
    parties: [
      { role: { nb: "kjøper", en: "payer" }, name: "Sykehusinnkjøp HF" },
      { role: { nb: "leverandør", en: "supplier" }, name: "Eksempelgen AG" },
    ],
    signedOff: [{ name: "Kari Eksempel", role: { nb: "avtaleansvarlig", en: "contract owner" }, date: "2021-10-20" }],
    rule: {
      nb: "Del k betales på k-årsdagen for infusjonen dersom pasienten lever og ikke har hatt pustestøtte minst 16 timer i døgnet i mer enn 21 sammenhengende døgn uten akutt, forbigående sykdom. En hendelse på forfallsdagen regnes som inntruffet før forfall.",
      en: "Part k is paid on the k-th anniversary of the infusion if the patient is alive and has not been ventilated at least 16 hours a day for more than 21 consecutive days without acute reversible illness. An event on the due date counts as before it.",
    },
    ...plain,
    amendments: [],
    background: {
      ...plainBackground,
      decided: "2021-10-25",
      indication: {
        nb: "Spinal muskelatrofi type 1, to eller tre kopier av SMN2.",
        en: "Spinal muscular atrophy type 1, two or three copies of SMN2.",
      },
      population: { nb: "Barn under ni måneder ved behandling.", en: "Children under nine months at treatment." },
      comparators: [{ nb: "Nusinersen", en: "Nusinersen" }],
      treatmentLine: null,
      uncertainties: [],
      expectedEffects: [],
    },
    measures: [],
    groups: [],
    options,
    unanswered: [],
  },
  files: [
    file({
      id: "4d5e6f708192a3b4",
      source: "muskelregisteret",
      file: "sma_children.csv",
      layout: "sma_children",
      lines: 64,
    }),
  ],
  sources: muscleSources,
  flow: [
    {
      id: "exposed",
      title: { nb: "Har fått infusjon", en: "Received the infusion" },
      persons: 5,
      excluded: 0,
      unknown: 0,
    },
    {
      id: "analysed",
      title: { nb: "Omfattet av avtalen", en: "Covered by the agreement" },
      persons: 4,
      excluded: 1,
      unknown: 0,
    },
  ],
  links: [],
  completeness: [],
  treatmentStatus: [],
  synthetic: true,
  software: "utfall 0.1.0",
});
