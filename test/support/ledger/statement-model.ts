import { inMinorUnits } from "../../../schemas/money.ts";
import type { StatementModel } from "../../../schemas/statement.ts";

const nothing = inMinorUnits(0n);
const zero = { payable: nothing, refundable: nothing, net: nothing, held: nothing, disputed: nothing };

/** A made-up statement without movements, for the supplier. */
export const statementModel = (changes: Partial<StatementModel> = {}): StatementModel => ({
  id: "0123456789abcdef",
  audience: "supplier",
  synthetic: true,
  example: true,
  agreement: "made-up",
  title: { nb: "Laget avtale", en: "Made-up agreement" },
  versions: [],
  period: { from: "2026-04-01", to: "2026-06-30" },
  asOf: "2026-06-30",
  dataCuts: [],
  ledger: { entries: null, last: "f".repeat(64) },
  generation: "made-up",
  software: "utfall",
  least: 5,
  parts: [
    {
      denomination: { currency: "EUR", priceLevel: "AUP", vat: "excl" },
      ...{ opening: zero, lines: [], linesTotal: zero, corrections: [], correctionsTotal: zero, closing: zero },
      ...{ bounds: null, byRegion: [], byUnit: [], byGuest: [] },
    },
  ],
  volumes: [],
  tolerancePercent: null,
  ...changes,
});
