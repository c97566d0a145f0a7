import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Units } from "../../../schemas/agreement/units.ts";
import type { Assumptions } from "../../../schemas/simulation/assumptions.ts";
import type { Random } from "../../synthetic/random/random.ts";
import type { Recipe } from "../recipe.ts";
import { drawable } from "../shares.ts";
import { OTHER_INDICATION } from "./other-indication.ts";

/** How one patient uses the medicine, the same from the first use to the last. */
export interface Usage {
  /** Days from one use to the next. */
  readonly everyDays: number;
  readonly substance: string;
  /** ICD-10 code; null where no price turns on it. */
  readonly indication: string | null;
  /** Kilograms; null where no price turns on it. */
  readonly weightKg: number | null;
  /** Sides of the body that each use is given on; empty where no count turns on it. */
  readonly sides: readonly string[];
  /** Agreed units in one use. */
  readonly units: number;
}

/** A code for what no agreement has a price for: symptoms without a known cause. */
const NO_INDICATION = "R69";

/** Draws how a patient uses the medicine; each part has chances of its own, so that no assumption shifts another. */
export const drawUsage = (
  { agreement, needs }: Pick<Recipe, "agreement" | "needs">,
  assumed: Assumptions,
  random: (process: string) => Random,
): Usage => {
  const weightKg = needs.has("weight") ? drawWeight(assumed, random("weight")) : null;
  const { per_use, above_weight } = assumed.units;
  const isHeavy = weightKg !== null && weightKg > weightLimit(agreement);
  return {
    everyDays: drawInterval(assumed, random("frequency")),
    substance: drawSubstance(agreement, assumed, random("substance")),
    indication: needs.has("indication") ? drawIndication(agreement.units, assumed, random("indication")) : null,
    weightKg,
    sides: needs.has("side") ? drawSides(assumed, random("side")) : [],
    units: isHeavy ? per_use * above_weight : per_use,
  };
};

/** The agreed interval divided by a log-normal number of mean 1; whole days, at least 1. */
const drawInterval = ({ stopping, units }: Assumptions, random: Random): number => {
  const variance = Math.log(1 + units.frequency_cv ** 2);
  const frequency = Math.exp(random.normal(-variance / 2, Math.sqrt(variance)));
  return Math.max(1, Math.round(stopping.dose_interval_days / frequency));
};

/** As scales show it: to the nearest hectogram, and more than nothing. */
const drawWeight = ({ weight }: Assumptions, random: Random): number =>
  Math.max(0.1, Math.round(random.normal(weight.mean_kg, weight.sd_kg) * 10) / 10);

const weightLimit = ({ price_rules }: Agreement): number =>
  price_rules.reduce(
    (limit, { formula }) => (formula.kind === "flat-above-weight" ? Math.min(limit, Number(formula.above_kg)) : limit),
    Number.POSITIVE_INFINITY,
  );

const drawSubstance = ({ population }: Agreement, { substances }: Assumptions, random: Random): string => {
  const mix = drawable(substances);
  return mix === null ? (population.substances[0] ?? "") : random.draw(mix);
};

const drawIndication = (units: Units | undefined, { indications }: Assumptions, random: Random): string => {
  const mix = drawable(indications);
  const id = mix === null ? OTHER_INDICATION : random.draw(mix);
  return units?.indications.find((each) => each.id === id)?.icd10[0] ?? NO_INDICATION;
};

const drawSides = ({ units }: Assumptions, random: Random): readonly string[] => {
  const both = random.chance(units.both_sides);
  const one = random.chance(0.5) ? "left-eye" : "right-eye";
  return both ? ["left-eye", "right-eye"] : [one];
};
