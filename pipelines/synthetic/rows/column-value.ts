import type { Column, DecColumn, TextColumn } from "../../../schemas/column.ts";
import { clock, dayOf, iso, timestamp } from "../calendar/day.ts";
import type { Random } from "../random/random.ts";
import type { Cell } from "./cell.ts";
import { patternValue } from "./pattern-value.ts";

const first = dayOf("2018-01-01");
const last = dayOf("2019-12-31");

/**
 * A plausible value that the column's declaration allows, for columns of which no simulation knows anything.
 *
 * Always valid on its own; that the row as a whole holds together is the simulation's work.
 */
export const columnValue = (column: Column, random: Random): Cell => {
  switch (column.kind) {
    case "text":
      return textValue(column, random);
    case "code": {
      const [one = null, ...others] = Object.keys(column.codes);
      return one === null ? null : random.pick([one, ...others]);
    }
    case "int":
      return random.between(column.min, Math.min(column.max, column.findingAbove ?? column.max));
    case "dec":
      return decimalValue(column, random);
    case "date":
      return iso(random.between(first, last));
    case "ts":
      return timestamp(random.between(first, last), random.between(0, 1439));
    case "time":
      return clock(random.between(0, 1439));
    case "flag":
      return random.pick(["0", "1", "9"]);
    case "dropped":
      return "Oppdiktet tekst";
  }
};

const textValue = (column: TextColumn, random: Random): string => {
  const [one, ...others] = column.examples ?? [];
  if (one !== undefined) return random.pick([one, ...others]);
  if (column.pattern !== undefined) return patternValue(column.pattern, random);
  return `SYN${random.word().toString(36).toUpperCase()}`.slice(0, column.maxLength);
};

const decimalValue = (column: DecColumn, random: Random): string => {
  const span = Math.min(column.max - column.min, 1000);
  const digits = Math.min(column.scale, 2);
  return Math.min(column.max, column.min + span * random.uniform()).toFixed(digits);
};
