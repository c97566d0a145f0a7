import { z } from "zod";

/** A quantity as decimal text with at most three decimals. */
const Quantity = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,3})?$/, 'a number in quotes with at most three decimals, for example "12.5"');

/** volumes/<agreement>.yaml: what was bought, by the purchaser's own account. Unknown keys are refused. */
export const VolumeFile = z.strictObject({
  utfall: z.literal("volumes/1"),
  /** Largest difference, in percent of the purchased quantity, that is put down to stock and timing. */
  tolerance_percent: z
    .string()
    .regex(/^\d{1,2}(\.\d)?$/, 'a percentage in quotes with at most one decimal, for example "2.5"'),
  purchases: z.array(
    z.strictObject({
      substance: z.string().min(1),
      unit: z.enum(["administrations", "dispensings", "packages"]),
      from: z.iso.date(),
      to: z.iso.date(),
      quantity: Quantity,
      source: z.string().min(1),
    }),
  ),
});
export type VolumeFile = z.infer<typeof VolumeFile>;
