import type { MinorUnits } from "./money.ts";
import type { Denomination, EntryKind, EntryReason, SettlementPeriod } from "./settlement-entry.ts";
import type { Texts } from "./texts.ts";

/** Who a copy is for: the supplier's shows no person, the purchaser's has line proof. */
export type StatementAudience = "supplier" | "purchaser";

/** Sums in integer minor units as decimal text. Net is payable less refundable: above 0 the payer owes the supplier. */
export interface Balance {
  readonly payable: MinorUnits;
  readonly refundable: MinorUnits;
  readonly net: MinorUnits;
  readonly held: MinorUnits;
  readonly disputed: MinorUnits;
}

export type StatementRegion = "nord" | "midt" | "vest" | "sor-ost" | "unknown";

/** One movement in the purchaser's copy, movements of a kind together in the supplier's. */
export interface StatementRow {
  /** Stands for this row in this statement only. */
  readonly reference: string;
  /** Id and title of the term; null in a row that holds several terms together. */
  readonly term: { readonly id: string; readonly title: Texts } | null;
  readonly kind: EntryKind | null;
  readonly reasons: readonly EntryReason[];
  readonly balance: Balance;
  /** Number of patients; null where it is below the least that may be told, or where the row is about the group. */
  readonly patients: number | null;
  /** True where rows about few patients were put together. */
  readonly together: boolean;
  /** References of the single claims, valid in this statement only; none where they would tell of few patients. */
  readonly claims: readonly string[];
  /** Null in the supplier's copy. */
  readonly proof: RowProof | null;
}

/** What only the purchaser sees of one movement. */
export interface RowProof {
  /** Number of the entry in the ledger. */
  readonly entry: number;
  /** Lasting reference of the patient, as a dispute names it; null for a claim on the group. */
  readonly patient: string | null;
  readonly due: string;
  readonly payer: StatementRegion;
  readonly unit: string | null;
  readonly guest: boolean | null;
  /** Figure id in the live result, as `utfall trace` takes it; null where the live result has no such claim. */
  readonly figure: string | null;
  /** Run that the entry rests on. */
  readonly runId: string;
}

/** Movements of the period by one division; the rows add up to the period's movements. */
export interface SplitRow {
  /** Region, unit, or `yes`, `no`; `unknown` where the facts do not say; null where small rows stand together. */
  readonly of: string | null;
  readonly balance: Balance;
  readonly patients: number | null;
}

/** Everything in one currency, price level and VAT. */
export interface StatementPart {
  readonly denomination: Denomination;
  readonly opening: Balance;
  readonly lines: readonly StatementRow[];
  readonly linesTotal: Balance;
  readonly corrections: readonly StatementRow[];
  readonly correctionsTotal: Balance;
  readonly closing: Balance;
  /** Net amount if everything undecided turned out for the payer, and for the supplier; null where it cannot be told. */
  readonly bounds: { readonly lower: MinorUnits; readonly upper: MinorUnits } | null;
  readonly byRegion: readonly SplitRow[];
  /** Empty in the supplier's copy. */
  readonly byUnit: readonly SplitRow[];
  readonly byGuest: readonly SplitRow[];
}

/** Units that the registers hold against units bought, for one substance, unit and the period. */
export interface VolumeRow {
  readonly substance: string;
  readonly unit: VolumeUnit;
  /** Decimal text; null where the registers deliver no such quantity, or too few to tell the supplier. */
  readonly register: string | null;
  readonly purchased: string | null;
  /** Register less purchased. */
  readonly difference: string | null;
  readonly state: VolumeState;
  /** Where the purchased quantity is from. */
  readonly source: string | null;
}

export type VolumeUnit = "administrations" | "dispensings" | "packages";
export type VolumeState =
  | "within-tolerance"
  | "outside-tolerance"
  | "not-delivered"
  | "no-register-quantity"
  | "too-few";

/** A settlement statement of one agreement for one period, for one audience. Nothing in it depends on the clock. */
export interface StatementModel {
  readonly id: string;
  readonly audience: StatementAudience;
  readonly synthetic: boolean;
  readonly example: boolean;
  readonly agreement: string;
  readonly title: Texts;
  readonly versions: readonly { readonly version: number; readonly hash: string; readonly runId: string }[];
  readonly period: SettlementPeriod;
  readonly asOf: string;
  readonly dataCuts: readonly { readonly source: string; readonly dataCut: string }[];
  /**
   * How far the ledger went, and how its last entry ends: with it a later change of the ledger can be shown. The supplier
   * is not told the number of entries: from statement to statement it would count the patients of a period.
   */
  readonly ledger: { readonly entries: number | null; readonly last: string };
  readonly generation: string;
  readonly software: string;
  /** Fewest patients that the supplier's copy speaks of by themselves. */
  readonly least: number;
  readonly parts: readonly StatementPart[];
  readonly volumes: readonly VolumeRow[];
  readonly tolerancePercent: string | null;
}
