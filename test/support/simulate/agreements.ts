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
