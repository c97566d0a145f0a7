import { type Html, html } from "./html.ts";
import type { Section } from "./section.ts";
import type { Voice } from "./view.ts";

/** The list of sections with their numbers. */
export const contents = (sections: readonly Section[], { words }: Voice): Html =>
  html`<nav class="contents" aria-labelledby="contents"><h2 id="contents">${words.verdict.contents}</h2><ol>${sections.map(
    (s, i) => html`<li><a href="#${s.id}"><span class="no">${i + 1}</span><span>${s.title}</span></a></li>`,
  )}</ol></nav>`;

/** The sections themselves, numbered alike. */
export const numbered = (sections: readonly Section[]): Html =>
  html`${sections.map(
    (s, i) =>
      html`<section id="${s.id}" aria-labelledby="h-${s.id}"><h2 id="h-${s.id}"><span class="no">${i + 1}</span><span>${s.title}</span></h2>\n${s.body}</section>\n`,
  )}`;
