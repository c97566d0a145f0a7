import { z } from "zod";
/** File of a report step that holds the front page alone, for the start page. */
export const FRONT = "front.json";

/** File of a report step that holds the checksums of what it wrote. */
export const DIGESTS = "digests.json";

/** What a report step wrote, as told by itself when it was done. */
export const ReportDigests = z.object({
  /** Report files by name, with their SHA-256. */
  reports: z.array(z.object({ name: z.string(), sha256: z.string() })).readonly(),
  /** SHA-256 of the front page kept apart. */
  front: z.string(),
});
export type ReportDigests = z.infer<typeof ReportDigests>;
