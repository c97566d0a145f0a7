const signatures: readonly { readonly bytes: string; readonly what: string }[] = [
  { bytes: "PK\x03\x04", what: "a zip archive or Excel workbook" },
  { bytes: "\xd0\xcf\x11\xe0", what: "an old Excel or Word document" },
  { bytes: "\x1f\x8b", what: "a gzip file; give it a name ending in .gz" },
  { bytes: "$FL2", what: "an SPSS file" },
  { bytes: "$FL3", what: "an SPSS file" },
  { bytes: "<stata_dta>", what: "a Stata file" },
  { bytes: "PAR1", what: "a Parquet file" },
  { bytes: "%PDF", what: "a PDF document" },
  { bytes: "\xff\xfe", what: "UTF-16 text, which utfall does not read" },
  { bytes: "\xfe\xff", what: "UTF-16 text, which utfall does not read" },
  { bytes: "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xc2\xea\x81\x60", what: "a SAS data set" },
];

const looked = 65_536;

/**
 * What the first bytes of a file show it to be when it is no text; null for what may be text.
 *
 * Text from a register holds next to no control characters; one in fifty says that the bytes are something else.
 */
export const notText = (first: Buffer): string | null => {
  const start = first.toString("latin1", 0, 16);
  const known = signatures.find(({ bytes }) => start.startsWith(bytes));
  if (known !== undefined) return known.what;
  const head = first.subarray(0, looked);
  const control = head.reduce((n, b) => n + (b < 0x20 && b !== 9 && b !== 10 && b !== 13 ? 1 : 0), 0);
  return control * 50 > head.length ? "binary data" : null;
};
