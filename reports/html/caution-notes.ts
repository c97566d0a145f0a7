import type { Warning } from "../../schemas/result.ts";
import { type Html, html } from "./html.ts";
import type { Voice } from "./view.ts";
import { warningCounts } from "./warning-list.ts";

/** Cautions of one table: a short note in the cell, with a letter that leads to the sentence below the table. */
export interface CautionNotes {
  /** Element id of the sentences; null where the table has no caution. */
  readonly id: string | null;
  /** The short notes of one cell; nothing where it has none. */
  readonly inCell: (warnings: readonly Warning[]) => Html | null;
  /** The sentences, once each; nothing where the table has no caution. */
  readonly below: Html | null;
}

const letter = (index: number): string => String.fromCodePoint(97 + index);

/** Letters are given in the order in which the cautions stand in the table. */
export const cautionNotes = (tableId: string, warnings: readonly Warning[], voice: Voice): CautionNotes => {
  const w = voice.words.results;
  const ids = [...new Set(warnings.map((warning) => warning.id))];
  const noteId = (id: Warning["id"]): string => `${tableId}-${id}`;
  const short = (warning: Warning): Html => {
    // The day stands in the name of the estimate.
    const text = w.warningShort[warning.id](warningCounts(warning, voice, ["day"]));
    return html`<li><a href="#${noteId(warning.id)}">${text} <sup>${letter(ids.indexOf(warning.id))}</sup></a></li>`;
  };
  if (ids.length === 0) return { id: null, inCell: () => null, below: null };
  const id = `${tableId}-notes`;
  return {
    id,
    inCell: (own) => (own.length === 0 ? null : html`<ul class="cautions short">${own.map(short)}</ul>`),
    below: html`<ol class="caution-notes" id="${id}" aria-label="${w.notes}">${ids.map((n) => html`<li id="${noteId(n)}">${w.warningWords[n]}</li>`)}</ol>`,
  };
};
