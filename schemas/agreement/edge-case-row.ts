import type { Texts } from "../texts.ts";
import type { Agreement } from "./agreement.ts";
import type { EdgeCase } from "./edge-cases.ts";

/** What makes a case possible: said once, for the program and for the reader of the manual. */
export interface Occasion {
  /** Ends the sentence "must be answered in …". */
  readonly words: string;
  readonly holds: (agreement: Agreement) => boolean;
}

export const occasion = (words: string, holds: (agreement: Agreement) => boolean): Occasion => ({ words, holds });

/** A case that an agreement must answer, and when. */
export interface MatrixRow {
  readonly edgeCase: EdgeCase;
  /** The question, for messages and the manual. */
  readonly question: Texts;
  /** Whether the chosen parts can meet the case. */
  readonly canOccur: (agreement: Agreement) => boolean;
  /** The same in words. */
  readonly when: string;
}

export const row = (edgeCase: EdgeCase, { holds, words }: Occasion, nb: string, en: string): MatrixRow => ({
  edgeCase,
  canOccur: holds,
  when: words,
  question: { nb, en },
});
