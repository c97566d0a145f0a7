import type { Column } from "../../../schemas/column.ts";
import type { Dialect } from "../../../schemas/dialect.ts";
import type { RowFaultCode } from "../../../schemas/errors.ts";
import type { Layout } from "../../../schemas/layout.ts";
import type { Random } from "../random/random.ts";
import { columnsOf } from "../rows/row-maker.ts";
import { type CleanRow, type Dirt, type DirtKind, type DirtySheet, withCell } from "./dirt.ts";

/** A day that no calendar has, in each form of date. */
const NO_SUCH_DAY: Readonly<Record<Dialect["date"], string>> = {
  "YYYY-MM-DD": "2023-02-30",
  "DD.MM.YYYY": "30.02.2023",
  YYYYMMDD: "20230230",
};

const UNLISTED = "zz";

const rejected = (
  kind: DirtKind,
  fault: RowFaultCode,
  spoil: (row: CleanRow, random: Random) => readonly string[],
): Dirt => ({
  kind,
  outcome: "rejected",
  seenBy: "intake",
  fault,
  plant: (row, random) => ({ where: "after", cells: spoil(row, random) }),
});

/** Spoils one cell of a column drawn from those that qualify; no dirt where none does. */
const inOneOf = (
  kind: DirtKind,
  fault: RowFaultCode,
  sheet: DirtySheet,
  columns: readonly Column[],
  text: (column: Column) => string,
): readonly Dirt[] => {
  const [one, ...others] = columns;
  if (one === undefined) return [];
  return [
    rejected(kind, fault, (row, random) => {
      const column = random.pick([one, ...others]);
      return withCell(row.cells, sheet.indexOf(column.name), text(column));
    }),
  ];
};

/**
 * Lines that intake must hold back, in any layout: each is a copy of a good row with one thing broken.
 *
 * Columns named in a rule that condemns a whole file are left alone.
 */
export const brokenLines = (
  layout: Layout,
  columns: readonly Column[],
  dialect: Dialect,
  sheet: DirtySheet,
): readonly Dirt[] => {
  const condemning = new Set(
    layout.rowRules
      .filter((rule) => rule.outcome === "file-error")
      .flatMap((rule) => [rule.must, ...(rule.when === undefined ? [] : [rule.when])])
      .flatMap(columnsOf),
  );
  const open = columns.filter((column) => !condemning.has(column.name));
  const dated = open.filter((column) => column.kind === "date" || column.kind === "ts");
  const coded = open.filter(
    (column) => column.kind === "flag" || (column.kind === "code" && column.unlistedOutcome !== "finding"),
  );
  const required = open.filter((column) => column.presence === "required");
  return [
    ...inOneOf("bad-date", "UTF-RW-002", sheet, dated, () => NO_SUCH_DAY[dialect.date]),
    ...inOneOf("unknown-code", "UTF-RW-003", sheet, coded, () => UNLISTED),
    ...inOneOf("missing-required", "UTF-RW-001", sheet, required, (column) => sheet.write(column.name, null)),
    rejected("wrong-cell-count", "UTF-RW-011", ({ cells }, random) =>
      random.chance(0.5) ? cells.slice(0, -1) : [...cells, ""],
    ),
    ...(dialect.quote === "none"
      ? []
      : [
          rejected("unbalanced-quote", "UTF-RW-012", ({ cells }) =>
            withCell(cells, cells.length - 1, `"${(cells.at(-1) ?? "").replaceAll('"', "")}`),
          ),
        ]),
  ];
};

/** The same line once more, byte by byte. */
export const duplicateLine: Dirt = {
  kind: "duplicate-line",
  outcome: "duplicate",
  seenBy: "intake",
  fault: null,
  plant: () => ({ where: "repeat" }),
};
