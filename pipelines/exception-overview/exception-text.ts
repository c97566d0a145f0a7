import type { ExceptionPattern, ExceptionSplit } from "../../schemas/exceptions.ts";
import { grounds } from "../../schemas/registers/exceptions/codes.ts";
import type { Language } from "../../schemas/texts.ts";
import type { ExceptionOverview } from "./read-overview.ts";

/** Words of the overview of exceptions, for a terminal. */
export const exceptionWords = {
  en: {
    head: (name: string, asOf: string) => `${name}: individual exceptions, as of ${asOf}`,
    madeUp: " (made-up data)",
    none: "No application has been delivered.",
    columns: ["", "received", "granted", "refused", "withdrawn", "waiting", "share granted", "days", "a year"],
    splits: { all: "All", substance: "By medicine", region: "By region", reason: "By ground", year: "By year" },
    all: "all medicines",
    unknown: "not stated",
    ground: (id: string): string => Object.entries(grounds).find(([code]) => code === id)?.[1] ?? id,
    agreements: "In the agreements",
    agreementColumns: ["agreement", "patients by exception are", "started by one", "granted later"],
    rules: { excluded: "left out", "own-stratum": "their own stratum", included: "included" },
    notSeen: "not known: no source delivers them",
    internal:
      "Days: median with quartiles, waiting applications counted until today. Counts are internal and not for sharing.",
  },
  nb: {
    head: (name: string, asOf: string) => `${name}: individuelle unntak, per ${asOf}`,
    madeUp: " (syntetiske data)",
    none: "Ingen søknader er levert.",
    columns: ["", "mottatt", "innvilget", "avslått", "trukket", "venter", "andel innvilget", "dager", "per år"],
    splits: {
      all: "Alle",
      substance: "Etter legemiddel",
      region: "Etter region",
      reason: "Etter begrunnelse",
      year: "Etter år",
    },
    all: "alle legemidler",
    unknown: "ikke oppgitt",
    ground: (id: string): string => groundsInNorwegian[id] ?? id,
    agreements: "I avtalene",
    agreementColumns: ["avtale", "pasienter med unntak", "startet med et", "innvilget senere"],
    rules: { excluded: "holdes utenfor", "own-stratum": "er et eget stratum", included: "inngår" },
    notSeen: "ikke kjent: ingen kilde leverer dem",
    internal:
      "Dager: median med kvartiler; søknader som venter, telles til i dag. Tallene er interne og skal ikke deles.",
  },
} as const;

const groundsInNorwegian: Readonly<Record<string, string>> = {
  RARE: "svært liten pasientgruppe",
  SEVERE: "svært alvorlig tilstand",
  NO_ALTERNATIVE: "ingen annen behandling gjenstår",
  INTOLERANCE: "tåler ikke alternativene",
  OUTSIDE_CRITERIA: "utenfor startkriteriene",
  NOT_ASSESSED: "metoden er ikke ferdig vurdert",
  NOT_INTRODUCED: "metoden er vurdert og ikke innført",
  CONTINUATION: "fortsetter behandling startet annet sted",
  OTHER: "annet",
};

/** A titled table; without rows the title says it all. */
export interface TitledTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const patternRow = (p: ExceptionPattern, language: Language): readonly string[] => {
  const w = exceptionWords[language];
  const name =
    p.level === "unknown" ? w.unknown : p.by === "all" ? w.all : p.by === "reason" ? w.ground(p.level) : p.level;
  const { share, days, perYear } = p;
  const day = (value: number | null): string => (value === null ? "–" : String(value));
  return [
    name,
    ...[p.applications, p.granted, p.refused, p.withdrawn, p.waiting].map(String),
    share === null ? "–" : `${percent(share.value)} (${percent(share.lower)}–${percent(share.upper)})`,
    days.first === null ? "–" : `${day(days.median)} (${day(days.first)}–${day(days.third)})`,
    perYear === null ? "–" : perYear.value.toFixed(1),
  ];
};

/** One table per split, and one of the agreements. */
export const exceptionTables = (overview: ExceptionOverview, language: Language): readonly TitledTable[] => {
  const w = exceptionWords[language];
  const order: readonly ExceptionSplit[] = ["all", "substance", "region", "reason", "year"];
  const tables = order.flatMap((by) => {
    const rows = overview.patterns.filter((p) => p.by === by).map((p) => patternRow(p, language));
    return rows.length === 0 ? [] : [{ title: w.splits[by], head: w.columns, rows }];
  });
  return [
    ...(tables.length === 0 ? [{ title: w.none, head: [], rows: [] }] : tables),
    {
      title: w.agreements,
      head: w.agreementColumns,
      rows: overview.agreements.map((a) => [
        a.agreement,
        w.rules[a.rule],
        a.seen ? String(a.treated) : w.notSeen,
        a.seen ? String(a.grantedLater) : "–",
      ]),
    },
  ];
};
