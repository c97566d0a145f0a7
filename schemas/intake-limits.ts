import { z } from "zod";
import { ByteSize, bytesOf } from "./byte-size.ts";

/** What may lie in the inbox before it is taken for a mistake or an attack, and for how long it may be incomplete. */
export const InboxLimits = z.strictObject({
  most_files: z.int().min(1).max(100_000).default(500).describe("files in one delivery, members of zip files included"),
  most_deliveries: z.int().min(1).max(100_000).default(500).describe("deliveries of one source"),
  most_bytes: ByteSize.default("50GiB").describe("bytes of one delivery, lying there or announced"),
  unpacked_size: ByteSize.default("256GiB").describe("bytes of one file after unpacking, as text"),
  unpacked_ratio: z
    .int()
    .min(2)
    .max(100_000)
    .default(200)
    .describe("how many times larger than delivered a file may become by unpacking; not asked below 16 MiB"),
  quiet_minutes: z
    .number()
    .min(0)
    .default(0)
    .describe("a delivery with a file changed less than this before the night waits for a later one"),
  incomplete_after_hours: z
    .number()
    .min(0)
    .default(72)
    .describe("a delivery that has been waiting for longer is held as incomplete"),
});
export type InboxLimits = z.infer<typeof InboxLimits>;

/** What whoever opens a delivered file has to know. */
export type IntakeLimits = Pick<InboxLimits, "most_files" | "unpacked_size" | "unpacked_ratio">;

export const usualLimits: IntakeLimits = InboxLimits.parse({});

/** Below this the ratio is not asked: a small file of repeated lines shrinks to almost nothing. */
const smallText = 16 * 1024 * 1024;

/** Bytes of text that a file of so many delivered bytes may become. */
export const mostUnpacked = (delivered: number, { unpacked_size, unpacked_ratio }: IntakeLimits): number =>
  Math.min(bytesOf(unpacked_size), Math.max(smallText, delivered * unpacked_ratio));
