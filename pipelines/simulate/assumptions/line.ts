import { formatter } from "../../../reports/format.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Assumptions } from "../../../schemas/simulation/assumptions.ts";
import type { Language, Texts } from "../../../schemas/texts.ts";
import type { Need } from "../needs.ts";

/** A sentence on an assumption. */
export interface Line {
  /** Parts of the assumption that the line states. */
  readonly ids: readonly string[];
  readonly text: Texts;
}

/** What decides whether an assumption is printed for an agreement. */
export interface AssumptionUse {
  readonly agreement: Agreement;
  readonly needs: ReadonlySet<Need>;
  /** False where the agreement has no milestones: then nothing is disputed and no switch is judged. */
  readonly milestones: boolean;
  readonly switches: boolean;
  readonly retests: boolean;
  /** Whether life and death come from a register of their own, which misses nobody. */
  readonly populationRegister: boolean;
}

/** Makes a line of one assumption, on these parts of it; on all of it where none is named. */
export type MakeLine = (text: Texts, ...parts: readonly string[]) => Line;

/** The sentences on one assumption. */
export type LinesOf = (a: Assumptions, use: AssumptionUse, line: MakeLine) => readonly Line[];

type Say = (language: Language) => string;

/** One text in both languages, with numbers as each of them writes them. */
export const both = (nb: Say, en: Say): Texts => ({ nb: nb("nb"), en: en("en") });

/** Decimal text with all of its digits. */
export const exact = (decimalText: string, language: Language): string => formatter(language).exact(decimalText);

/** A number with as many decimals as it has, at most four. */
export const number = (value: number, language: Language): string =>
  exact(String(Math.round(value * 1e4) / 1e4), language);

/** A share as a percentage, with as many decimals as it has. */
export const percent = (share: number, language: Language): string =>
  language === "nb" ? `${number(share * 100, language)} %` : `${number(share * 100, language)}%`;
