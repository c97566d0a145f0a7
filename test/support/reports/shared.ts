import type { FileRecord } from "../../../schemas/delivery.ts";
import type { AgreementFacts, ReportedSource } from "../../../schemas/report.ts";

export const RUN = "2026-07-01-3f9c21";
export const hashOf = (digit: string): string => digit.repeat(64);

/** A file of a made-up delivery; only what the test is about needs saying. */
export const file = (part: Partial<FileRecord> & Pick<FileRecord, "id" | "source" | "file" | "layout">): FileRecord => {
  const lines = part.lines ?? 100;
  const rejected = part.rejected ?? 0;
  const duplicates = part.duplicates ?? 0;
  return {
    delivery: "2026-06-30",
    layoutVersion: 1,
    dataCut: "2026-06-30",
    synthetic: true,
    sha256: hashOf(part.id.slice(0, 1)),
    bytes: 10_000,
    lines,
    accepted: lines - rejected - duplicates,
    rejected,
    duplicates,
    rules: [],
    unknownColumns: [],
    droppedColumns: [],
    reaches: "2026-06-28",
    ...part,
  };
};

export const sources: Readonly<Record<string, ReportedSource>> = {
  kreftregisteret: {
    title: "Kreftregisteret med INSPIRE",
    owner: "Folkehelseinstituttet",
    legal_basis: "Kreftregisterforskriften",
    lag_days: 90,
    coverage: [
      { kind: "cancer-cases", region: "national", from: "2018-01-01" },
      { kind: "hospital-drugs", region: "sor-ost", from: "2019-01-01", to: "2026-03-31" },
    ],
  },
  folkeregisteret: {
    title: "Folkeregisteret",
    owner: "Skatteetaten",
    legal_basis: "Folkeregisterloven",
    lag_days: 7,
    coverage: [{ kind: "deaths", region: "national", from: "2000-01-01" }],
  },
};

export const muscleSources: Readonly<Record<string, ReportedSource>> = {
  muskelregisteret: {
    title: "Norsk register for arvelige og medfødte nevromuskulære sykdommer",
    owner: "UNN HF",
    legal_basis: "Forskrift om medisinske kvalitetsregistre",
    lag_days: 30,
    coverage: [{ kind: "motor-scores", region: "national", from: "2018-06-01" }],
  },
};

/** The five outcomes of ch. 7.2 with made-up consequences. */
export const options: AgreementFacts["options"] = [
  {
    id: "permanent",
    title: { nb: "Permanent innføring", en: "Permanent introduction" },
    forNew: { nb: "Tilbys etter indikasjonen.", en: "Offered within the indication." },
    forTreated: { nb: "Behandlingen fortsetter.", en: "Treatment continues." },
  },
  {
    id: "permanent-with-criteria",
    title: { nb: "Permanent innføring med kriterier", en: "Permanent introduction with criteria" },
    forNew: { nb: "Tilbys når startkriteriene er oppfylt.", en: "Offered when the start criteria are met." },
    forTreated: {
      nb: "Behandlingen fortsetter; stoppkriterier vurderes av behandlende lege.",
      en: "Treatment continues; stop criteria are considered by the treating doctor.",
    },
  },
  {
    id: "not-offered-further",
    title: { nb: "Ikke kostnadseffektiv, tilbys ikke videre", en: "Not cost-effective, not offered further" },
    forNew: { nb: "Ingen nye pasienter starter.", en: "No new patients start." },
    forTreated: {
      nb: "Pasienter med nytte fortsetter til behandlingen avsluttes på medisinsk grunnlag. Leverandøren leverer til avtalt pris.",
      en: "Patients who benefit go on until treatment ends on medical grounds. The supplier supplies at the agreed price.",
    },
  },
  {
    id: "renegotiate",
    title: {
      nb: "For høy pris for dokumentert effekt, ny forhandling",
      en: "Price too high for the documented effect, new negotiation",
    },
    forNew: { nb: "Oppstart stilles i bero under forhandlingen.", en: "New starts wait for the negotiation." },
    forTreated: {
      nb: "Behandlingen fortsetter under forhandlingen.",
      en: "Treatment continues during the negotiation.",
    },
  },
  {
    id: "subgroups",
    title: { nb: "Effekt i identifiserbare undergrupper", en: "Effect in identifiable subgroups" },
    forNew: { nb: "Tilbys undergruppen.", en: "Offered to the subgroup." },
    forTreated: {
      nb: "Utenfor undergruppen fases behandlingen ut.",
      en: "Outside the subgroup treatment is phased out.",
    },
  },
];

/** What an agreement says little about in these tests. */
export const plain = {
  example: true,
  firstDataCut: null,
  duties: null,
  confidential: [],
  published: [],
  assumed: [],
  reservation: null,
  sources: [],
  terms: [],
  exitPlan: null,
} satisfies Partial<AgreementFacts>;

export const plainBackground = {
  kind: null,
  need: null,
  priority: null,
  priceAndUncertainty: null,
  competingAgreements: [],
  startCriteriaByHand: [],
} satisfies Partial<AgreementFacts["background"]>;

export const duties: NonNullable<AgreementFacts["duties"]> = {
  documentation: { nb: "Leverandøren.", en: "The supplier." },
  dataCollectionCosts: { nb: "Leverandøren.", en: "The supplier." },
  clinicians: { nb: "To onkologer valgte utfallsmålene.", en: "Two oncologists chose the measures." },
  extraRegistrations: [],
};

export const agreedSources: AgreementFacts["sources"] = [
  {
    source: "kreftregisteret",
    provides: { nb: "Diagnose og legemiddelkurer", en: "Diagnosis and courses of treatment" },
    frequency: { nb: "hver måned", en: "monthly" },
    lagDays: 90,
  },
  {
    source: "folkeregisteret",
    provides: { nb: "Død og utvandring", en: "Death and emigration" },
    frequency: { nb: "hver uke", en: "weekly" },
    lagDays: 14,
  },
];
