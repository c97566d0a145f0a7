/** File name patterns for text extracts, plain or gzipped, whose names begin with one of the stems. */
export const filesNamed = (...stems: readonly string[]): readonly string[] =>
  stems.flatMap((stem) => [`${stem}*.csv`, `${stem}*.csv.gz`]);
