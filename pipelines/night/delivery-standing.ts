import { z } from "zod";
import type { DeliveryKind } from "../../schemas/delivery.ts";

/** What became of one delivery last night; what is wrong with a held one stands with the held deliveries. */
export interface DeliveryStanding {
  readonly source: string;
  readonly delivery: string;
  readonly kind: DeliveryKind;
  readonly sequence: number | null;
  readonly state: "in-use" | "duplicate" | "superseded" | "stale" | "gap" | "changed" | "held" | "waiting";
  /** The delivery that this one repeats, or that stands in its place. */
  readonly other: string | null;
  /** Why a correction took its place, as the register says. */
  readonly reason: string | null;
  /** The number that a series of deltas lacks. */
  readonly missing: number | null;
  /** Since when it has been arriving. */
  readonly since: string | null;
  /** False for a delivery that is in use from the store and no longer lies in the inbox. */
  readonly inInbox: boolean;
}

/** What a correction changed, against the delivery whose place it took. */
export interface Correction {
  readonly source: string;
  readonly delivery: string;
  readonly corrects: string;
  readonly reason: string;
  readonly layouts: readonly RowChanges[];
}

/** Rows of one layout that a correction added, took away or changed. */
export const RowChanges = z.object({
  layout: z.string(),
  added: z.int(),
  removed: z.int(),
  /** Rows of one key with other contents; null where the layout has no key, and a changed row is one removed, one added. */
  changed: z.int().nullable(),
});
export type RowChanges = z.infer<typeof RowChanges>;
