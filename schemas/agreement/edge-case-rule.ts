import { UtfallError } from "../errors.ts";
import type { Agreement } from "./agreement.ts";
import type { EdgeCase, EdgeCases } from "./edge-cases.ts";

/**
 * The agreed answer to an edge case that has occurred.
 *
 * Throws UTF-AG-003 where the agreement has none: nobody decides money by a default.
 */
export const edgeCaseRule = <K extends EdgeCase>(agreement: Agreement, edgeCase: K): NonNullable<EdgeCases[K]> => {
  const rule = agreement.edge_cases[edgeCase];
  if (rule === undefined || rule === null) {
    throw new UtfallError("UTF-AG-003", { agreement: `${agreement.id}@${agreement.version}`, edgeCase });
  }
  return rule;
};
