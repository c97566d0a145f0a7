/** A code and the days on which it is in force. */
export interface CodePeriod {
  readonly code: string;
  /** ISO date of the first day; null where the beginning is not known. */
  readonly from: string | null;
  /** ISO date of the last day, included; null while it is in force or the end is not known. */
  readonly to: string | null;
  /** The one code that took its place; null where none did, or several. */
  readonly becomes: string | null;
  readonly meaning: string;
}

/** The lists that columns of the layouts are held against. */
export const codeListIds = ["atc", "saerkode", "county"] as const;
export type CodeListId = (typeof codeListIds)[number];

/** A list of codes that grows and changes with the years. */
export interface CodeList {
  readonly id: CodeListId;
  readonly title: string;
  readonly evidence: string;
  /**
   * Which codes the list must know: all of them; those that share their first characters with a code of the list (ATC groups, of
   * which only the ones of our medicines are listed); or none, where the list can say no more than when a code was in force.
   */
  readonly knows: "all" | { readonly groupsOf: number } | "periods-only";
  /**
   * True where registers write old rows anew with the codes of today: a code is then in force before its first day too, as long as
   * that day is not after the data cut. What has ended stays ended.
   */
  readonly recoded: boolean;
  readonly codes: readonly CodePeriod[];
}

/** How a text column is held against a list. */
export interface ListedBy {
  readonly list: CodeListId;
  /** Date columns; the first that is filled says on which day the code must have been in force. */
  readonly on: readonly string[];
  /** The code is this many characters from the left; the whole cell when left out. */
  readonly characters?: number;
}
