import type { Curve } from "../../schemas/result.ts";

/** The step of a curve in force on a day; null after the last observed day, where the curve says nothing. */
export const curveAt = (curve: Curve, day: number): Curve["points"][number] | null => {
  const last = curve.points.at(-1);
  if (last === undefined || (day > last.time && last.survival > 0)) return null;
  return curve.points.findLast((p) => p.time <= day) ?? null;
};
