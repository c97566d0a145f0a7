import fc, { type Arbitrary } from "fast-check";
import { Measure } from "../../../../schemas/measure.ts";
import { amounts } from "./amounts.ts";
import { times } from "./times.ts";
import { windows } from "./windows.ts";

const words = { nb: "x", en: "x" };

const drawnFrom = (kinds: Readonly<Record<string, Arbitrary<object>>>): Arbitrary<readonly Measure[]> =>
  fc.tuple(
    ...Object.entries(kinds).map(([kind, parameters]) =>
      parameters.map((drawn) =>
        Measure.parse({ id: "m", title: words, meaning: words, misuse: words, better: "higher", ...drawn, kind }),
      ),
    ),
  );

/** Measures of every kind, by the crowd that they are held against; small numbers, so that limits are met. */
export const measures = { times: drawnFrom(times), windows: drawnFrom(windows), amounts: drawnFrom(amounts) } as const;
