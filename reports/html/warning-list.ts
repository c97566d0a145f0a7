import type { Warning } from "../../schemas/result.ts";
import { type Html, html } from "./html.ts";
import type { Voice } from "./view.ts";

/** The counts that a caution rests on, in words and in a stable order; `leaveOut` names those that stand beside it. */
export const warningCounts = ({ values }: Warning, { words, format }: Voice, leaveOut: readonly string[]): string => {
  const order = Object.keys(words.results.warningValues);
  return Object.entries(values)
    .filter(([name]) => !leaveOut.includes(name))
    .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b) || (a < b ? -1 : 1))
    .map(([name, value]) => {
      const shown = format.short(value);
      return words.results.warningValues[name]?.(shown) ?? `${name} ${shown}`;
    })
    .join(", ");
};

const warningText = (warning: Warning, voice: Voice): string => {
  const counts = warningCounts(warning, voice, []);
  const sentence = voice.words.results.warningWords[warning.id];
  return counts === "" ? sentence : `${sentence} (${counts})`;
};

/** Cautions in full beside the number they are about; nothing where there are none. */
export const warningList = (warnings: readonly Warning[], voice: Voice): Html | null =>
  warnings.length === 0
    ? null
    : html`<ul class="cautions">${warnings.map((w) => html`<li>${warningText(w, voice)}</li>`)}</ul>`;
