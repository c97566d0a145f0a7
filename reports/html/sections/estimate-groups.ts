import type { ResultRow, Warning } from "../../../schemas/result.ts";

/** One line of an estimate table. */
export interface EstimateLine {
  readonly row: ResultRow;
  /** The number of persons behind a share, where the judgement brings it. */
  readonly counted: ResultRow | null;
  /** Cautions about this line that do not hold for its whole group. */
  readonly own: readonly Warning[];
}

/** The estimates of one group of persons. */
export interface EstimateGroup {
  readonly group: ResultRow["group"];
  /** Persons in the estimates; null where the estimates differ in it. */
  readonly n: number | null;
  /** How many are in the estimates, have had an event or cannot be judged: said beside the name of the group. */
  readonly counts: readonly ResultRow[];
  /** Cautions that hold for every line of the group, or for its counts. */
  readonly common: readonly Warning[];
  readonly lines: readonly EstimateLine[];
}

const besideName = new Set([
  "count-n",
  "count-events",
  "count-person-days",
  "count-occurrences",
  "count-unknown",
  "count-pending",
  "count-not-estimable",
  "count-short-follow-up",
  "count-imputed",
]);

/** What a row counts or estimates: the last part of its figure id. */
export const whatOf = ({ figure }: ResultRow): string => figure.split("/").at(-1) ?? "";

const isAmong = (warning: Warning, warnings: readonly Warning[]): boolean =>
  warnings.some((w) => JSON.stringify(w) === JSON.stringify(warning));

const warningsOf = (rows: readonly (ResultRow | null)[]): readonly Warning[] =>
  rows.flatMap((row) => row?.warnings ?? []).filter((w, i, all) => !isAmong(w, all.slice(0, i)));

/** Shares with the counts behind them; counts that belong to no share come last. */
const paired = (rows: readonly ResultRow[]): readonly Omit<EstimateLine, "own">[] => {
  const countOf = (row: ResultRow): ResultRow | null =>
    row.estimate === "share"
      ? (rows.find((r) => whatOf(r) === whatOf(row).replace(/^share-/, "count-") && r !== row) ?? null)
      : null;
  const pairs = rows.map((row) => ({ row, counted: countOf(row) }));
  const behind = new Set(pairs.map(({ counted }) => counted));
  return pairs
    .filter(({ row }) => !behind.has(row))
    .toSorted((a, b) => Number(a.row.estimate === "count") - Number(b.row.estimate === "count"));
};

const groupOf = (group: ResultRow["group"], all: readonly ResultRow[]): EstimateGroup => {
  const said = all.filter((row) => besideName.has(whatOf(row)));
  const counts = said.length === all.length ? [] : said;
  const pairs = paired(all.filter((row) => !counts.includes(row)));
  const shared =
    pairs.length < 2
      ? []
      : warningsOf(pairs.map(({ row }) => row)).filter((w) =>
          pairs.every(({ row, counted }) => isAmong(w, warningsOf([row, counted]))),
        );
  const common = [...shared, ...warningsOf(counts).filter((w) => !isAmong(w, shared))];
  const sizes = new Set(pairs.map(({ row }) => row.n));
  return {
    group,
    n: counts.find((row) => whatOf(row) === "count-n")?.value ?? (sizes.size === 1 ? ([...sizes][0] ?? null) : null),
    counts,
    common,
    lines: pairs.map((pair) => ({
      ...pair,
      own: warningsOf([pair.row, pair.counted]).filter((w) => !isAmong(w, common)),
    })),
  };
};

/** Estimates by group, each group in the order in which it first appears. */
export const estimateGroups = (rows: readonly ResultRow[]): readonly EstimateGroup[] =>
  [...Map.groupBy(rows, ({ group }) => JSON.stringify([group.name, group.level])).values()].flatMap((inGroup) => {
    const [first] = inGroup;
    return first === undefined ? [] : [groupOf(first.group, inGroup)];
  });
