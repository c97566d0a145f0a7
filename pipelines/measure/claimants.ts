import type { Claimants, Whereabouts } from "../../schemas/claimants.ts";
import type { PatientFacts } from "../../schemas/patient-facts.ts";

const unknown: Whereabouts = { unit: null, unitRegion: null, residence: [] };

/** The persons behind the running numbers of a judgement, with where they were treated and lived. */
export const claimantsOf = (
  numbered: readonly { readonly patient: Pick<PatientFacts, "personId">; readonly number: number }[],
  whereabouts: ReadonlyMap<string, Whereabouts>,
): Claimants =>
  numbered.map(({ patient: { personId }, number }) => ({
    patient: number,
    personId,
    where: whereabouts.get(personId) ?? unknown,
  }));
