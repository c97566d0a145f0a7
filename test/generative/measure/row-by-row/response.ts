import type { MeasureOf } from "../../../../schemas/measure.ts";
import type { Person, World } from "./person.ts";
import { observed, type Row } from "./row.ts";
import { scoreChangeOf } from "./score-change.ts";

export const responseOf = (person: Person, measure: MeasureOf<"response">, world: World): Row | null => {
  const row = scoreChangeOf(person, measure, world);
  if (row === null) return null;
  const { baseline, change, reason, evidence } = row;
  if (reason === "intercurrent-failure" || (reason === "death" && measure.death === "no-response"))
    return observed({ event: 0, baseline, reason, evidence });
  if (change === null) return row;
  const better = measure.better === "lower" ? -change : change;
  return { ...row, event: better >= measure.threshold ? 1 : 0 };
};
