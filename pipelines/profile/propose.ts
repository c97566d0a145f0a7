import { bindHeader, type HeaderProblem } from "../../connectors/csv/bind-header.ts";
import type { Encoding } from "../../connectors/csv/encoding.ts";
import { nameKey, type StoredColumn } from "../../schemas/column.ts";
import type { Dialect } from "../../schemas/dialect.ts";
import { storedColumns } from "../../schemas/layout.ts";
import { effectiveDialect } from "../ingest/effective-dialect.ts";
import type { Finding } from "./finding.ts";
import { judgeSample } from "./judge-sample.ts";
import { judgeValues, type ValueFindings } from "./judge-values.ts";
import { type LayoutMatch, perhaps } from "./match-layouts.ts";
import type { Proposal } from "./profile.ts";
import type { SampleTable } from "./read-table.ts";
import { snippetOf } from "./snippet.ts";

/** What is put together for one layout. */
export interface Proposed {
  readonly proposal: Proposal | null;
  readonly values: ValueFindings;
  /** The layout's column at a place of the file; null where it has none. */
  readonly columnAt: (place: number) => StoredColumn | null;
  /** Why intake would not take the header; null where it would. */
  readonly problem: HeaderProblem | null;
}

export interface ProposeOptions {
  /** File name without its folder. */
  readonly file: string;
  readonly table: SampleTable;
  /** The closest layout; null where no layout knows the header. */
  readonly match: LayoutMatch | null;
  readonly encoding: Finding<Encoding>;
  /** Names fit to be shown, by place. */
  readonly shown: readonly string[];
  /** True where the rows are typed, and nothing need be said of how lines are cut up. */
  readonly typed: boolean;
}

/** Rows read by the row schema, evenly spread over the sample; it is the slow reader. */
const mostJudged = 20_000;

/** Settings that follow from how lines are cut up; what cannot be told stays as it usually is. */
const structural = ({ table, encoding }: ProposeOptions, usual: Dialect): Dialect => ({
  ...usual,
  encoding: encoding.value ?? usual.encoding,
  delimiter: table.delimiter.value ?? usual.delimiter,
  quote: table.quote.value ?? usual.quote,
  row_names: table.rowNames.value ?? usual.row_names,
  trailing_delimiter: table.trailing.value ?? usual.trailing_delimiter,
});

const withValues = (dialect: Dialect, values: ValueFindings): Dialect => ({
  ...dialect,
  date: values.date.value ?? dialect.date,
  decimal: values.decimal.value ?? dialect.decimal,
  time: values.time.value ?? dialect.time,
  null_tokens: [...new Set([...dialect.null_tokens, ...(values.nullTokens.value ?? [])])],
});

/** Puts a dialect together for the closest layout, and judges the sample by both. */
export const propose = (options: ProposeOptions): Proposed => {
  const { table, match } = options;
  const witness = (columnAt: Proposed["columnAt"]): ValueFindings =>
    judgeValues(
      table.tallies.flatMap((tally, i) => (table.names[i]?.trim() === "" ? [] : [{ tally, column: columnAt(i) }])),
    );
  const nothing = (): null => null;
  if (match === null) return { proposal: null, values: witness(nothing), columnAt: nothing, problem: null };

  const { layout } = match;
  const usual = effectiveDialect(layout);
  const structure = structural(options, usual);
  const aliases = Object.fromEntries(match.spelt.map(({ at, column }) => [(table.names[at] ?? "").trim(), column]));
  const bound = bindHeader(table.header, { columns: layout.columns, aliases, dialect: structure });
  const columnAt = columnFinder(match, table.names);
  const values = witness(columnAt);
  const dialect = withValues(structure, values);
  const sample = "code" in bound ? null : judgeSample(table.rows(mostJudged), { layout, dialect, binding: bound });
  const enough = match.known * 2 >= match.named;
  return {
    values,
    columnAt,
    problem: "code" in bound ? bound : null,
    proposal: {
      layout: layout.id,
      title: layout.title,
      fits: sample !== null && enough && (sample.rows === 0 || sample.passed > 0),
      dialect,
      sample,
      snippet: enough ? snippet(options, match, dialect) : null,
    },
  };
};

const howLinesAre = ({ encoding, delimiter, quote, row_names, trailing_delimiter }: Dialect): Partial<Dialect> => ({
  encoding,
  delimiter,
  quote,
  row_names,
  trailing_delimiter,
});

const snippet = (options: ProposeOptions, match: LayoutMatch, dialect: Dialect): string => {
  const { table, file, shown } = options;
  const usual = effectiveDialect(match.layout);
  // A name that is not shown could be a value.
  const inNames = (list: LayoutMatch["spelt"]) =>
    list.flatMap(({ at, column }) => {
      const name = table.names[at]?.trim() ?? "";
      return name === shown[at] ? [{ name, column }] : [];
    });
  return snippetOf({
    layout: match.layout.id,
    file: match.fileNamed ? null : file,
    dialect: options.typed ? { ...dialect, ...howLinesAre(usual) } : dialect,
    usual,
    aliases: inNames(match.spelt),
    perhaps: inNames(perhaps(match, table.names)),
  });
};

/** Finds columns by name, also where intake would not bind the header, so that a near miss is judged by what it is near to. */
const columnFinder = ({ layout, spelt }: LayoutMatch, names: readonly string[]): Proposed["columnAt"] => {
  const byKey = new Map<string, StoredColumn>();
  for (const column of storedColumns(layout))
    for (const alias of column.aliases ?? []) byKey.set(nameKey(alias), column);
  for (const column of storedColumns(layout)) byKey.set(nameKey(column.name), column);
  const byPlace = new Map(spelt.map(({ at, column }) => [at, byKey.get(nameKey(column)) ?? null]));
  return (place) => byPlace.get(place) ?? byKey.get(nameKey(names[place] ?? "")) ?? null;
};
