import type { Agreement } from "../../schemas/agreement/agreement.ts";
import { isDrawnScale, type Scale } from "./drawn-scale.ts";
import { measuresThatDecide } from "./needs.ts";

export { highest, type Scale } from "./drawn-scale.ts";

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
  const measured = measuresThatDecide(agreement).flatMap((m) =>
    m.kind === "score-change" && isDrawnScale(m.scale) ? [m.scale] : [],
  );
  return [...new Set([...first, ...measured.filter((scale) => !given.has(scale))])];
};
