import type { Html } from "./html.ts";

/** One section of a page; the page numbers it and lists it in the contents. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}
