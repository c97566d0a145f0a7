import type { Column } from "../column.ts";
import type { Predicate } from "../rule.ts";
import type { CellValue } from "./cell-schema.ts";
import { scaled } from "./decimal.ts";

/** Typed cells by column name; null is empty. */
export type RowValues = Readonly<Record<string, CellValue | null>>;

const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2, 1] as const;

const checkDigitHolds = (text: string): boolean =>
  /^\d{9}$/u.test(text) && WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(text[i]), 0) % 11 === 0;

const numeric = (kind: Column["kind"] | undefined): boolean => kind === "int" || kind === "dec";

const atMost = (kind: Column["kind"] | undefined, left: CellValue, right: CellValue): boolean => {
  if (numeric(kind)) return scaled(left) <= scaled(right);
  const [a, b] = [String(left), String(right)];
  // ISO texts order as days do; an unknown time of day cannot put an end before its start.
  return kind === "ts" && b.endsWith(" 00:00:00") ? a.slice(0, 10) <= b.slice(0, 10) : a <= b;
};

/** Whether a predicate holds for the typed cells of a row. The semantics stand in row-schema.ts. */
export const holds = (predicate: Predicate, row: RowValues, kinds: ReadonlyMap<string, Column["kind"]>): boolean => {
  const value = (column: string): CellValue | null => row[column] ?? null;
  switch (predicate.is) {
    case "filled":
      return value(predicate.column) !== null;
    case "empty":
      return value(predicate.column) === null;
    case "one-of": {
      const cell = value(predicate.column);
      return cell !== null && predicate.values.includes(String(cell));
    }
    case "matches": {
      const cell = value(predicate.column);
      return cell !== null && new RegExp(`^(?:${predicate.pattern})$`, "u").test(String(cell));
    }
    case "above": {
      const cell = value(predicate.column);
      return cell !== null && scaled(cell) > scaled(predicate.value);
    }
    case "at-most": {
      const [left, right] = [value(predicate.column), value(predicate.other)];
      return left === null || right === null || atMost(kinds.get(predicate.column), left, right);
    }
    case "org-nr": {
      const cell = value(predicate.column);
      return cell !== null && checkDigitHolds(String(cell));
    }
    case "all":
      return predicate.of.every((p) => holds(p, row, kinds));
    case "any":
      return predicate.of.some((p) => holds(p, row, kinds));
    case "not":
      return !holds(predicate.of, row, kinds);
  }
};

/** The columns that a predicate names. */
export const namedColumns = (predicate: Predicate): readonly string[] => {
  switch (predicate.is) {
    case "all":
    case "any":
      return predicate.of.flatMap(namedColumns);
    case "not":
      return namedColumns(predicate.of);
    case "at-most":
      return [predicate.column, predicate.other];
    default:
      return [predicate.column];
  }
};
