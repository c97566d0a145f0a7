import { followUpOf } from "./follow-up.ts";
import type { Person, World } from "./person.ts";
import { dosesFrom, reachOf, type Start } from "./start.ts";

export type Intercurrent =
  | { readonly kind: "switch"; readonly substances: readonly string[]; readonly strategy: string }
  | { readonly kind: "stop"; readonly gap_days: number; readonly strategy: string };

interface Found {
  readonly day: number;
  /** The doses any one of which shows it: those of the switch, or those after which the gap came. */
  readonly by: Person["doses"];
}

/** The day of a person's first such event; null where there is none. */
export const intercurrentDay = (person: Person, world: World, start: Start, event: Intercurrent): Found | null => {
  const { death, emigration, alive } = followUpOf(person, world.asOf);
  const doses = dosesFrom(person, start, world.asOf, death);
  if (event.kind === "switch") {
    const switches = doses.filter(
      (d) => event.substances.includes(d.substance) && d.substance !== start.substance && d.day > start.exposed,
    );
    const day = Math.min(...switches.map((d) => d.day));
    return switches.length === 0 ? null : { day, by: switches.filter((d) => d.day === day) };
  }
  const own = doses.filter((d) => d.substance === start.substance);
  const days = own.map((d) => d.day);
  const until = Math.min(
    world.asOf,
    reachOf(own, world) ?? world.asOf,
    death ?? emigration ?? alive ?? Number.POSITIVE_INFINITY,
  );
  let latest = start.exposed;
  for (let day = start.exposed; day <= Math.max(until, ...days); day += 1) {
    const next = days.some((d) => d >= day);
    if (day - latest >= event.gap_days && (next || day <= until))
      return { day, by: own.filter((d) => d.day === latest) };
    if (days.includes(day)) latest = day;
  }
  return null;
};
