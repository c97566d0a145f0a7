import type { MeasureOf } from "../../../../schemas/measure.ts";
import { followUpOf } from "./follow-up.ts";
import type { Person, World } from "./person.ts";
import { notEstimable, observed, pending, type Row, unknown } from "./row.ts";
import { said, saidByEach } from "./said.ts";
import { startOf } from "./start.ts";
import { linesOf, reachOfLines } from "./used-lines.ts";

export const relativeDoseIntensityOf = (
  person: Person,
  measure: MeasureOf<"relative-dose-intensity">,
  world: World,
): Row | null => {
  const start = startOf(person, world);
  if (start === null) return null;
  const { zero } = start;
  const { dose, every_days, administrations } = measure.planned;
  const end = zero + every_days * administrations;
  const { death, emigration, by } = followUpOf(person, world.asOf);
  const given = linesOf(person, start, world).filter(
    (d) => d.counts && d.day < end && (death === null || d.day <= death),
  );
  const over = reachOfLines(person, start, world) >= Math.min(end - 1, death ?? end - 1);
  if (death !== null && death < zero)
    return notEstimable("death-before-time-zero", { evidence: said("event", by.death) });
  if (emigration !== null && emigration >= zero && emigration < end)
    return notEstimable("emigration", { evidence: said("event", by.emigration) });
  if (!over) return pending("period-not-over");
  if (given.some((d) => d.amount === null || d.unit !== measure.unit)) return unknown("dose-not-summable");
  const last = Math.max(...given.map((d) => d.day));
  const cycles = measure.stopped === "full-period" ? administrations : Math.floor((last - zero) / every_days) + 1;
  return observed({
    baseline: cycles * dose,
    value: given.reduce((sum, d) => sum + (d.amount ?? 0), 0),
    evidence: saidByEach("exposure", given),
  });
};
