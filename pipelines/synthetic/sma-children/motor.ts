import type { Random } from "../random/random.ts";
import { type ChildMedicine, type ChildType, childTruth, typeTruth } from "./child-parameters.ts";

/** How a child's motor function truly develops. */
export interface MotorCourse {
  readonly responds: boolean;
  readonly baseline: number;
  readonly gain: number;
}

const TIME_CONSTANT_MONTHS = 10;

export const drawMotorCourse = (type: ChildType, medicine: ChildMedicine, random: Random): MotorCourse => {
  const { baseline, gain } = typeTruth(type);
  return {
    responds: random.chance(childTruth.responseShare[medicine]),
    baseline: random.normal(baseline.mean, baseline.deviation),
    gain,
  };
};

/** True score so many months after the start, without the day's noise and without the ends of the scale. */
export const trueScore = ({ responds, baseline, gain }: MotorCourse, months: number): number => {
  if (months <= 0) return baseline;
  return responds
    ? baseline + gain * (1 - Math.exp(-months / TIME_CONSTANT_MONTHS))
    : baseline - childTruth.lossPerMonthWithoutResponse * months;
};

/** A score as it is noted: whole points within the scale. */
export const notedScore = (score: number, highest: number): number => Math.min(highest, Math.max(0, Math.round(score)));
