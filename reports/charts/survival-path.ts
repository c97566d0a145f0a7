import type { ScaleLinear } from "d3-scale";
import { area, curveStepAfter, line } from "d3-shape";
import type { Curve } from "../../schemas/result.ts";
import { coordinate } from "./coordinate.ts";

type Point = Curve["points"][number];
type Scale = ScaleLinear<number, number>;

/** The curve as an SVG path, one step a point. Drawn up to the last observed day and no further. */
export const stepPath = (points: readonly Point[], x: Scale, y: Scale): string =>
  line<Point>(
    (p) => x(p.time),
    (p) => y(p.survival),
  )
    .curve(curveStepAfter)
    .digits(2)([...points]) ?? "";

/** The pointwise interval as an SVG path; where a point has no bounds the band is interrupted, not bridged. */
export const bandPath = (points: readonly Point[], x: Scale, y: Scale): string =>
  area<Point>()
    .x((p) => x(p.time))
    .y0((p) => y(p.lower ?? p.survival))
    .y1((p) => y(p.upper ?? p.survival))
    .defined((p) => p.lower !== null && p.upper !== null)
    .curve(curveStepAfter)
    .digits(2)([...points]) ?? "";

/** Short upright strokes on the curve where somebody is censored. */
export const censorPath = (points: readonly Point[], x: Scale, y: Scale, height: number): string =>
  points
    .filter((p) => p.censored > 0)
    .map((p) => `M${coordinate(x(p.time))},${coordinate(y(p.survival) - height / 2)}v${height}`)
    .join("");
