import type { Warning } from "../../schemas/result.ts";
import { type Html, html } from "./html.ts";
import type { Voice } from "./view.ts";

/** A caution in words, with the counts it rests on. */
const warningText = (warning: Warning, { words, format }: Voice): string => {
  const order = Object.keys(words.results.warningValues);
  const values = Object.entries(warning.values)
    .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b) || (a < b ? -1 : 1))
    .map(([name, value]) => {
      const shown = format.short(value);
      return words.results.warningValues[name]?.(shown) ?? `${name} ${shown}`;
    });
  const sentence = words.results.warningWords[warning.id];
  return values.length === 0 ? sentence : `${sentence} (${values.join(", ")})`;
};

/** Cautions beside the number they are about; nothing where there are none. */
export const warningList = (warnings: readonly Warning[], voice: Voice): Html | null =>
  warnings.length === 0
    ? null
    : html`<ul class="cautions">${warnings.map((w) => html`<li>${warningText(w, voice)}</li>`)}</ul>`;
