/** The forms in which a file may be delivered. */
export type FormId =
  | "text"
  | "gzip"
  | "zip"
  | "parquet"
  | "arrow"
  | "arrow-stream"
  | "sas"
  | "xport"
  | "spss"
  | "spss-compressed"
  | "spss-portable"
  | "stata";

/** One form: how it is recognised and what it holds. */
export interface Form {
  readonly id: FormId;
  /** For messages. */
  readonly title: string;
  /** What the first bytes show, where that is more than the title. */
  readonly shows?: string;
  /** Endings of file names, in lower case; the form is declared by them and by nothing else. */
  readonly endings: readonly string[];
  /** Texts (one character a byte) of which one must stand at the beginning; none where any beginning will do. */
  readonly begins: readonly string[];
  /** Where the sign does not stand at the very beginning: it must be found within so many bytes. */
  readonly within?: number;
  /** `lines` of delimited text as the register wrote it; `rows` of typed values without lines. */
  readonly holds: "lines" | "rows";
  /** A program outside utfall that reads it. */
  readonly needs?: "readstat";
}

const text: Form = { id: "text", title: "delimited text", endings: [], begins: [], holds: "lines" };

/** Every form; a name that has none of the endings is plain delimited text. */
export const forms: readonly Form[] = [
  text,
  { id: "gzip", title: "gzip file", endings: [".gz"], begins: ["\x1f\x8b"], holds: "lines" },
  {
    id: "zip",
    title: "zip file",
    shows: "zip file or Excel workbook",
    endings: [".zip"],
    begins: ["PK\x03\x04", "PK\x05\x06"],
    holds: "lines",
  },
  { id: "parquet", title: "Parquet file", endings: [".parquet"], begins: ["PAR1"], holds: "rows" },
  { id: "arrow", title: "Arrow file", endings: [".arrow", ".feather"], begins: ["ARROW1"], holds: "rows" },
  { id: "arrow-stream", title: "Arrow stream", endings: [".arrows"], begins: ["\xff\xff\xff\xff"], holds: "rows" },
  {
    id: "sas",
    title: "SAS data set",
    endings: [".sas7bdat"],
    begins: ["\0\0\0\0\0\0\0\0\0\0\0\0\xc2\xea\x81\x60"],
    holds: "rows",
    needs: "readstat",
  },
  {
    id: "xport",
    title: "SAS transport file",
    endings: [".xpt"],
    begins: ["HEADER RECORD*******LIB"],
    holds: "rows",
    needs: "readstat",
  },
  { id: "spss", title: "SPSS file", endings: [".sav"], begins: ["$FL2"], holds: "rows", needs: "readstat" },
  {
    id: "spss-compressed",
    title: "compressed SPSS file",
    endings: [".zsav"],
    begins: ["$FL3"],
    holds: "rows",
    needs: "readstat",
  },
  {
    id: "spss-portable",
    title: "SPSS portable file",
    endings: [".por"],
    begins: ["SPSSPORT"],
    within: 512,
    holds: "rows",
    needs: "readstat",
  },
  {
    id: "stata",
    title: "Stata file",
    endings: [".dta"],
    begins: [
      "<stata_dta>",
      "\x71\x01\x01",
      "\x71\x02\x01",
      "\x72\x01\x01",
      "\x72\x02\x01",
      "\x73\x01\x01",
      "\x73\x02\x01",
    ],
    holds: "rows",
    needs: "readstat",
  },
];

/** What is no form of ours, and known by its first bytes. */
const strangers: readonly { readonly title: string; readonly begins: string }[] = [
  { title: "old Excel or Word document", begins: "\xd0\xcf\x11\xe0" },
  { title: "PDF document", begins: "%PDF" },
  { title: "first-generation Feather file", begins: "FEA1" },
  { title: "encrypted Parquet file", begins: "PARE" },
  { title: "7-Zip archive", begins: "7z\xbc\xaf" },
  { title: "zstd file", begins: "\x28\xb5\x2f\xfd" },
  { title: "xz file", begins: "\xfd7zXZ" },
  { title: "bzip2 file", begins: "BZh" },
];

/** How many bytes of a file its form is checked by. */
export const bytesOfSign = 512;

/** The form that a file name declares. */
export const formOfName = (name: string): Form => {
  const lower = name.toLowerCase();
  return forms.find(({ endings }) => endings.some((ending) => lower.endsWith(ending))) ?? text;
};

/** The name without the ending of its form; delimited text keeps its own. */
export const nameWithoutForm = (name: string): string => {
  const lower = name.toLowerCase();
  const ending = formOfName(name).endings.find((e) => lower.endsWith(e)) ?? "";
  return name.slice(0, name.length - ending.length);
};

const isOf = ({ begins, within }: Form, head: string): boolean =>
  begins.some((sign) => (within === undefined ? head.startsWith(sign) : head.slice(0, within).includes(sign)));

/**
 * Where line n of a file's text is, as a person finds it: forms without lines have rows, and line n + 1 is row n. `byte` is
 * counted from 0 in the text as it was unpacked; rows have none, because their text is ours.
 */
export const placeInFile = (file: string, line: number, byte: number | null = null): string => {
  if (formOfName(file).holds === "lines") return byte === null ? `line ${line}` : `line ${line}, byte ${byte}`;
  return line === 1 ? "column names" : `row ${line - 1}`;
};

/** Whether there is a byte that no text holds. */
const holdsControl = (head: string): boolean => /[^\P{Cc}\t\r\n]/u.test(head.replace(/[\u0080-\u009f]/g, ""));

/** A short sign may open a header as well (PAR1;PAR2), unless bytes that no text holds come with it. */
const isConclusive = (sign: string, head: string): boolean => sign.length >= 8 || holdsControl(head);

/** What the first bytes show a file to be, for messages; null for what may be delimited text or is not known. */
const titleOfHead = (head: string): string | null => {
  const signs = [
    ...forms.flatMap(({ title, shows: seen = title, begins, within = 0 }) =>
      begins.map((sign) => ({ title: seen, sign, within })),
    ),
    ...strangers.map(({ title, begins }) => ({ title, sign: begins, within: 0 })),
  ];
  return (
    signs.find(
      ({ sign, within }) => (head.startsWith(sign) || head.slice(0, within).includes(sign)) && isConclusive(sign, head),
    )?.title ?? null
  );
};

/**
 * Holds the first bytes of a file (one character a byte) against the form that its name declares: null where they agree,
 * otherwise what they look like, or that they do not look like the form.
 */
export const disagreesWith = (form: Form, head: string): string | null => {
  if (form.begins.length === 0) return titleOfHead(head);
  return isOf(form, head) ? null : (titleOfHead(head) ?? "something else");
};
