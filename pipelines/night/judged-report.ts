/** File of a report step that holds the front page alone, for the start page. */
export const FRONT = "front.json";

/** File of a report step that holds the checksums of what it wrote. */
export const DIGESTS = "digests.json";

/** What a report step wrote, as told by itself when it was done. */
export interface ReportDigests {
  /** Report files by name, with their SHA-256. */
  readonly reports: readonly { readonly name: string; readonly sha256: string }[];
  /** SHA-256 of the front page kept apart. */
  readonly front: string;
}
