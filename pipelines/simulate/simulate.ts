import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../connectors/duckdb/database.ts";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { type ScenarioOutcome, SimulationResult } from "../../schemas/simulation/result.ts";
import type { Simulation } from "../../schemas/simulation/simulation.ts";
import type { Bench } from "./judge-drawn.ts";
import { notDrawn } from "./not-drawn.ts";
import { refuseUndrawable } from "./refuse-undrawable.ts";
import { resolvePlan } from "./resolve.ts";
import { runScenario, type SimulationInput } from "./run-scenario.ts";
import { summarise } from "./summarise.ts";
import { rightVerdicts, trueValue } from "./true-value.ts";

export interface SimulateInput {
  readonly agreement: Agreement;
  readonly hash: string;
  /** Name and version of the software. */
  readonly software: string;
  readonly stated: Simulation;
  readonly signal?: AbortSignal;
}

/**
 * What an agreement would do under stated assumptions: facts are drawn for patients who do not exist, and are judged and
 * settled by the very code of the night, once for each seed and scenario. Same input, same bytes.
 *
 * The numbers say what the agreement makes of the assumptions; they say nothing of patients. Throws UTF-SM-001 for parts
 * that cannot be drawn, UTF-AG-003, UTF-IO-001, UTF-DB-*.
 */
export const simulate = async ({
  agreement,
  hash,
  software,
  stated,
  signal,
}: SimulateInput): Promise<SimulationResult> => {
  refuseUndrawable(agreement);
  const plan = resolvePlan(agreement, stated);
  const input: SimulationInput = { agreement, hash, software, plan };
  const scenarios: ScenarioOutcome[] = [];
  await onBench(signal, async (bench) => {
    for (const scenario of plan.scenarios) {
      const runs = await runScenario(input, scenario, bench);
      const truth = trueValue(agreement, scenario.assumed);
      const rule = agreement.group;
      scenarios.push({
        id: scenario.id,
        title: scenario.title,
        assumptions: [...scenario.printed],
        ...summarise(
          runs,
          plan.sizes,
          truth === null || rule === undefined
            ? null
            : {
                value: truth,
                unit: rule.estimate.kind === "restricted-mean" ? "days" : "probability",
                right: rightVerdicts(rule, truth),
              },
          agreement.amount === undefined
            ? null
            : {
                currency: agreement.amount.currency,
                priceLevel: agreement.amount.price_level,
                vat: agreement.amount.vat,
              },
          agreement.milestones.length > 0,
          agreement.milestones.some(({ predicate }) => predicate.kind === "stop-if-any"),
        ),
      });
    }
  });
  const result = SimulationResult.safeParse({
    utfall: "simulation-result/1",
    simulated: true,
    agreement: {
      id: agreement.id,
      version: agreement.version,
      hash,
      title: agreement.title,
      rule: agreement.rule,
      unit: agreement.units?.title ?? null,
      example: agreement.example,
    },
    software,
    seed: plan.seed,
    seeds: plan.seeds,
    accrual: plan.accrual,
    from: plan.from,
    to: plan.to,
    asOf: plan.asOf,
    assumptions: plan.printed,
    asked: plan.asked,
    notDrawn: notDrawn(agreement),
    extraRegistrations: agreement.parties.extra_registrations.length,
    scenarios,
  });
  if (!result.success) throw new UtfallError("UTF-XX-001", { step: `simulate ${agreement.id}` });
  return result.data;
};

/** A locked-down database on a temporary folder, which is gone afterwards. */
const onBench = async (signal: AbortSignal | undefined, work: (bench: Bench) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), "utfall-simulate-")).catch((error: unknown) => {
    throw translateFileError(error, "create", tmpdir());
  });
  try {
    const database = await openDatabase({
      folders: [folder],
      spill: join(folder, "spill"),
      memory: "1GiB",
      threads: 2,
      ...(signal !== undefined && { signal }),
    });
    try {
      await work({ database, folder });
    } finally {
      database.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
