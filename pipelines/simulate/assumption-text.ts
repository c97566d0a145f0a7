import type { AssumptionName, Assumptions } from "../../schemas/simulation/assumptions.ts";
import type { AssumptionOrigin, PrintedAssumption } from "../../schemas/simulation/result.ts";
import type { AssumptionUse, Line, LinesOf } from "./assumptions/line.ts";
import { patientLines } from "./assumptions/patient-lines.ts";
import { useLines } from "./assumptions/use-lines.ts";
import type { Need } from "./needs.ts";

/** Which needs make an assumption matter; an assumption that moves nothing is not printed. `null` matters always. */
const matters: Readonly<Record<AssumptionName, readonly Need[] | null>> = {
  hazard_ratio: ["death", "ventilation", "stopping", "respiration", "nutrition", "units", "value", "response"],
  score_shift: ["scores"],
  event: ["death", "ventilation"],
  stopping: ["stopping", "units"],
  scores: ["scores"],
  worsening: ["respiration", "nutrition"],
  visits: ["scores", "hours", "respiration", "nutrition", "value", "response"],
  missing: null,
  lag_days: null,
  emigration_per_year: null,
  switch_per_year: null,
  explained: ["scores"],
  disputed: null,
  sma_types: ["scores", "hours", "respiration", "nutrition"],
  units: ["units"],
  weight: ["weight"],
  indications: ["indication"],
  substances: ["substance"],
  prices: ["list-price"],
  response: ["value", "response"],
};

const lines: Readonly<Record<AssumptionName, LinesOf>> = { ...patientLines, ...useLines };

const linesOf = (name: AssumptionName, values: Assumptions, use: AssumptionUse): readonly Line[] =>
  lines[name](values, use, (text, ...parts) => ({
    ids: parts.length === 0 ? [name] : parts.map((part) => `${name}.${part}`),
    text,
  }));

const used = (name: AssumptionName, use: AssumptionUse): boolean => {
  if (name === "disputed") return use.milestones;
  if (name === "switch_per_year") return use.switches;
  if (name === "explained") return use.retests;
  const needs = matters[name];
  return needs === null || needs.some((need) => use.needs.has(need));
};

const names = Object.keys(matters) as readonly AssumptionName[];

const usedLines = (
  values: Assumptions,
  use: AssumptionUse,
  among: (name: AssumptionName) => boolean,
): readonly Line[] =>
  names.filter((name) => among(name) && used(name, use)).flatMap((name) => linesOf(name, values, use));

/** The assumptions that matter to an agreement, one sentence each, with where each comes from. */
export const printedAssumptions = (
  values: Assumptions,
  use: AssumptionUse,
  origin: (id: string) => AssumptionOrigin,
): readonly PrintedAssumption[] =>
  usedLines(values, use, () => true).map(({ ids, text }) => {
    const origins = ids.map(origin);
    // One stated part makes the sentence stated; it is the agreement's where its first part is.
    const from = origins.includes("stated") ? "stated" : (origins[0] ?? "default");
    return { id: ids[0] ?? "", text, origin: from };
  });

/** What a price rule turns on and nobody has said, by the place where a scenario file states it; empty without units. */
export const askedFor = (
  values: Assumptions,
  use: AssumptionUse,
  origin: (id: string) => AssumptionOrigin,
): readonly string[] =>
  use.agreement.units === undefined
    ? []
    : usedLines(values, use, (name) => Object.hasOwn(useLines, name)).flatMap(({ ids }) =>
        ids.filter((id) => origin(id) === "default"),
      );
