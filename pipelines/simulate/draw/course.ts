import type { Assumptions } from "../../../schemas/simulation/assumptions.ts";
import { wordOf } from "../../statistics/random/scramble.ts";
import { type Random, randomOf } from "../../synthetic/random/random.ts";
import { drawDays } from "../law.ts";
import type { Recipe } from "../recipe.ts";
import { highest, type Scale } from "../scales.ts";
import { eventLaw, stoppingLaw } from "../true-value.ts";
import { drawUsage, type Usage } from "./usage.ts";

const never = Number.POSITIVE_INFINITY;
const DAYS_A_YEAR = 365.25;

/** A score that runs on a straight line from time zero, in points. */
export interface ScoreCourse {
  readonly scale: Scale;
  readonly baseline: number;
  readonly perYear: number;
  /** Standard deviation of one measurement. */
  readonly error: number;
}

/** What truly happens to a patient, in whole days from the first dose; `Infinity` is never. */
export interface Course {
  readonly death: number;
  /** Day on which the criterion of permanent ventilation is fulfilled. */
  readonly ventilation: number;
  readonly lastDose: number;
  readonly emigration: number;
  readonly switching: number;
  readonly respirationWorse: number;
  readonly nutritionWorse: number;
  readonly smaType: string | null;
  readonly scores: readonly ScoreCourse[];
  /** First day without response: 0 for someone who never responds, `Infinity` where none is asked about or lost. */
  readonly responseLost: number;
  /** How the medicine is used; null where no unit is counted. */
  readonly usage: Usage | null;
}

/** The generator of one process of one patient in one run: no process shifts another, and no patient another. */
export const streamOf = (seed: number, process: string, patient: number): Random =>
  randomOf(seed, wordOf(process), patient);

/** Draws the course of one patient. The same seed and patient meet the same chances in every scenario. */
export const drawCourse = (recipe: Recipe, assumed: Assumptions, seed: number, patient: number): Course => {
  const { needs, scales } = recipe;
  const random = (process: string): Random => streamOf(seed, process, patient);
  const event = random("event");
  const day = drawDays(eventLaw(assumed), event);
  const dies = !needs.has("ventilation") || event.chance(assumed.event.death_share);
  const worsening = (perYear: number, process: string): number =>
    waiting(perYear * assumed.hazard_ratio, random(process));
  const smaType = drawType(assumed, random("type"));
  return {
    death: dies ? day : never,
    ventilation: dies ? never : day,
    lastDose: needs.has("stopping") || needs.has("units") ? drawDays(stoppingLaw(assumed), random("stopping")) : 0,
    emigration: waiting(assumed.emigration_per_year, random("emigration")),
    switching: waiting(assumed.switch_per_year, random("switch")),
    respirationWorse: worsening(assumed.worsening.respiration_per_year, "respiration"),
    nutritionWorse: worsening(assumed.worsening.nutrition_per_year, "nutrition"),
    smaType,
    scores: needs.has("scores")
      ? scales(smaType).map((scale) => drawScore(scale, assumed, random(`score ${scale}`)))
      : [],
    responseLost: needs.has("value") || needs.has("response") ? drawResponse(assumed, random("response")) : never,
    usage: needs.has("units") ? drawUsage(recipe, assumed, random) : null,
  };
};

/** Not responding is an event: the share who are spared it is raised to the hazard ratio. A response begins with treatment. */
const drawResponse = ({ response, hazard_ratio }: Assumptions, random: Random): number => {
  const responds = random.chance(response.share ** hazard_ratio);
  const lost = waiting(response.loss_per_year * hazard_ratio, random);
  return responds ? lost : 0;
};

const waiting = (perYear: number, random: Random): number => Math.ceil(random.exponential(perYear / DAYS_A_YEAR));

const drawType = ({ sma_types }: Assumptions, random: Random): string | null => {
  const [first, ...others] = Object.entries(sma_types);
  if (first === undefined) return null;
  const total = [first, ...others].reduce((sum, [, share]) => sum + share, 0);
  if (total === 0) return null;
  const share = ([type, weight]: readonly [string, number]): readonly [string, number] => [type, weight / total];
  return random.draw([share(first), ...others.map(share)]);
};

const drawScore = (scale: Scale, { scores, score_shift }: Assumptions, random: Random): ScoreCourse => {
  const points = (percent: number): number => (percent * highest[scale]) / 100;
  return {
    scale,
    baseline: random.normal(points(scores.baseline), points(scores.baseline_sd)),
    perYear: random.normal(points(scores.change_per_year + score_shift), points(scores.change_sd)),
    error: points(scores.measurement_error),
  };
};

/** The true score so many days after time zero, without the ends of the scale. */
export const trueScore = ({ baseline, perYear }: ScoreCourse, day: number): number =>
  baseline + (perYear * day) / DAYS_A_YEAR;
