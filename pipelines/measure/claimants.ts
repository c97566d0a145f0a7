import type { Claimants, Whereabouts } from "../../schemas/claimants.ts";
import type { PatientFacts } from "../../schemas/patient-facts.ts";

const unknown: Whereabouts = { unit: null, unitRegion: null, residence: [] };

/** The persons behind the running numbers 1, 2, … of a judgement, with where they were treated and lived. */
export const claimantsOf = (
  numbered: readonly PatientFacts[],
  whereabouts: ReadonlyMap<string, Whereabouts>,
): Claimants =>
  numbered.map(({ personId }, i) => ({ patient: i + 1, personId, where: whereabouts.get(personId) ?? unknown }));
