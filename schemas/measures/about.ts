import type { Texts } from "../texts.ts";

/** What a kind of measure is, for readers who have not met it: one paragraph of meaning, one of misuse. */
export interface About {
  readonly title: Texts;
  readonly meaning: Texts;
  readonly misuse: Texts;
}
