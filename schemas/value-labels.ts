import { z } from "zod";

/** A code as a cell would show it, and the text that the register gives it. */
export type LabelledCode = readonly [code: string, label: string];

/** The value labels of a delivered file, column by column in its own order; null for a column without. */
export type DeliveredLabels = readonly (readonly LabelledCode[] | null)[];

/**
 * What the codes of a delivered file mean by its own account (value labels of SPSS and Stata). Free text of the register's,
 * so it stays in `restricted/` beside the rows, as `labels.json`.
 */
export interface FileLabels {
  readonly schema: "utfall/labels@1";
  /** Stored columns with labels, in the order of the layout; the person key is never among them. */
  readonly columns: readonly {
    readonly column: string;
    /** The layout's code, after recoding and padding, with its label texts; several where recoding puts codes together. */
    readonly codes: readonly (readonly [code: string, texts: readonly string[]])[];
  }[];
}

/** Labelled codes of a column that its code list does not know. */
export const UnlistedLabels = z.object({
  column: z.string(),
  /** Codes with a label. */
  labelled: z.int(),
  /** How many of them the list does not know. */
  unlisted: z.int(),
  /** Those of them that may be shown (`showableCode`), in order. */
  codes: z.array(z.string()).readonly(),
});
export type UnlistedLabels = z.infer<typeof UnlistedLabels>;

/**
 * Whether a code of a file's own dictionary may be printed: up to eight letters and digits with a digit among them, or one or
 * two letters. Everything else could be a name or a sentence.
 */
export const showableCode = (code: string): boolean => /^(?=.*[0-9]|.{1,2}$)[0-9A-Za-z]{1,8}$/.test(code);

/** A label in one spelling: letters composed, one blank between words and none around them. */
export const tidiedLabel = (text: string): string => text.normalize("NFC").trim().replace(/\s+/gu, " ");

/** Labels that come out alike say the same: case does not tell them apart either. */
export const foldedLabel = (text: string): string => tidiedLabel(text).toLowerCase();
