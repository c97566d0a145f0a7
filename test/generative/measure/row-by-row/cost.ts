import type { MeasureOf } from "../../../../schemas/measure.ts";
import { monthsLater } from "./calendar.ts";
import { followUpOf } from "./follow-up.ts";
import type { Dose, Person, World } from "./person.ts";
import { notEstimable, observed, pending, type Row, unknown } from "./row.ts";
import { said, saidByEach } from "./said.ts";
import { startOf } from "./start.ts";
import { linesOf, reachOfLines } from "./used-lines.ts";

type Measure = MeasureOf<"cost">;

export const costOf = (person: Person, measure: Measure, world: World): Row | null => {
  const start = startOf(person, world);
  if (start === null) return null;
  const first = monthsLater(start.zero, measure.from_months);
  const end = monthsLater(start.zero, measure.from_months + measure.months);
  const { death, emigration, undated, by } = followUpOf(person, world.asOf);
  if (undated) return unknown("death-date-unknown");
  if (death !== null && death < first)
    return notEstimable("death-before-period", { evidence: said("event", by.death) });
  if (emigration !== null && emigration >= start.zero && emigration < end)
    return notEstimable("emigration", { evidence: said("event", by.emigration) });
  const over = reachOfLines(person, start, world) >= Math.min(end - 1, death ?? end - 1);
  if (!over) return pending("period-not-over");
  const counted = linesOf(person, start, world).filter(
    (d) => d.day >= first && d.day < end && quantityOf(d, measure.unit).length > 0,
  );
  let units = 0;
  for (const quantity of counted.flatMap((d) => quantityOf(d, measure.unit))) {
    if (quantity === null) return unknown("quantity-unknown");
    units += quantity;
  }
  const amount = units * measure.price.minor_units;
  return observed({
    value: Math.sign(amount) * Math.round(Math.abs(amount)),
    evidence: saidByEach("exposure", counted),
  });
};

/** How many units a line is: none, a number, or not stated. */
const quantityOf = (line: Dose, unit: Measure["unit"]): readonly (number | null)[] => {
  switch (unit.kind) {
    case "packs":
      return line.counts || (line.packages ?? 0) < 0 ? [line.packages] : [];
    case "doses":
      return line.counts ? [1] : [];
    case "dose-amount":
      return line.counts ? [line.unit === unit.unit ? line.amount : null] : [];
  }
};
