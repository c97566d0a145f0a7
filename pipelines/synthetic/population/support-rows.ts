import { type Day, iso } from "../calendar/day.ts";
import type { ExtractRow } from "../write/extract-row.ts";
import type { Ending } from "./ending.ts";
import type { Keys, LinkedSource } from "./keys.ts";
import type { Person } from "./person.ts";

const dateOrNull = (day: Day | null): string | null => (day === null ? null : iso(day));

/** The population register's statement about a person. */
export const vitalStatusRow = (person: Person, ending: Ending, keys: Keys): ExtractRow => ({
  layout: "vital_status",
  values: {
    person_key: keys.folkeregisteret(person.number),
    status: ending.death !== null ? "D" : ending.emigration !== null ? "E" : "B",
    status_date: iso(ending.last),
    death_date: dateOrNull(ending.death),
    emigration_date: dateOrNull(ending.emigration),
  },
});

/** NPR's yearly file of deaths has the person only when dead. */
export const deathRows = (person: Person, ending: Ending, keys: Keys): readonly ExtractRow[] =>
  ending.death === null
    ? []
    : [
        {
          layout: "npr_deaths",
          values: { lopenr: keys.npr(person.number), doddato: iso(ending.death), emigrertdato: null },
        },
      ];

/** One link per source in which the person has rows. */
export const linkRows = (
  person: Person,
  sources: readonly LinkedSource[],
  keys: Keys,
  cut: Day,
): readonly ExtractRow[] =>
  sources.map((source) => ({
    layout: "link_keys",
    values: {
      source,
      delivery: iso(cut),
      source_person_id: keys[source](person.number),
      project_person_id: keys.project(person.number),
      valid_from: iso(cut),
    },
  }));
