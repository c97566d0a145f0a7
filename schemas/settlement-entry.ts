import { z } from "zod";
import { MilestoneStatus } from "./evaluation.ts";
import { MinorUnits } from "./money.ts";

/** First and last day of a settlement period, both included. */
export const SettlementPeriod = z.strictObject({ from: z.iso.date(), to: z.iso.date() });
export type SettlementPeriod = z.infer<typeof SettlementPeriod>;

/** Where the money of a claim stands. What is owed is payable less refundable; held and disputed money is not owed yet. */
export const Account = z.enum(["payable", "refundable", "held", "disputed"]);
export type Account = z.infer<typeof Account>;

/** What an entry does: `released` takes money out of held or disputed. */
export const EntryKind = z.enum(["payable", "refundable", "held", "released", "disputed"]);
export type EntryKind = z.infer<typeof EntryKind>;

/** Why an entry was made. `due` is the ordinary one; every other is a correction, and a correction has one or more. */
export const EntryReason = z.enum([
  "due",
  "carried-in",
  "late-report",
  "reported",
  "became-known",
  "no-longer-known",
  "dispute-raised",
  "dispute-resolved",
  "agreement-amended",
  "data-corrected",
  "time-passed",
  "recalculated",
  "payer-changed",
  "due-date-moved",
  "patient-gone",
]);
export type EntryReason = z.infer<typeof EntryReason>;

const Region = z.enum(["nord", "midt", "vest", "sor-ost"]);

/** Who the claim is about: one patient, by a reference that tells nobody who it is, or the whole group. */
export const Subject = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("patient"), reference: z.string().regex(/^[0-9a-f]{16}$/) }),
  z.strictObject({ kind: z.literal("group") }),
]);
export type Subject = z.infer<typeof Subject>;

/** Currency, price level and VAT; amounts that differ in one of them are never added. */
export const Denomination = z.strictObject({
  currency: z.string(),
  priceLevel: z.string(),
  vat: z.enum(["excl", "incl"]),
});
export type Denomination = z.infer<typeof Denomination>;

/** Who pays and who reported: the region of residence by the agreement's rule, and the unit that treated. Null is unknown. */
export const Places = z.strictObject({
  payer: Region.nullable(),
  /** What the payer's region rests on. */
  basis: z.enum(["dated", "undated", "treating-unit", "unknown"]),
  /** Organisation number of the treating unit. */
  unit: z.string().nullable(),
  unitRegion: Region.nullable(),
  /** Treated in another region than the one that pays (gjestepasient); null where either is unknown. */
  guest: z.boolean().nullable(),
});
export type Places = z.infer<typeof Places>;

/** The judgement that an entry rests on. The same figure id under the same run id is the same number for ever. */
export const EntryEvidence = z.strictObject({
  version: z.int(),
  agreementHash: z.string(),
  runId: z.string(),
  /** SHA-256 of the judgement, and of the patients behind its numbers, as stored. */
  judgement: z.string(),
  patients: z.string(),
  /** Data cut of each source. */
  dataCuts: z.record(z.string(), z.string()),
  /** Fingerprint of the delivered files of the agreement's sources. */
  files: z.string(),
  asOf: z.iso.date(),
});
export type EntryEvidence = z.infer<typeof EntryEvidence>;

const Chained = {
  seq: z.int().min(1),
  /** Number of the booking that the entry belongs to. */
  booking: z.int().min(1),
  period: SettlementPeriod,
  /** Checksum of the entry before. */
  previous: z.string(),
  /** SHA-256 of this entry as canonical JSON without this field. */
  checksum: z.string(),
} as const;

/** Head of a booking: which judgements it was made from. */
const BookingEntry = z.strictObject({
  ...Chained,
  type: z.literal("booking"),
  agreement: z.string(),
  /** Wall clock; no amount depends on it. */
  booked: z.string(),
  /** Which secret the patient references were made with. */
  key: z.string(),
  judgements: z.array(EntryEvidence).min(1),
});
export type BookingEntry = z.infer<typeof BookingEntry>;

/** One movement of one claim. Sums by claim and account are what the judgement of that day said. */
const LineEntry = z.strictObject({
  ...Chained,
  type: z.literal("line"),
  claim: z.string(),
  subject: Subject,
  term: z.string(),
  due: z.iso.date(),
  denomination: Denomination,
  status: MilestoneStatus.nullable(),
  kind: EntryKind,
  account: Account,
  amount: MinorUnits,
  reasons: z.array(EntryReason).min(1),
  places: Places,
  /** Figure id in the judgement of `runId`; null where the judgement no longer has the claim. */
  figure: z.string().nullable(),
  runId: z.string(),
  agreementHash: z.string(),
  version: z.int(),
  dataCuts: z.record(z.string(), z.string()),
});
export type LineEntry = z.infer<typeof LineEntry>;

export const LedgerEntry = z.discriminatedUnion("type", [BookingEntry, LineEntry]);
export type LedgerEntry = z.infer<typeof LedgerEntry>;

const Mark = { count: z.int().min(0), last: z.string() } as const;

/** How far the ledger goes, and, while a booking is being written, how far it is to go. */
export const LedgerHead = z.strictObject({ ...Mark, intended: z.strictObject(Mark).nullable() });
export type LedgerHead = z.infer<typeof LedgerHead>;
