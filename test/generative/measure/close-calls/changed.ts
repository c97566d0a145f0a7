import type { Measure, MeasureOf } from "../../../../schemas/measure.ts";

/** A measure with one of its rules moved by the smallest step, named by what is moved. */
export type Changed = Readonly<Record<string, Measure>>;

type Timed = Exclude<
  Extract<Measure, { readonly delayed_entry: boolean } | { readonly hours_per_day: number }>,
  { readonly kind: "net-survival" }
>;
type Listed = MeasureOf<"response">["intercurrent"][number];

/** Every rule that a time may have, moved. */
export const changedTime = (measure: Timed): Changed => {
  const { censoring, landmark } = measure;
  return {
    "coverage not demanded": { ...measure, coverage: [] },
    ...("delayed_entry" in measure
      ? { "delayed entry the other way": { ...measure, delayed_entry: !measure.delayed_entry } }
      : {}),
    ...("time_zero" in measure && measure.time_zero === "diagnosis"
      ? { "from the first exposure": { ...measure, time_zero: "first-exposure" } }
      : {}),
    ...(censoring === undefined
      ? {}
      : { "cut off a day later": { ...measure, censoring: { at_days: censoring.at_days + 1 } } }),
    ...(landmark === undefined
      ? {}
      : {
          "landmark a day later": { ...measure, landmark: { ...landmark, days: landmark.days + 1 } },
          [`${landmark.among.kind} by a day later`]: {
            ...measure,
            landmark: { ...landmark, among: { ...landmark.among, by_days: landmark.among.by_days + 1 } },
          },
        }),
    ...changedIntercurrent(measure.intercurrent, (intercurrent) => ({ ...measure, intercurrent })),
  };
};

/** Each event that acts left out, and each gap a day longer. */
export const changedIntercurrent = <E extends Listed>(
  listed: readonly E[],
  withListed: (changed: E[]) => Measure,
): Changed =>
  Object.fromEntries(
    listed.flatMap((event, place) => {
      if (event.strategy === "treatment-policy") return [];
      const others = listed.filter((_, i) => i !== place);
      const without = [`${event.kind} not ${event.strategy}`, withListed(others)] as const;
      if (event.kind === "switch") return [without];
      return [
        without,
        ["stop a day later", withListed([...others, { ...event, gap_days: event.gap_days + 1 }])] as const,
      ];
    }),
  );
