import type { AgreementDue, DueOverview } from "../../../schemas/due.ts";

export const title = {
  nb: "Onasemnogen ved SMA; betaling i betingede, like deler og oppfølging på sykehus",
  en: "Onasemnogene",
};

/** A made-up agreement of the overview. */
export const due = (more: Partial<AgreementDue> = {}): AgreementDue => ({
  agreement: "sma-onasemnogene@1",
  title,
  decision: "temporary",
  reassessment: { date: "2027-01-15", title: { nb: "Revurdering", en: "Reassessment" }, inDays: 199 },
  rule: { nb: "Regelen, ord for ord.", en: "The rule, word for word." },
  duty: { nb: "Leverandøren.", en: "The supplier." },
  answers: [],
  analysed: 31,
  verdict: null,
  sources: [],
  milestones: {
    total: 12,
    due: 5,
    pending: 0,
    unknown: 0,
    pendingShare: 0,
    unknownShare: 0,
    coming: [
      { month: "2026-07", milestones: 4 },
      { month: "2026-12", milestones: 5 },
    ],
    lastDataBy: "2027-02-01",
  },
  maturity: null,
  accrual: null,
  periods: [],
  ...more,
});

/** A made-up overview as of 2026-06-30. */
export const overview = (agreements: readonly AgreementDue[], synthetic = false): DueOverview => ({
  workspace: "Test",
  synthetic,
  generation: "g",
  asOf: "2026-06-30",
  agreements,
});
