import { splitCells } from "../../connectors/csv/split-cells.ts";
import type { Dialect } from "../../schemas/dialect.ts";
import { type Finding, grouped, share, untold } from "./finding.ts";

type Delimiter = Dialect["delimiter"];
type Quote = Dialect["quote"];

export interface DelimiterFinding {
  readonly delimiter: Finding<Delimiter>;
  readonly quote: Finding<Quote>;
  /** Cells of most lines. */
  readonly cells: number;
}

interface Trial {
  readonly delimiter: Delimiter;
  readonly quote: Quote;
  /** Cells of most lines, and how many lines have as many. */
  readonly cells: number;
  readonly alike: number;
  readonly header: number;
}

const delimiters: readonly Delimiter[] = [";", ",", "\t", "|"];

/** Lines from which the delimiter is told: the header and two thousand more. */
const trialLines = 2001;
const trialBytes = 2 * 1024 * 1024;

const commonest = (counts: readonly number[]): { readonly cells: number; readonly alike: number } => {
  const times = new Map<number, number>();
  for (const n of counts) times.set(n, (times.get(n) ?? 0) + 1);
  const [cells, alike] = [...times].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
  return { cells, alike };
};

const tryOut = (lines: readonly string[], delimiter: Delimiter, quote: Quote): Trial => {
  const counts = lines.map((line) => splitCells(line, { delimiter, quote })?.length ?? 0);
  const rows = counts.length > 1 ? counts.slice(1) : counts;
  return { delimiter, quote, header: counts[0] ?? 0, ...commonest(rows) };
};

/** A delimiter must split the header; row names or a trailing delimiter explain one cell of difference, nothing more. */
const weight = ({ header, cells, alike }: Trial): number =>
  header < 2 || cells < 2 ? 0 : alike * (header === cells ? 1 : Math.abs(header - cells) === 1 ? 0.9 : 0.3);

const better = (a: Trial, b: Trial): Trial =>
  weight(b) > weight(a) || (weight(b) === weight(a) && b.cells > a.cells) ? b : a;

const delimiterName = (delimiter: Delimiter): string => (delimiter === "\t" ? "tab" : delimiter);

/** The first lines, as many as it takes to see a habit. */
const firstLines = (lines: readonly string[]): readonly string[] => {
  let bytes = 0;
  const end = lines.findIndex((line) => {
    bytes += line.length;
    return bytes > trialBytes;
  });
  return lines.slice(0, Math.min(trialLines, end < 2 ? (end < 0 ? trialLines : 2) : end));
};

/** Tells delimiter and quoting by how alike the lines become when they are split. */
export const judgeDelimiter = (sample: readonly string[]): DelimiterFinding => {
  const lines = firstLines(sample);
  const withQuotes = lines.some((line) => line.includes('"'));
  const quotes: readonly Quote[] = withQuotes ? ['"', "none"] : ['"'];
  const trials = quotes.flatMap((quote) => delimiters.map((d) => tryOut(lines, d, quote)));
  const best = trials.reduce(better);
  const rows = Math.max(1, lines.length - 1);
  if (weight(best) === 0) {
    return {
      delimiter: untold("no line is split by ; , tab or |"),
      quote: untold("the delimiter is not known"),
      cells: 1,
    };
  }
  const rival = trials.filter((t) => t.delimiter !== best.delimiter).reduce(better);
  const clear = best.alike >= 0.99 * rows && weight(rival) < 0.5 * weight(best);
  const counted =
    lines.length === 1
      ? `${grouped(best.cells)} cells in the header; no data lines`
      : `${grouped(best.cells)} cells on ${share(best.alike, rows)} of the first ${grouped(rows)} data lines`;
  const inHeader = best.header === best.cells ? "" : `, ${grouped(best.header)} in the header`;
  const also =
    weight(rival) < 0.5 * weight(best) ? "" : `; ${delimiterName(rival.delimiter)} splits them almost as well`;
  return {
    delimiter: { value: best.delimiter, certainty: clear ? "sure" : "likely", evidence: counted + inHeader + also },
    quote: judgeQuote(lines, best.delimiter),
    cells: best.cells,
  };
};

/** Lines with a quote in them that it takes to believe that the file does not quote at all. */
const manyStray = 20;

/** A stray quote is dirt that intake sets aside; only many of them, and none in pairs, speak of a file without quoting. */
const judgeQuote = (lines: readonly string[], delimiter: Delimiter): Finding<Quote> => {
  const quoted = lines.filter((line) => line.includes('"'));
  if (quoted.length === 0) return untold('no " in the lines looked at');
  const paired = quoted.filter((line) => splitCells(line, { delimiter, quote: '"' }) !== null).length;
  const seen = `" on ${grouped(quoted.length)} of ${grouped(lines.length)} lines`;
  if (paired > 0) {
    const stray = quoted.length - paired;
    return {
      value: '"',
      certainty: stray * 20 <= quoted.length ? "sure" : "likely",
      evidence: `${seen}, ${stray === 0 ? "always" : `on all but ${grouped(stray)}`} in pairs around cells`,
    };
  }
  const evidence = `${seen}, never in pairs around cells`;
  return quoted.length >= manyStray ? { value: "none", certainty: "likely", evidence } : untold(evidence);
};
