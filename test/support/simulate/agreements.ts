import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readAgreement } from "../../../pipelines/evaluate/read-agreement.ts";
import { simulate } from "../../../pipelines/simulate/simulate.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { SimulationResult } from "../../../schemas/simulation/result.ts";
import type { Simulation } from "../../../schemas/simulation/simulation.ts";

const folder = resolve(import.meta.dirname, "../../../pipelines/workspace/agreements");

type Example = "nsclc-pembrolizumab" | "sma-nusinersen" | "sma-onasemnogene";

export const exampleFile = (id: Example): string => resolve(folder, `${id}.yaml`);

export const exampleAgreement = (id: Example): Agreement =>
  readAgreement(readFileSync(exampleFile(id), "utf8"), `${id}.yaml`);

/** An example of one type of agreement, by the name of its file: `f01-flat-discount`. */
export const typeExample = (name: string): Agreement =>
  readAgreement(readFileSync(typeExampleFile(name), "utf8"), `${name}.yaml`);

export const typeExampleFile = (name: string): string => resolve(folder, "examples", `${name}.yaml`);

/** Everybody starts on the first day of the population. */
export const onOneDay = (agreement: Agreement): Agreement => ({
  ...agreement,
  population: { ...agreement.population, start_to: agreement.population.start_from },
});

/** The agreement as if every source told everything on the day. */
export const withoutLag = (agreement: Agreement): Agreement => ({
  ...agreement,
  sources: agreement.sources.map((source) => ({ ...source, data_lag_days: 0 })),
});

/** Nothing missing, late, lost or switched: what is seen is what happened. */
export const perfect = {
  missing: { share: 0, odds_ratio: 1 },
  lag_days: 0,
  emigration_per_year: 0,
  switch_per_year: 0,
} as const;

/** Certain to live and to be treated to the end, everybody alike: nothing is left to chance. */
export const certain = {
  ...perfect,
  event: { free: 1 - 1e-12, at_days: 365, shape: 1 },
  stopping: { continuing: 1 - 1e-12, at_days: 365, shape: 1, dose_interval_days: 30 },
  visits: { jitter_days: 0 },
  units: { frequency_cv: 0, both_sides: 0 },
  weight: { sd_kg: 0 },
  scores: { baseline_sd: 0, change_sd: 0, measurement_error: 0 },
  response: { loss_per_year: 0 },
} as const;

/** One scenario under stated assumptions. */
export const oneScenario = (assume: Simulation["assume"], rest: Partial<Simulation> = {}): Simulation => ({
  utfall: "simulation/1",
  scenarios: [{ id: "only", title: { nb: "Eneste", en: "Only" }, assume: {} }],
  sizes: [],
  ...rest,
  assume,
});

export const simulated = (agreement: Agreement, stated: Simulation): Promise<SimulationResult> =>
  simulate({ agreement, hash: "0".repeat(64), software: "utfall test", stated });

/** The only scenario of a simulation. */
export const only = ({ scenarios }: SimulationResult): SimulationResult["scenarios"][number] => {
  const [scenario] = scenarios;
  if (scenario === undefined) throw new Error("a simulation has a scenario");
  return scenario;
};
