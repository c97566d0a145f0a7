/** A document to be set for paper: the template that sets it, and what it says. */
export interface PrintedDocument {
  /** Template file; what it imports lies in the same folder. */
  readonly template: URL;
  /** Plain JSON. It reaches the template as values, so nothing in it is ever read as markup. */
  readonly data: PrintedFrame;
}

/** What every printed document has around its own text. */
export interface PrintedFrame {
  readonly language: "nb" | "en";
  readonly title: string;
  /** ISO date that the document carries; a day of judgement, never the clock. */
  readonly date: string;
  /** Landscape. */
  readonly wide: boolean;
  /** What stands on every page. */
  readonly running: {
    readonly title: string;
    readonly marks: readonly string[];
    readonly identity: string;
  };
}

/** One document in two forms with the same text. */
export interface PrintedPdf {
  /** PDF/UA-1, for reading, also with assistive technology. */
  readonly accessible: Uint8Array;
  /** PDF/A-2a, for the archive. */
  readonly archive: Uint8Array;
}
