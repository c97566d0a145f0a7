import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Assumptions, StatedAssumptions } from "../../schemas/simulation/assumptions.ts";
import type { AssumptionOrigin, PrintedAssumption } from "../../schemas/simulation/result.ts";
import type { Accrual, Simulation, StatedScenario } from "../../schemas/simulation/simulation.ts";
import type { Texts } from "../../schemas/texts.ts";
import { addDays, daysBetween } from "../evaluate/calendar.ts";
import { askedFor, printedAssumptions } from "./assumption-text.ts";
import type { AssumptionUse } from "./assumptions/line.ts";
import { defaultAssumptions } from "./default-assumptions.ts";
import { needsOf } from "./needs.ts";
import { sourcesOf } from "./recipe.ts";
import { refuseStrangers } from "./refuse-strangers.ts";

/** A scenario with every assumption filled in. */
export interface Scenario {
  readonly id: string;
  readonly title: Texts;
  readonly assumed: Assumptions;
  /** What differs from the other scenarios. */
  readonly printed: readonly PrintedAssumption[];
}

/** Everything that a simulation depends on beside the agreement; the same plan gives the same bytes. */
export interface Plan {
  readonly seed: number;
  readonly seeds: number;
  readonly accrual: Accrual;
  /** ISO dates: first and last day on which treatment starts, and day of judgement. */
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  readonly sizes: readonly number[];
  /** Assumed in all scenarios. */
  readonly printed: readonly PrintedAssumption[];
  /** Assumptions that money turns on and that neither the agreement nor anybody states, by their place in a scenario file. */
  readonly asked: readonly string[];
  readonly scenarios: readonly Scenario[];
}

/** Effect as hoped, as the reference, and worse: ours, where nothing is stated. */
export const usualEffects = {
  hoped: { title: { nb: "Som håpet", en: "As hoped" }, assume: { hazard_ratio: 0.7, score_shift: 3 } },
  reference: { title: { nb: "Som referansen", en: "As the reference" }, assume: { hazard_ratio: 1, score_shift: 0 } },
  worse: { title: { nb: "Dårligere", en: "Worse" }, assume: { hazard_ratio: 1.4, score_shift: -3 } },
} as const satisfies Readonly<Record<string, { title: Texts; assume: StatedAssumptions }>>;

const usual: readonly StatedScenario[] = Object.entries(usualEffects).map(([id, effect]) => ({ id, ...effect }));

const DAYS_A_YEAR = 365.25;

/** What a file and the command line state, filled up with what follows from the agreement and with defaults of ours. */
export const resolvePlan = (agreement: Agreement, stated: Simulation): Plan => {
  const { population, reassessment } = agreement;
  const from = population.start_from;
  const asOf = stated.years === undefined ? reassessment.date : addDays(from, Math.round(stated.years * DAYS_A_YEAR));
  const last = population.start_to ?? asOf;
  const to = last < asOf ? last : asOf;
  const accrual = stated.accrual ?? { patients: 60 };
  const n = "patients" in accrual ? accrual.patients : Math.max(1, Math.round(expectedPatients(accrual, from, to)));
  const defaults = defaultAssumptions(agreement);
  const scenarios = stated.scenarios ?? usual;
  const resolved = scenarios.map(({ id, title, assume }) => ({
    id,
    title,
    assumed: merged(merged(defaults.values, stated.assume), assume),
    statedParts: new Set([...partsOf(stated.assume), ...(stated.scenarios === undefined ? [] : partsOf(assume))]),
  }));
  for (const { assumed } of resolved) refuseStrangers(agreement, assumed);
  const use: AssumptionUse = {
    agreement,
    needs: needsOf(agreement),
    milestones: agreement.milestones.length > 0,
    switches:
      agreement.edge_cases.switch_to_other_medicine !== undefined &&
      agreement.edge_cases.switch_to_other_medicine.counts !== "ignored",
    populationRegister: sourcesOf(agreement).vitalIsApart,
    retests: agreement.edge_cases.retest?.rule === "one-retest",
  };
  const originIn =
    ({ assumed, statedParts }: (typeof resolved)[number]) =>
    (id: string): AssumptionOrigin => {
      if (statedParts.has(id)) return "stated";
      return defaults.fromAgreement.has(id) || (id === "lag_days" && assumed.lag_days === null)
        ? "agreement"
        : "default";
    };
  const printed = resolved.map((scenario) => printedAssumptions(scenario.assumed, use, originIn(scenario)));
  const [first = []] = printed;
  const shared = first.filter((line) => printed.every((all) => all.some((other) => sameLine(line, other))));
  return {
    seed: stated.seed ?? 1,
    seeds: stated.seeds ?? 500,
    accrual,
    from,
    to,
    asOf,
    sizes:
      agreement.group === undefined && agreement.units === undefined
        ? []
        : (stated.sizes ?? sizesAround(n, agreement.group === undefined ? [0.5, 1, 2] : [0.25, 0.5, 1, 2, 4])),
    printed: shared,
    asked: [...new Set(resolved.flatMap((scenario) => askedFor(scenario.assumed, use, originIn(scenario))))],
    scenarios: resolved.map(({ id, title, assumed }, i) => ({
      id,
      title,
      assumed,
      printed: (printed[i] ?? []).filter((line) => !shared.some((other) => sameLine(line, other))),
    })),
  };
};

