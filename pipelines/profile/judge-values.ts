import type { StoredColumn } from "../../schemas/column.ts";
import type { Dialect } from "../../schemas/dialect.ts";
import type { CellForm } from "./cell-forms.ts";
import { counted, type Finding, grouped, moot, untold } from "./finding.ts";
import { type ColumnTally, looksLike, nullTokens } from "./tally-columns.ts";

/** A column of the file with what the layout says it is; null where no layout says anything. */
export interface KnownTally {
  readonly tally: ColumnTally;
  readonly column: StoredColumn | null;
}

export interface ValueFindings {
  readonly date: Finding<Dialect["date"]>;
  readonly decimal: Finding<Dialect["decimal"]>;
  readonly time: Finding<Dialect["time"]>;
  readonly nullTokens: Finding<readonly string[]>;
}

type Kind = "date" | "dec" | "time";

/** What a column is for this purpose: by the layout where one is known, by its looks otherwise. */
const kindOf = ({ tally, column }: KnownTally): Kind | "text" | "other" => {
  const kind = column?.kind ?? looksLike(tally);
  switch (kind) {
    case "date":
    case "ts":
    case "date and time":
      return "date";
    case "dec":
    case "time":
    case "text":
      return kind;
    default:
      return "other";
  }
};

const total = (columns: readonly KnownTally[], form: CellForm): number =>
  columns.reduce((n, { tally }) => n + tally.forms[form], 0);

const filledIn = (columns: readonly KnownTally[]): number => columns.reduce((n, { tally }) => n + tally.filled, 0);

/** Tells how dates, decimals, times and missing values are written, from all columns that can bear witness together. */
export const judgeValues = (columns: readonly KnownTally[]): ValueFindings => ({
  date: judgeDate(columns.filter((c) => kindOf(c) === "date")),
  decimal: judgeDecimal(columns.filter((c) => kindOf(c) === "dec")),
  time: judgeTime(columns.filter((c) => kindOf(c) === "time")),
  nullTokens: judgeNullTokens(columns),
});

const judgeDate = (columns: readonly KnownTally[]): ValueFindings["date"] => {
  const filled = filledIn(columns);
  if (columns.length === 0) return moot("no date column");
  if (filled === 0) return untold("no date column is filled");
  const counts = [
    { form: "YYYY-MM-DD" as const, n: total(columns, "iso") },
    { form: "DD.MM.YYYY" as const, n: total(columns, "dotted") },
    { form: "YYYYMMDD" as const, n: total(columns, "compact") },
  ];
  const best = counts.reduce((a, b) => (b.n > a.n ? b : a));
  const dayFirst = total(columns, "dayFirst");
  const monthFirst = total(columns, "monthFirst");
  const others = counts.filter((c) => c !== best && c.n > 0);
  const odd = filled - counts.reduce((n, c) => n + c.n, 0);
  const rest = [
    ...others.map((c) => `${grouped(c.n)} as ${c.form}`),
    ...(odd === 0 ? [] : [`${grouped(odd)} in no form that utfall reads`]),
  ];
  const evidence = `${grouped(best.n)} of ${counted(filled, "cell")} in ${counted(columns.length, "column")}${rest.length === 0 ? "" : `; ${rest.join(", ")}`}`;
  if (best.n === 0 || (best.form === "DD.MM.YYYY" && monthFirst > dayFirst)) {
    return untold(monthFirst > 0 ? `${evidence}; ${grouped(monthFirst)} with the month first` : evidence);
  }
  const ambiguous = best.form === "DD.MM.YYYY" && dayFirst === 0;
  const proof =
    best.form === "DD.MM.YYYY"
      ? ambiguous
        ? "; no day above 12, so the month may come first"
        : `; a day above 12 in ${grouped(dayFirst)}, either order in ${grouped(best.n - dayFirst)}`
      : "";
  const clear = others.length === 0 && !ambiguous && monthFirst === 0 && best.n >= 0.95 * filled;
  return { value: best.form, certainty: clear ? "sure" : "likely", evidence: evidence + proof };
};

const judgeDecimal = (columns: readonly KnownTally[]): ValueFindings["decimal"] => {
  const comma = total(columns, "comma");
  const point = total(columns, "point");
  if (columns.length === 0) return moot("no decimal column");
  if (comma + point === 0) return untold("no cell has a fraction");
  const mark = comma >= point ? "," : ".";
  const rest = Math.min(comma, point);
  const evidence = `${grouped(Math.max(comma, point))} cells with a fraction in ${counted(columns.length, "column")}${rest === 0 ? "" : `, ${grouped(rest)} with the other mark`}`;
  const grouping = total(columns, "thousand") === comma + point;
  return {
    value: mark,
    certainty: rest === 0 && !grouping ? "sure" : "likely",
    evidence: grouping ? `${evidence}; always three digits after it, so it may set thousands apart` : evidence,
  };
};

const judgeTime = (columns: readonly KnownTally[]): ValueFindings["time"] => {
  const clock = total(columns, "clock");
  const seconds = total(columns, "seconds");
  const filled = filledIn(columns);
  if (columns.length === 0) return moot("no time column");
  if (clock + seconds === 0)
    return untold(filled === 0 ? "no time column is filled" : "no cell in a form that utfall reads");
  const most = Math.max(clock, seconds);
  return {
    value: clock >= seconds ? "clock" : "seconds",
    certainty: most >= 0.95 * filled ? "sure" : "likely",
    evidence: `${grouped(most)} of ${counted(filled, "cell")} in ${counted(columns.length, "column")}`,
  };
};

/** A token is no value where the column is not text and does not list it as a code. */
const isNothing = (c: KnownTally, token: string): boolean =>
  kindOf(c) !== "text" &&
  looksLike(c.tally) !== "text" &&
  !(c.column?.kind === "code" && Object.hasOwn(c.column.codes, token));

const judgeNullTokens = (columns: readonly KnownTally[]): ValueFindings["nullTokens"] => {
  const found = nullTokens.flatMap((token) => {
    const holding = columns.filter((c) => (c.tally.tokens.get(token) ?? 0) > 0);
    const cells = holding.reduce((n, c) => n + (c.tally.tokens.get(token) ?? 0), 0);
    return cells === 0
      ? []
      : [{ token, cells, columns: holding.length, proven: holding.some((c) => isNothing(c, token)) }];
  });
  if (found.length === 0) return untold("no NA, NULL, point or the like stands alone in a cell");
  const proven = found.filter((f) => f.proven);
  const evidence = found
    .map((f) => {
      const doubt = f.proven ? "" : " (text only: it may be a value)";
      return `${f.token} in ${counted(f.cells, "cell")} of ${counted(f.columns, "column")}${doubt}`;
    })
    .join("; ");
  if (proven.length === 0) return untold(evidence);
  const certainty = proven.length === found.length ? "sure" : "likely";
  return { value: proven.map((f) => f.token), certainty, evidence };
};
