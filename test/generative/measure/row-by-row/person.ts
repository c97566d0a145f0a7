/** Everything about one made-up person, in days of a small calendar, so that boundaries meet often. */
export interface Person {
  /** Statements of sources about what does not change. */
  readonly about: readonly About[];
  readonly doses: readonly Dose[];
  readonly statements: readonly Statement[];
  readonly contacts: readonly Contact[];
  readonly diagnoses: readonly Dated[];
  readonly causes: readonly { readonly code: string }[];
  readonly progressions: readonly { readonly day: number; readonly evidence: string }[];
  readonly periods: readonly Period[];
  readonly ventilationAssessed: readonly Dated[];
  readonly scores: readonly { readonly day: number; readonly value: number }[];
  readonly sightings: readonly { readonly day: number; readonly code: string | null }[];
  readonly ages: readonly { readonly day: number | null; readonly years: number }[];
  readonly procedures: readonly { readonly day: number; readonly code: string }[];
}

/** A fact of which nothing matters but its day. */
export interface Dated {
  readonly day: number;
}

export interface About {
  readonly sex: "m" | "f" | null;
  readonly birthYear: number | null;
  readonly region: "vest" | "nord" | null;
}

export interface Dose {
  readonly day: number;
  readonly substance: "a" | "aa" | "b" | "c";
  readonly counts: boolean;
  readonly kind: "administration" | "dispensing";
  readonly source: Source;
  readonly amount: number | null;
  readonly unit: "mg" | "ml";
  readonly packages: number | null;
}

/** Doses come from several sources, whose data reach differently far; everything else comes from the first. */
export const sources = ["first", "second", "third", "fourth", "fifth"] as const;
export type Source = (typeof sources)[number];

export interface Statement {
  readonly rank: 1 | 2 | 3;
  readonly status: "alive" | "dead" | "emigrated" | "unknown";
  /** Null: no date can be used. */
  readonly day: number | null;
  /** For the dead: the day of emigration of someone who died abroad. */
  readonly left: number | null;
}

export interface Contact {
  readonly in: number;
  readonly out: number | null;
  readonly level: "inpatient" | "outpatient";
  readonly diagnosis: string | null;
}

export interface Period {
  readonly from: number;
  /** Null: ongoing. */
  readonly to: number | null;
  readonly hours: number;
  readonly acute: boolean;
}

/** What is the same for everyone: the day of judgement and how far the data reach. */
export interface World {
  readonly asOf: number;
  readonly cuts: Readonly<Record<Source, number>>;
  readonly covered: readonly Covered[];
}

export interface Covered {
  readonly kind: string;
  readonly region: "national" | "vest" | "nord";
  readonly from: number;
  readonly to: number;
}

/** Days from an event until the first source can be expected to hold it. */
export const LAG_DAYS = 3;
