import { createHash } from "node:crypto";
import { type Html, html, rawHtml } from "./html.ts";
import { chartStyle } from "./style/charts.ts";
import { printStyle, type RunningHead } from "./style/print.ts";
import { screenStyle } from "./style/screen.ts";
import type { Voice } from "./view.ts";

/** A whole page but for its frame. */
export interface Page {
  readonly title: string;
  readonly synthetic: boolean;
  readonly running: RunningHead;
  /** Masthead, contents and main, in the order in which they are read. */
  readonly body: Html;
}

/**
 * A self-contained page: no script, nothing loaded from anywhere, the one style sheet inside and named by its hash, so
 * that the browser refuses every other style, script or request even if text from a register were to hold markup.
 */
export const renderPage = ({ title, synthetic, running, body }: Page, { language, words }: Voice): string => {
  const style = screenStyle + chartStyle + printStyle(running);
  const hash = createHash("sha256").update(style, "utf8").digest("base64");
  return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${rawHtml(style)}</style>
</head>
<body>
<a class="skip" href="#main">${words.verdict.skip}</a>
${synthetic && html`<aside class="synthetic" aria-label="${words.verdict.synthetic}"><b>${words.verdict.synthetic}</b> ${words.verdict.syntheticText}</aside>`}
<div class="page">
${body}
</div>
</body>
</html>
`.markup;
};
