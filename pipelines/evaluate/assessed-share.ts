import type { Warning } from "../../schemas/result.ts";
import type { Frame } from "./figure.ts";
import { type Alike, type Group, personsIn } from "./groups.ts";

/**
 * Caution where too few of those who could have a value have one.
 *
 * The denominator that was meant: everyone with a baseline where the measure has one, else everyone, but for those whose
 * value cannot be expected yet.
 */
export const denominatorShrinks = ({ agreement }: Frame, group: Group, needsBaseline: boolean): readonly Warning[] => {
  const isDue = ({ status, hasBaseline }: Alike) => status !== "pending" && (!needsBaseline || hasBaseline);
  const due = personsIn(group, isDue);
  const assessed = personsIn(group, (those) => isDue(those) && those.status === "observed");
  const isSmall = due > 0 && assessed / due < agreement.analyses.minimum_assessed_share;
  return isSmall ? [{ id: "denominator-shrinks", values: { assessed, withBaseline: due } }] : [];
};

/** Unknown, although there was a baseline: the change or the answer could be told, had the later value been there. */
export const couldBeKnown = ({ status, reason }: Pick<Alike, "status" | "reason">): boolean =>
  status === "unknown" && reason !== "no-baseline";

/** Caution for the first page where values were read after the window, within the agreed grace. */
export const lateValues = (group: Group): readonly Warning[] => {
  const persons = personsIn(group, ({ status, reason }) => status === "observed" && reason === "late-assessment");
  return persons === 0 ? [] : [{ id: "late-assessments", values: { persons } }];
};
