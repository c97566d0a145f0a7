import type { Agreement } from "../../schemas/agreement/agreement.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { Assumptions } from "../../schemas/simulation/assumptions.ts";
import { OTHER_INDICATION } from "./draw/other-indication.ts";
import { needsOf, type UnitNeed } from "./needs.ts";
import { sharesOf } from "./shares.ts";

/** Throws UTF-SM-003 where a mix is assumed of indications or medicines that the agreement does not have, or of none. */
export const refuseStrangers = (agreement: Agreement, assumed: Assumptions): void => {
  const needs = needsOf(agreement);
  const check = (assumption: "indications" | "substances", need: UnitNeed, known: readonly string[]): void => {
    const mix = assumed[assumption];
    const isStrange = Object.keys(mix).some((name) => !known.includes(name));
    if (needs.has(need) && (isStrange || sharesOf(mix).length === 0)) {
      throw new UtfallError("UTF-SM-003", {
        agreement: `${agreement.id}@${agreement.version}`,
        assumption,
        expected: known.join(", "),
      });
    }
  };
  const indications = (agreement.units?.indications ?? []).map(({ id }) => id);
  check("indications", "indication", [...indications, OTHER_INDICATION]);
  check("substances", "substance", agreement.population.substances);
};
