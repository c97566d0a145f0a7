import { type Html, html, type Part } from "./html.ts";

/** A passage set apart because it must not be overlooked. */
export const notice = (kind: "caution" | "clinical" | "plain", title: string, body: Part): Html =>
  html`<div class="notice notice-${kind}"><p class="notice-title">${title}</p>${body}</div>`;
