import { type Html, html } from "./html.ts";

/** The id by which `utfall trace` finds the way back from a number, in small type beside it. */
export const figureId = (figure: string): Html => html`<code class="fig">${figure}</code>`;
