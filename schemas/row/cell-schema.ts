import { z } from "zod";
import { flagCodes, type StoredColumn } from "../column.ts";
import type { Dialect } from "../dialect.ts";
import type { RowFaultCode } from "../errors.ts";
import { clockTime, isoDate, isoTimestamp, secondsTime } from "./calendar.ts";
import { normalDecimal, scaled } from "./decimal.ts";

/** A typed cell: text, code, flag, date, ts, time and dec as text, int as number. */
export type CellValue = string | number;

/** What a failed check of a cell means; travels in the `params` of the zod issue. */
export const CellFault = z.object({
  code: z.custom<RowFaultCode>(),
  rule: z.string(),
  outcome: z.enum(["error", "finding"]),
});
export type CellFault = z.infer<typeof CellFault>;

/** How one column is read: `format` makes the typed value or has none to offer, `limits` judges the value. */
export interface CellSchema {
  readonly format: z.ZodType<CellValue, string>;
  readonly limits: z.ZodType<CellValue, CellValue>;
}

const because = (code: RowFaultCode, rule: string, outcome: CellFault["outcome"] = "error") => ({
  params: { code, rule, outcome },
  abort: true,
});

const any = z.union([z.string(), z.number()]);
const string = z.string();

/** The value that `read` makes of the text; a null is a fault. */
const readAs = (read: (text: string) => string | null, fault: ReturnType<typeof because>) =>
  string.refine((t) => read(t) !== null, fault).transform((t) => read(t) ?? t);

const within = (min: number, max: number) => {
  const [least, most] = [scaled(min), scaled(max)];
  return any.refine(
    (v) => {
      const value = scaled(v);
      return value >= least && value <= most;
    },
    because("UTF-RW-006", "range"),
  );
};

const sensibleYear = any.refine(
  (v) => {
    const year = Number(String(v).slice(0, 4));
    return year >= 1850 && year <= 2100;
  },
  because("UTF-RW-006", "range"),
);

/** The reading of one column under one dialect. The semantics stand in row-schema.ts. */
export const cellSchema = (column: StoredColumn, dialect: Dialect): CellSchema => {
  switch (column.kind) {
    case "text": {
      const { maxLength, pattern, patternOutcome } = column;
      const format = string.refine((t) => [...t].length <= maxLength, because("UTF-RW-008", "length"));
      if (pattern === undefined) return { format, limits: any };
      const whole = new RegExp(`^(?:${pattern})$`, "u");
      return {
        format,
        limits: string.refine((t) => whole.test(t), because("UTF-RW-007", "pattern", patternOutcome)) as z.ZodType<
          CellValue,
          CellValue
        >,
      };
    }
    case "code":
      return {
        format: string.refine(
          (t) => Object.hasOwn(column.codes, t),
          because("UTF-RW-003", "code", column.unlistedOutcome),
        ),
        limits: any,
      };
    case "flag":
      return { format: string.refine((t) => Object.hasOwn(flagCodes, t), because("UTF-RW-003", "code")), limits: any };
    case "int": {
      const { min, max, findingAbove } = column;
      const range = within(min, max);
      return {
        format: string
          .refine((t) => /^-?\d{1,15}$/u.test(t), because("UTF-RW-004", "int"))
          .transform((t) => Number(t) + 0),
        limits:
          findingAbove === undefined
            ? range
            : range.refine((v) => scaled(v) <= scaled(findingAbove), because("UTF-RW-006", "range", "finding")),
      };
    }
    case "dec": {
      const { min, max, scale } = column;
      const mark = dialect.decimal;
      const fraction = scale === 0 ? "" : `(?:[${mark}]\\d{1,${scale}})?`;
      const form = new RegExp(`^-?\\d{1,${18 - scale}}${fraction}$`, "u");
      return {
        format: string
          .refine((t) => form.test(t), because("UTF-RW-005", "dec"))
          .transform((t) => normalDecimal(t, mark, scale)),
        limits: within(min, max),
      };
    }
    case "date":
      return { format: readAs((t) => isoDate(t, dialect.date), because("UTF-RW-002", "date")), limits: sensibleYear };
    case "ts":
      return {
        format: readAs((t) => isoTimestamp(t, dialect.date), because("UTF-RW-002", "date")),
        limits: sensibleYear,
      };
    case "time":
      return {
        format: readAs(dialect.time === "seconds" ? secondsTime : clockTime, because("UTF-RW-009", "time")),
        limits: any,
      };
  }
};
