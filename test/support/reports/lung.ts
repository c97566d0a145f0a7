import type { ReportInput } from "../../../schemas/report.ts";
import { lungEvaluation } from "./lung-evaluation.ts";
import { agreedSources, duties, file, hashOf, options, plain, plainBackground, sources } from "./shared.ts";

/** A group verdict with curves: made-up agreement, real survival times of the NCCTG study. */
export const lungInput = (): ReportInput => ({
  evaluation: lungEvaluation(),
  agreement: {
    id: "nsclc-pembrolizumab",
    version: 1,
    hash: hashOf("a"),
    title: {
      nb: "Pembrolizumab ved ikke-småcellet lungekreft, førstelinje",
      en: "Pembrolizumab in non-small-cell lung cancer, first line",
    },
    summary: {
      nb: "Avtalen gjelder midlertidig innføring. Prisen følger om minst 36 av 100 pasienter lever ett år etter første dose. Registerdata viser at andelen er om lag 41 av 100, og at den med god sikkerhet er høyere enn kravet.",
      en: "The agreement is about temporary introduction. The price follows whether at least 36 of 100 patients live one year after the first dose. Register data show about 41 of 100, and that the share is above the requirement with good certainty.",
    },
    effective: { from: "2022-01-01", to: null },
    frozen: "2021-12-15",
    parties: [
      { role: { nb: "kjøper", en: "payer" }, name: "Sykehusinnkjøp HF" },
      { role: { nb: "leverandør", en: "supplier" }, name: "Eksempelfarma AS" },
    ],
    signedOff: [
      { name: "Kari Eksempel", role: { nb: "avtaleansvarlig", en: "contract owner" }, date: "2021-12-14" },
      { name: "Ola Prøve", role: { nb: "statistiker", en: "statistician" }, date: "2021-12-15" },
    ],
    rule: { nb: "Se gruppens regel.", en: "See the group rule." },
    ...plain,
    duties,
    sources: agreedSources,
    amendments: [
      {
        date: "2024-03-01",
        section: "4.2",
        change: { nb: "Landemerke ved 24 måneder lagt til.", en: "Landmark at 24 months added." },
        reason: { nb: "Ønsket av Beslutningsforum.", en: "Asked for by the decision forum." },
        afterSeeingData: false,
      },
    ],
    background: {
      ...plainBackground,
      decided: "2021-12-13",
      indication: {
        nb: "Metastatisk ikke-småcellet lungekreft med PD-L1 på minst 50 %, uten EGFR- eller ALK-forandring.",
        en: "Metastatic non-small-cell lung cancer with PD-L1 of at least 50 %, without EGFR or ALK alteration.",
      },
      population: { nb: "Voksne, ECOG 0–1, ikke tidligere behandlet.", en: "Adults, ECOG 0–1, not treated before." },
      comparators: [{ nb: "Platinabasert kjemoterapi", en: "Platinum-based chemotherapy" }],
      treatmentLine: { nb: "førstelinje", en: "first line" },
      uncertainties: [
        {
          id: "U1",
          text: {
            nb: "Om overlevelsen i norsk klinisk praksis tilsvarer studien.",
            en: "Whether survival in Norwegian practice is as in the trial.",
          },
          kind: "cost-effectiveness",
          measure: "os",
          source: "Kreftregisteret",
          due: "2026-06-30",
        },
        {
          id: "U2",
          text: { nb: "Hvor lenge behandlingen varer.", en: "How long treatment lasts." },
          kind: "decision",
          measure: null,
          source: "INSPIRE",
          due: null,
        },
      ],
      expectedEffects: [
        {
          measure: "os",
          parameter: { nb: "Totaloverlevelse ved 12 måneder", en: "Overall survival at 12 months" },
          unit: "probability",
          value: 0.4,
          lower: 0.34,
          upper: 0.46,
          source: "Metodevurdering ID2021_000 (oppdiktet)",
        },
      ],
    },
    measures: [
      {
        id: "os",
        version: 1,
        title: { nb: "Totaloverlevelse", en: "Overall survival" },
        meaning: {
          nb: "Tid fra første dose til død av enhver årsak.",
          en: "Time from first dose to death of any cause.",
        },
        misuse: {
          nb: "Forskjeller mellom grupper kan skyldes hvem som fikk behandlingen, ikke behandlingen.",
          en: "Differences between groups can come from who was treated, not from the treatment.",
        },
        better: "longer",
        tolerance: null,
      },
    ],
    groups: [],
    options,
    unanswered: [
      {
        question: {
          nb: "Om pasienter med ECOG 2 eller mer har samme nytte.",
          en: "Whether patients with ECOG 2 or more benefit alike.",
        },
        who: { nb: "Nasjonalt kvalitetsregister for lungekreft", en: "The national lung cancer quality register" },
        by: "2027-12-31",
        cost: null,
      },
    ],
  },
  files: [
    file({
      id: "1a2b3c4d5e6f7081",
      source: "kreftregisteret",
      file: "kreft_cases.csv",
      layout: "kreft_cases",
      lines: 228,
    }),
    file({
      id: "2b3c4d5e6f708192",
      source: "kreftregisteret",
      file: "inspire_medication.csv",
      layout: "inspire_medication",
      lines: 3214,
      rejected: 3,
      duplicates: 11,
      rules: [
        { code: "UTF-RW-002", rule: "date", column: "start_ts", outcome: "error", rows: 3 },
        { code: "UTF-RW-010", rule: "dose-above-usual", column: "dose", outcome: "finding", rows: 17 },
      ],
    }),
    file({
      id: "3c4d5e6f708192a3",
      source: "folkeregisteret",
      file: "vital_status.csv",
      layout: "vital_status",
      lines: 228,
    }),
  ],
  sources,
  flow: [
    {
      id: "exposed",
      title: { nb: "Har fått pembrolizumab", en: "Received pembrolizumab" },
      persons: 268,
      excluded: 0,
      unknown: 0,
    },
    {
      id: "started-in-period",
      title: { nb: "Startet i avtaleperioden", en: "Started in the agreement period" },
      persons: 249,
      excluded: 19,
      unknown: 0,
    },
    {
      id: "nsclc",
      title: { nb: "Ikke-småcellet lungekreft", en: "Non-small-cell lung cancer" },
      persons: 231,
      excluded: 18,
      unknown: 4,
    },
    {
      id: "first-line",
      title: { nb: "Ikke behandlet før", en: "Not treated before" },
      persons: 228,
      excluded: 3,
      unknown: 0,
    },
    { id: "analysed", title: { nb: "Analysert", en: "Analysed" }, persons: 228, excluded: 0, unknown: 0 },
  ],
  links: [
    { source: "kreftregisteret", persons: 231, matched: 229, unmatched: 2, merged: 1 },
    { source: "folkeregisteret", persons: 228, matched: 228, unmatched: 0, merged: 0 },
  ],
  completeness: [
    {
      source: "kreftregisteret",
      field: "ecog",
      title: { nb: "Allmenntilstand (ECOG)", en: "Performance status (ECOG)" },
      region: "national",
      expected: 228,
      filled: 227,
    },
    {
      source: "kreftregisteret",
      field: "pdl1_tps",
      title: { nb: "PD-L1", en: "PD-L1" },
      region: "sor-ost",
      expected: 120,
      filled: 96,
    },
  ],
  treatmentStatus: [
    { id: "on-treatment", title: { nb: "I behandling", en: "On treatment" }, persons: 24 },
    { id: "stopped", title: { nb: "Avsluttet, grunn ikke kjent", en: "Stopped, reason unknown" }, persons: 39 },
    { id: "died", title: { nb: "Død", en: "Died" }, persons: 165 },
  ],
  synthetic: false,
  software: "utfall 0.1.0",
});
