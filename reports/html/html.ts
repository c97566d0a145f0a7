/** Markup that is safe to put into a page. Made only by the `html` tag and `rawHtml`. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand between markup: text and numbers are escaped, markup is kept, null and false leave nothing. */
export type Part = Html | string | number | null | false | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text made harmless in element content and in quoted attributes. */
const escapeText = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? "");

const markupOf = (part: Part): string => {
  if (part === null || part === false) return "";
  if (part instanceof Html) return part.markup;
  if (typeof part === "string") return escapeText(part);
  if (typeof part === "number") return String(part);
  return part.map(markupOf).join("");
};

/** Markup with everything interpolated escaped. Attributes must be quoted. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.map((piece, i) => piece + (i < parts.length ? markupOf(parts[i] ?? null) : "")).join(""));

/** Markup taken as it is; only for text that the house itself wrote. */
export const rawHtml = (markup: string): Html => new Html(markup);
