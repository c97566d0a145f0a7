import type { TippingAnalysis } from "../../schemas/agreement/tipping-analysis.ts";
import type { Figure } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import { exactProportion, type TippingPoint, tippingPoint } from "../statistics/index.ts";
import { couldBeKnown } from "./assessed-share.ts";
import { type Estimate, type Frame, resultRow } from "./figure.ts";
import { columnOf, type Group, personsIn } from "./groups.ts";

/**
 * How many of those whose outcome is not known would have to be failures for the share to fall below what is asked for,
 * the others being successes, beside the share of failures among those known.
 *
 * 0 where the share is too low even if all of them were successes; not reached where it holds even if none was. Nothing
 * where everybody's outcome is known. Persons without a baseline are not among the unknown, as in the bounds.
 */
export const estimateTipping = (
  frame: Frame,
  measure: Measure,
  tipping: TippingAnalysis,
  everyone: Group,
): readonly Figure[] => {
  const { successes, known } = knownOf(measure, tipping, everyone);
  const unknown = personsIn(everyone, couldBeKnown);
  const { level } = frame.agreement.analyses.interval;
  const isMet = (k: number, n: number): boolean => {
    if (tipping.reads === "share") return k / n >= tipping.at_least;
    const found = exactProportion(k, n, level);
    return found.state === "estimated" && found.lower >= tipping.at_least;
  };
  const found = tippingPoint({ successes, failures: known - successes, unknown }, isMet);
  if (found.state === "no-unknown") return [];
  const n = known + unknown;
  const count = { estimate: "count", unit: "persons", state: "estimated", method: "count", interval: null } as const;
  const estimates: readonly Estimate[] = [
    { ...count, what: "count-n", value: n, n },
    { ...count, what: "count-unknown", value: unknown, n },
    { ...tipped(found), what: "tipping-failures", unit: "persons", value: failuresOf(found), n },
    { ...tipped(found), what: "tipping-share", unit: "probability", value: shareOf(found), n },
    ...(found.knownShare === null
      ? []
      : [
          {
            ...({
              what: "share-failed-known",
              estimate: "share",
              unit: "probability",
              value: found.knownShare,
            } as const),
            ...({ n: known, state: "estimated", method: "tipping-point", interval: null } as const),
          },
        ]),
  ];
  return estimates.map((estimate) =>
    resultRow(
      frame,
      measure,
      { name: "sensitivity", level: "unknown-as-failures" },
      { ...estimate, analysis: tipping },
    ),
  );
};

const tipped = ({ state }: TippingPoint) =>
  ({
    estimate: "tipping-point",
    state: state === "always-met" ? "not-reached" : "estimated",
    method: "tipping-point",
    interval: null,
  }) as const;

const failuresOf = ({ state, failures }: TippingPoint): number | null => (state === "never-met" ? 0 : failures);
const shareOf = ({ state, share }: TippingPoint): number | null => (state === "never-met" ? 0 : share);

const knownOf = (
  measure: Measure,
  { share }: TippingAnalysis,
  everyone: Group,
): { readonly successes: number; readonly known: number } => {
  if (measure.kind !== "score-change") {
    return {
      successes: personsIn(everyone, ({ status, event }) => status === "observed" && event === 1),
      known: personsIn(everyone, ({ status, event }) => status === "observed" && event !== null),
    };
  }
  const least = share === "share-improved" ? measure.tolerance : -measure.tolerance;
  const changes = Array.from(columnOf(everyone, "change")).filter((change) => !Number.isNaN(change));
  const isSuccess = (change: number) => (share === "share-improved" ? change > least : change >= least);
  return { successes: changes.filter(isSuccess).length, known: changes.length };
};
