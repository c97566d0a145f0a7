import { z } from "zod";

const Region = z.enum(["nord", "midt", "vest", "sor-ost"]);

/** What the facts say of where one patient was treated and lived; null where they do not say. */
export const Whereabouts = z.strictObject({
  /** Organisation number of the unit that gave the first dose. */
  unit: z.string().nullable(),
  unitRegion: Region.nullable(),
  /** Region of residence from a day on, oldest first; null where sources contradict each other. A null date is undated. */
  residence: z.array(z.strictObject({ from: z.iso.date().nullable(), region: Region.nullable() })),
});
export type Whereabouts = z.infer<typeof Whereabouts>;

/** The person behind a running number of a judgement. Kept beside the judgement in restricted/, and nowhere else. */
export const Claimants = z.array(z.strictObject({ patient: z.int(), personId: z.string(), where: Whereabouts }));
export type Claimants = z.infer<typeof Claimants>;
