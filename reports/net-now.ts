import type { Settlement } from "../schemas/evaluation.ts";

/** Net amount to pay now, in minor units: payable less refundable. What is held or disputed is not in it. */
export const netNow = (settlement: Settlement): string =>
  String(BigInt(settlement.totals.payable) - BigInt(settlement.totals.refundable));
