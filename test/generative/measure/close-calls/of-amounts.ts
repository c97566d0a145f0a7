import type { Measure, MeasureOf } from "../../../../schemas/measure.ts";
import type { Changed } from "./changed.ts";

const upTo = <M extends Measure & { readonly up_to_days?: number | undefined }>(measure: M): Changed =>
  measure.up_to_days === undefined
    ? {}
    : { "to a day later": Object.assign({}, measure, { up_to_days: measure.up_to_days + 1 }) };

export const changedRate = (measure: MeasureOf<"event-rate"> | MeasureOf<"resource-use">): Changed => ({
  ...upTo(measure),
  "coverage not demanded": { ...measure, coverage: [] },
  ...("event" in measure
    ? { [measure.event.kind]: { ...measure, event: { kind: "procedure", codes: ["none"] } } }
    : {}),
});

export const changedIntensity = (measure: MeasureOf<"relative-dose-intensity">): Changed => ({
  "stopped the other way": {
    ...measure,
    stopped: measure.stopped === "full-period" ? "until-last-dose" : "full-period",
  },
  "a day between doses more": {
    ...measure,
    planned: { ...measure.planned, every_days: measure.planned.every_days + 1 },
  },
});

export const changedWaste = (measure: MeasureOf<"waste">): Changed => ({
  ...upTo(measure),
  [`not ${measure.delivered.kind}`]: {
    ...measure,
    delivered: {
      ...measure.delivered,
      kind: measure.delivered.kind === "packs" ? "whole-vials" : "packs",
    },
  },
});

export const changedCost = (measure: MeasureOf<"cost">): Changed => ({
  [`from month ${measure.from_months}`]: { ...measure, from_months: 1 - measure.from_months },
  [`not ${measure.unit.kind}`]: { ...measure, unit: { kind: measure.unit.kind === "packs" ? "doses" : "packs" } },
});
