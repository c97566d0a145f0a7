import { inMinorUnits } from "../../schemas/money.ts";
import type { LineEntry } from "../../schemas/settlement-entry.ts";
import type { Balance } from "../../schemas/statement.ts";
import { addTo, noMoney, type Position } from "../ledger/position.ts";

/** What stands in each account after the lines, in minor units as text. */
export const balanceOf = (lines: readonly Pick<LineEntry, "account" | "amount">[]): Balance =>
  written(lines.reduce<Position>((sum, { account, amount }) => addTo(sum, account, BigInt(amount)), noMoney));

const written = ({ payable, refundable, held, disputed }: Position): Balance => ({
  payable: inMinorUnits(payable),
  refundable: inMinorUnits(refundable),
  net: inMinorUnits(payable - refundable),
  held: inMinorUnits(held),
  disputed: inMinorUnits(disputed),
});