const sameLine = (a: PrintedAssumption, b: PrintedAssumption): boolean => a.id === b.id && a.text.en === b.text.en;

/** Mean number of patients of an accrual per year between two days, both included. */
export const expectedPatients = (accrual: { readonly per_year: number }, from: string, to: string): number =>
  (accrual.per_year * (daysBetween(from, to) + 1)) / DAYS_A_YEAR;

/** So many times as many patients as assumed: a verdict wants a wide look, a payment is near a straight line or bends once. */
const sizesAround = (n: number, multiples: readonly number[]): readonly number[] => [
  ...new Set(multiples.map((times) => Math.min(2000, Math.max(1, Math.round(n * times))))),
];

/** Part by part, so that a file may state one number of an assumption alone. */
const merged = (base: Assumptions, stated: StatedAssumptions): Assumptions => ({
  hazard_ratio: stated.hazard_ratio ?? base.hazard_ratio,
  score_shift: stated.score_shift ?? base.score_shift,
  event: { ...base.event, ...given(stated.event) },
  stopping: { ...base.stopping, ...given(stated.stopping) },
  scores: { ...base.scores, ...given(stated.scores) },
  worsening: { ...base.worsening, ...given(stated.worsening) },
  visits: stated.visits ?? base.visits,
  missing: { ...base.missing, ...given(stated.missing) },
  lag_days: stated.lag_days === undefined ? base.lag_days : stated.lag_days,
  emigration_per_year: stated.emigration_per_year ?? base.emigration_per_year,
  switch_per_year: stated.switch_per_year ?? base.switch_per_year,
  explained: stated.explained ?? base.explained,
  disputed: stated.disputed ?? base.disputed,
  sma_types: stated.sma_types ?? base.sma_types,
  units: { ...base.units, ...given(stated.units) },
  weight: { ...base.weight, ...given(stated.weight) },
  indications: stated.indications ?? base.indications,
  substances: stated.substances ?? base.substances,
  prices: { ...base.prices, ...given(stated.prices) },
  response: { ...base.response, ...given(stated.response) },
});

type Given<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

/** The members that are there. */
const given = <T extends object>(part: T | undefined): Partial<Given<T>> =>
  Object.fromEntries(Object.entries(part ?? {}).filter(([, value]) => value !== undefined)) as Partial<Given<T>>;

/** Assumptions that are a mix: whoever states one states all of it. */
const mixes: ReadonlySet<string> = new Set(["sma_types", "indications", "substances"]);

/** Dotted places of what is stated: `event.free`, `hazard_ratio`. */
const partsOf = (stated: StatedAssumptions): readonly string[] =>
  Object.entries(stated).flatMap(([name, value]) =>
    typeof value === "object" && value !== null && !mixes.has(name)
      ? Object.keys(value).map((part) => `${name}.${part}`)
      : [name],
  );
