import type { AgreementDue, DueOverview, SourceNeed } from "../../../schemas/due.ts";

const register = (more: Partial<SourceNeed> = {}): SourceNeed => ({
  source: "kreftregisteret",
  owner: { nb: "Kreftregisteret, FHI", en: "Cancer Registry of Norway, NIPH" },
  provides: { nb: "Diagnose, legemidler og vitalstatus.", en: "Diagnosis, medicines given and vital status." },
  frequency: { nb: "Årlig", en: "Yearly" },
  lagDays: 365,
  dataCut: "2026-06-30",
  neededCut: "2028-02-29",
  shortDays: 609,
  ...more,
});

const decision = (more: Partial<AgreementDue>): AgreementDue => ({
  agreement: "made-up@1",
  title: { nb: "Oppdiktet legemiddel, midlertidig innføring", en: "Made-up medicine, temporary introduction" },
  decision: "temporary",
  reassessment: { date: "2027-12-01", title: { nb: "Revurdering", en: "Reassessment" }, inDays: 519 },
  rule: {
    nb: "Ettårsoverlevelsen skal være minst 45 %, med margin 5 prosentpoeng.",
    en: "One-year survival shall be at least 45 %, with a margin of 5 percentage points.",
  },
  duty: { nb: "Leverandøren.", en: "The supplier." },
  answers: [
    {
      id: "U1",
      text: { nb: "Overlevelse etter to år.", en: "Survival after two years." },
      due: "2027-06-30",
      source: "kreftregisteret",
    },
    { id: "U2", text: { nb: "Livskvalitet.", en: "Quality of life." }, due: null, source: null },
  ],
  analysed: 14,
  verdict: "data-not-ready",
  sources: [register()],
  milestones: {
    ...{ total: 0, due: 0, pending: 0, unknown: 0, pendingShare: null, unknownShare: null },
    coming: [],
    lastDataBy: null,
  },
  maturity: { state: "forecast", date: "2027-09-14", eventsUntil: "2026-09-14", latest: null },
  accrual: {
    state: "forecast",
    ...{ needed: 30, started: 14, perYear: 9.6, from: "2024-01-01", until: "2025-06-30", level: 0.95 },
    started_by: { early: "2026-01-20", median: "2027-02-03", late: "2029-05-12" },
    mature_by: { early: "2027-07-20", median: "2028-08-03", late: null },
  },
  periods: [],
  ...more,
});

/** Three made-up decisions: one that waits for patients, one judged patient by patient, one whose data are mature. */
export const madeUpDecisions: DueOverview = {
  workspace: "Prøveområde",
  synthetic: true,
  generation: "0123456789ab",
  asOf: "2026-06-30",
  agreements: [
    decision({
      agreement: "instalments@2",
      title: {
        nb: "Engangsbehandling med et langt navn, betalt i betingede, like deler over fem år og fulgt opp på sykehus",
        en: "One-time treatment with a long name, paid in conditional, equal instalments over five years",
      },
      reassessment: { date: "2027-01-15", title: { nb: "Revurdering", en: "Reassessment" }, inDays: 199 },
      verdict: null,
      maturity: null,
      accrual: null,
      sources: [
        register({ source: "sma_children", lagDays: 60, neededCut: "2026-08-05", shortDays: 36 }),
        register({ source: "folkeregisteret", lagDays: 30, dataCut: null, neededCut: null, shortDays: null }),
      ],
      milestones: {
        ...{ total: 155, due: 108, pending: 2, unknown: 4, pendingShare: 0.02, unknownShare: 0.04 },
        coming: [
          { month: "2026-07", milestones: 3 },
          { month: "2027-01", milestones: 12 },
        ],
        lastDataBy: "2030-02-09",
      },
      periods: [
        {
          ...{ what: "settlement", rule: null, title: null },
          ...{ from: "2026-04-01", to: "2026-06-30", dataBy: "2026-08-29" },
        },
        {
          ...{ what: "count", rule: "tiers", title: { nb: "Trappetrinn etter volum", en: "Tiers by volume" } },
          ...{ from: "2026-01-01", to: "2026-12-31", dataBy: "2027-03-01" },
        },
      ],
    }),
    decision({}),
    decision({
      agreement: "mature@1",
      title: { nb: "Oppdiktet antistoff, varig innføring", en: "Made-up antibody, permanent introduction" },
      decision: "permanent",
      reassessment: { date: "2026-06-01", title: { nb: "Gjennomgang", en: "Review" }, inDays: -29 },
      analysed: 240,
      verdict: "met",
      maturity: { state: "forecast", date: "2026-03-06", eventsUntil: "2025-03-06", latest: "2026-03-06" },
      accrual: { state: "reached", needed: 30, started: 240 },
      sources: [register({ neededCut: "2026-03-06", shortDays: 0 })],
    }),
  ],
};
