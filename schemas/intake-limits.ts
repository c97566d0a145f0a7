import { z } from "zod";

const units = { KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, TiB: 1024 ** 4 } as const;

const byteSize = z
  .string()
  .regex(/^[1-9]\d{0,6}(KiB|MiB|GiB|TiB)$/, "a whole number with KiB, MiB, GiB or TiB, for example 64GiB");

/** How much a delivery may be before it is taken for a mistake or an attack. */
export const IntakeLimits = z.strictObject({
  /** Files of one delivery, members of zip files included. */
  files: z.int().min(1).max(100_000).default(1000),
  /** Size of one file as delivered. */
  file_size: byteSize.default("64GiB"),
  /** Size of one file after unpacking, as text. */
  unpacked_size: byteSize.default("256GiB"),
  /** How many times larger than delivered a file may become by unpacking. */
  unpacked_ratio: z.int().min(2).max(100_000).default(200),
});
export type IntakeLimits = z.infer<typeof IntakeLimits>;

export const usualLimits: IntakeLimits = IntakeLimits.parse({});

/** Bytes of a size written as 64GiB. */
export const bytesOf = (size: string): number => {
  const [, number, unit] = /^(\d+)([KMGT]iB)$/.exec(size) ?? [];
  return Number(number) * units[unit as keyof typeof units];
};

/** Below this the ratio is not asked: a small file of repeated lines shrinks to almost nothing. */
const smallText = 16 * 1024 * 1024;

/** Bytes of text that a file of so many delivered bytes may become. */
export const mostUnpacked = (delivered: number, { unpacked_size, unpacked_ratio }: IntakeLimits): number =>
  Math.min(bytesOf(unpacked_size), Math.max(smallText, delivered * unpacked_ratio));
