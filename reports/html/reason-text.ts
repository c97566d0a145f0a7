import type { View } from "./view.ts";

const MISSING = "-missing";
const NO_BASELINE = "-no-baseline";
const BEYOND_LIMIT = "-beyond-limit";

/** A reason of a milestone in words: those of the house, then the criteria and domains of the agreement by their titles. */
export const reasonText = (id: string, { report, words, say }: View): string => {
  const w = words.patients;
  const named = (term: string): string => {
    const found = report.terms.find((t) => t.id === term);
    return found === undefined ? term : say(found.title).replace(/\.$/, "");
  };
  const own = w.reasons[id];
  if (own !== undefined) return own;
  if (id === "retest-missing") return w.retestMissing;
  if (id.endsWith(NO_BASELINE)) return w.reasonNoBaseline(named(id.slice(0, -NO_BASELINE.length)));
  if (id.endsWith(BEYOND_LIMIT)) return w.reasonBeyondLimit(named(id.slice(0, -BEYOND_LIMIT.length)));
  if (id.endsWith(MISSING)) return w.reasonMissing(named(id.slice(0, -MISSING.length)));
  return named(id);
};
