import { z } from "zod";
import { base, bootstrap, firstExposure } from "./base.ts";
import type { MeasureKind } from "./measure-kind.ts";

/** Delivered and not given. */
const Waste = z.strictObject({
  ...base,
  kind: z
    .literal("waste")
    .describe("Amount delivered for a person less the amount given, as a share of the delivered."),
  time_zero: firstExposure,
  unit: z
    .enum(["mg", "g", "ug", "ml", "IE", "MBq"])
    .describe("Unit of doses and contents; lines in another unit make the person unknown."),
  delivered: z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z
          .literal("whole-vials")
          .describe("Each administration opens whole vials: the dose rounded up to the vial."),
        content: z.number().gt(0).describe("Content of a vial, in the unit."),
      }),
      z.strictObject({
        kind: z.literal("packs").describe("Packs delivered for the person, returns subtracted."),
        content: z.number().gt(0).describe("Content of a pack, in the unit."),
      }),
    ])
    .describe("How the delivered amount is known."),
  up_to_days: z
    .int()
    .min(1)
    .optional()
    .describe("Days from time zero after which nothing counts; left out: to the as-of day."),
  bootstrap,
});

export const waste: MeasureKind<typeof Waste> = {
  schema: Waste,
  family: "amount",
  about: {
    title: { nb: "Svinn", en: "Waste" },
    meaning: {
      nb: "Mengden som er levert eller åpnet, minus mengden som er gitt, som andel av den leverte: summene over pasientene delt på hverandre.",
      en: "The amount delivered or opened less the amount given, as a share of the delivered: sums over patients divided by each other.",
    },
    misuse: {
      nb: "Hele ampuller regnet dose for dose overdriver der flere pasienter deler en ampulle. Mangler doser i dataene, ser det som er gitt, ut som svinn.",
      en: "Whole vials counted dose by dose overstate waste where patients share a vial. Where doses lack in the data, what was given looks wasted.",
    },
  },
  needs: ({ delivered }) => [
    { kind: "column", table: "exposure", column: "dose" },
    ...(delivered.kind === "packs" ? [{ kind: "column", table: "exposure", column: "packages" } as const] : []),
  ],
};
