import type { Settlement } from "../schemas/evaluation.ts";
import { inMinorUnits, type MinorUnits } from "../schemas/money.ts";

/** Net amount to pay now, in minor units: payable less refundable. What is held or disputed is not in it. */
export const netNow = (settlement: Settlement): MinorUnits =>
  inMinorUnits(BigInt(settlement.totals.payable) - BigInt(settlement.totals.refundable));
