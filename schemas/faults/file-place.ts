/** Where a fault in a delivered file is. */
export interface FilePlace {
  readonly source: string;
  readonly delivery: string;
  readonly file: string;
}

/** The file in words, as messages begin. */
export const at = (p: FilePlace): string => `${p.source}/${p.delivery}/${p.file}`;
