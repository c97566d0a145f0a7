import type { StoredColumn } from "../../schemas/column.ts";
import type { RowFaultCode } from "../../schemas/errors.ts";
import type { Layout } from "../../schemas/layout.ts";
import { storedColumns } from "../../schemas/layout.ts";
import type { RuleOutcome } from "../../schemas/rule.ts";

/** One way in which a row of a layout can break a rule. */
export interface BreakKind {
  /**
   * Number by which SQL speaks of it: findings come first, then errors, then what condemns the file, so that the greatest
   * number of a row says what becomes of it.
   */
  readonly id: number;
  readonly code: RowFaultCode;
  readonly rule: string;
  readonly column: string | null;
  readonly outcome: RuleOutcome;
}

export interface BreakKinds {
  readonly all: readonly BreakKind[];
  /** The number of the break; it must be one that the layout has. */
  readonly id: (column: string | null, rule: string, outcome: RuleOutcome) => number;
  readonly byId: (id: number) => BreakKind;
  /** Rows whose greatest number is above this are rejected. */
  readonly lastFinding: number;
  /** Rows whose greatest number is above this condemn the file. */
  readonly lastError: number;
}

type Unnumbered = Omit<BreakKind, "id">;

const severity: Readonly<Record<RuleOutcome, number>> = { finding: 0, error: 1, "file-error": 2 };

/** All breaks that a layout can show, numbered by severity. */
export const breakKinds = (layout: Layout): BreakKinds => {
  const unnumbered = [
    ...storedColumns(layout).flatMap(cellBreaks),
    ...layout.rowRules.map(({ id, outcome }): Unnumbered => ({ code: "UTF-RW-010", rule: id, column: null, outcome })),
  ];
  const all = unnumbered
    .toSorted((a, b) => severity[a.outcome] - severity[b.outcome])
    .map((kind, i): BreakKind => ({ id: i + 1, ...kind }));
  const find = (test: (kind: BreakKind) => boolean): BreakKind => {
    const kind = all.find(test);
    if (kind === undefined) throw new RangeError(`layout ${layout.id} has no such break`);
    return kind;
  };
  return {
    all,
    id: (column, rule, outcome) => find((k) => k.column === column && k.rule === rule && k.outcome === outcome).id,
    byId: (id) => find((k) => k.id === id),
    lastFinding: all.filter((k) => k.outcome === "finding").length,
    lastError: all.filter((k) => k.outcome !== "file-error").length,
  };
};

const cellBreaks = (column: StoredColumn): readonly Unnumbered[] => {
  const kind = (code: RowFaultCode, rule: string, outcome: "error" | "finding" = "error"): Unnumbered => ({
    code,
    rule,
    column: column.name,
    outcome,
  });
  const filled = column.presence === "required" ? [kind("UTF-RW-001", "filled")] : [];
  switch (column.kind) {
    case "text":
      return [
        ...filled,
        kind("UTF-RW-008", "length"),
        ...(column.pattern === undefined ? [] : [kind("UTF-RW-007", "pattern", column.patternOutcome)]),
      ];
    case "code":
      return [...filled, kind("UTF-RW-003", "code", column.unlistedOutcome)];
    case "flag":
      return [...filled, kind("UTF-RW-003", "code")];
    case "int":
      return [
        ...filled,
        kind("UTF-RW-004", "int"),
        kind("UTF-RW-006", "range"),
        ...(column.findingAbove === undefined ? [] : [kind("UTF-RW-006", "range", "finding")]),
      ];
    case "dec":
      return [...filled, kind("UTF-RW-005", "dec"), kind("UTF-RW-006", "range")];
    case "date":
    case "ts":
      return [...filled, kind("UTF-RW-002", "date"), kind("UTF-RW-006", "range")];
    case "time":
      return [...filled, kind("UTF-RW-009", "time")];
  }
};
