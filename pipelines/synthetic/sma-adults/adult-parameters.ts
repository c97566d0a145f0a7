import type { Shares } from "../random/random.ts";

export type Change = "improved" | "stable" | "declined";
export type AdultScale = "HFMSE" | "RULM" | "6MWT";

/**
 * The truth behind the made-up adults with SMA. The shares that improve are those published for SMArtCARE: RULM 32.4 %,
 * HFMSE 24.6 %, a walk of 30 metres more or less as the smallest that matters.
 */
export const adultTruth = {
  femaleShare: 0.5,
  firstStart: "2023-05-15",
  age: [18, 68],
  types: [
    ["82", 0.6],
    ["81", 0.3],
    ["83", 0.1],
  ] as const satisfies Shares<"81" | "82" | "83">,
  /** Share that had Spinraza before the age of 18 and is left out of the Sykehusinnkjøp extracts. */
  treatedAsChildShare: 0.12,
  nusinersenShare: 0.55,
  change: {
    HFMSE: [
      ["improved", 0.246],
      ["declined", 0.15],
      ["stable", 1],
    ],
    RULM: [
      ["improved", 0.324],
      ["declined", 0.12],
      ["stable", 1],
    ],
    "6MWT": [
      ["improved", 0.35],
      ["declined", 0.2],
      ["stable", 1],
    ],
  } as const satisfies Readonly<Record<AdultScale, Shares<Change>>>,
  /** Points (metres for the walk) by which a change differs from stable: more than this. */
  smallestChange: { HFMSE: 2, RULM: 2, "6MWT": 30 },
  stopPerYear: 0.06,
  deathPerYear: 0.012,
  emigrationPerYear: 0.004,
  draftShare: 0.05,
  createdShare: 0.01,
} as const;
