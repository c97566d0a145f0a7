import { z } from "zod";

const units = { KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, TiB: 1024 ** 4 } as const;

/** A size as it is written in settings. */
export const ByteSize = z
  .string()
  .regex(/^[1-9]\d{0,6}(KiB|MiB|GiB|TiB)$/, "a whole number with KiB, MiB, GiB or TiB, for example 64GiB");

/** Bytes of a size written as 64GiB. */
export const bytesOf = (size: string): number => {
  const [, number, unit] = /^(\d+)([KMGT]iB)$/.exec(size) ?? [];
  return Number(number) * units[unit as keyof typeof units];
};
