import { isoTimestamp } from "../../schemas/row/calendar.ts";

/** What the text of a cell can be read as; one cell can have several forms. */
export const cellForms = [
  "int",
  "comma",
  "point",
  "thousand",
  "iso",
  "dotted",
  "dayFirst",
  "compact",
  "monthFirst",
  "otherDate",
  "withTime",
  "clock",
  "seconds",
] as const;
export type CellForm = (typeof cellForms)[number];

const bit = Object.fromEntries(cellForms.map((form, i) => [form, 1 << i])) as Readonly<Record<CellForm, number>>;

const sensible = (iso: string | null): boolean => iso !== null && iso >= "1850" && iso < "2101";

const oddDate =
  /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[-. ]?(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cs])[a-z]*[-. ]?\d{2,4})(?:[T ].*)?$/i;

/** The forms of a trimmed cell that is not empty, as a set of bits. */
const formsOf = (text: string): number => {
  const first = text.charCodeAt(0);
  // Neither a digit nor a sign: text, without looking further.
  if (text.length > 32 || !((first >= 48 && first <= 57) || first === 45)) return 0;
  if (/^-?\d{1,15}$/.test(text)) {
    const compact = text.length === 8 && sensible(isoTimestamp(text, "YYYYMMDD"));
    const seconds = text.length <= 5 && first !== 45 && Number(text) < 86_400;
    return bit.int | (compact ? bit.compact : 0) | (seconds ? bit.seconds : 0);
  }
  if (/^-?\d+,\d+$/.test(text)) return bit.comma | (/^-?\d{1,3},\d{3}$/.test(text) ? bit.thousand : 0);
  if (/^-?\d+\.\d+$/.test(text)) return bit.point | (/^-?\d{1,3}\.\d{3}$/.test(text) ? bit.thousand : 0);
  if (/^\d{2}:\d{2}(?::\d{2})?$/.test(text)) return bit.clock;
  const time = text.includes(":") ? bit.withTime : 0;
  if (sensible(isoTimestamp(text, "YYYY-MM-DD"))) return bit.iso | time;
  if (sensible(isoTimestamp(text, "DD.MM.YYYY"))) {
    return bit.dotted | time | (Number(text.slice(0, 2)) > 12 ? bit.dayFirst : 0);
  }
  if (time !== 0 && sensible(isoTimestamp(text, "YYYYMMDD"))) return bit.compact | time;
  if (!oddDate.test(text)) return 0;
  return bit.otherDate | time | (/^\d{1,2}[./-](?:1[3-9]|2\d|3[01])[./-]/.test(text) ? bit.monthFirst : 0);
};

const mostRemembered = 50_000;

/** Makes a reader of forms that remembers what it has seen; the same few texts fill most of an extract. */
export const formReader = (): ((text: string) => number) => {
  const known = new Map<string, number>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const forms = formsOf(text);
    if (known.size < mostRemembered) known.set(text, forms);
    return forms;
  };
};
