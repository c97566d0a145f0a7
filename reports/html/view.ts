import type { ReportModel } from "../../schemas/report.ts";
import type { Language, Texts } from "../../schemas/texts.ts";
import { type Format, formatter } from "../format.ts";
import { type Words, words } from "../text/words.ts";

/** How a page in one language is written. */
export interface Voice {
  readonly language: Language;
  readonly words: Words;
  readonly format: Format;
  /** The text in the language of the page. */
  readonly say: (texts: Texts) => string;
}

/** A report seen in one language. */
export interface View extends Voice {
  readonly report: ReportModel;
}

export const voice = (language: Language): Voice => ({
  language,
  words: words(language),
  format: formatter(language),
  say: (texts) => texts[language],
});
