import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Measure } from "../../schemas/measure.ts";
import { measuresThatDecide } from "./needs.ts";

export type Scale = Extract<Measure, { kind: "score-change" }>["scale"];

/** Highest value of each scale; the lowest is 0. Metres for the six-minute walk test, as the register bounds it. */
export const highest: Readonly<Record<Scale, number>> = {
  chop_intend: 64,
  hine2: 26,
  hfmse: 66,
  rulm: 37,
  six_mwt: 1000,
  atend: 28,
};

/**
 * The scales on which a patient of a type is assessed: the first one that a milestone names for the type, and those of
 * the deciding measures that no milestone gives to a type at all. Children do not grow out of a scale here.
 */
export const scalesFor = (agreement: Agreement, smaType: string | null): readonly Scale[] => {
  const domains = agreement.milestones.flatMap(({ predicate }) =>
    predicate.kind === "stop-if-any" ? predicate.domains.filter((d) => d.kind === "score-not-fallen") : [],
  );
  const given = new Set(domains.flatMap(({ scales }) => Object.values(scales).flat()));
  const first = domains.flatMap(({ scales }) =>
    Object.entries(scales).flatMap(([type, list]) => (type === smaType ? list.slice(0, 1) : [])),
  );
  const measured = measuresThatDecide(agreement).flatMap((m) => (m.kind === "score-change" ? [m.scale] : []));
  return [...new Set([...first, ...measured.filter((scale) => !given.has(scale))])];
};
