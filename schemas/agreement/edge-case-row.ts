import type { Texts } from "../texts.ts";
import type { Agreement } from "./agreement.ts";
import type { EdgeCase } from "./edge-cases.ts";

/** A case that an agreement must answer, and when. */
export interface MatrixRow {
  readonly edgeCase: EdgeCase;
  /** The question, for messages and the manual. */
  readonly question: Texts;
  /** Whether the chosen parts can meet the case. */
  readonly canOccur: (agreement: Agreement) => boolean;
}

export const row = (
  edgeCase: EdgeCase,
  canOccur: (agreement: Agreement) => boolean,
  nb: string,
  en: string,
): MatrixRow => ({ edgeCase, canOccur, question: { nb, en } });
