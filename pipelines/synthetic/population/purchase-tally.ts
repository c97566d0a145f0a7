import { type Day, iso } from "../calendar/day.ts";
import type { LungCourse } from "../lung/lung-course.ts";
import type { ExtractRow } from "../write/extract-row.ts";
import { atcOn, productNumber } from "./medicine-codes.ts";

/** Vials of 100 mg for one dose of 200 mg. */
const VIALS = 2;

/** Counts what the hospitals buy of pembrolizumab while patients are made: the vials of every dose, in its month. */
export class PurchaseTally {
  readonly #vials = new Map<string, { readonly first: Day; readonly orgNr: string; packs: number }>();

  add({ person, treatment }: LungCourse): void {
    for (const day of treatment?.doses ?? []) {
      const key = `${iso(day).slice(0, 7)} ${person.unit.orgNr}`;
      const known = this.#vials.get(key);
      if (known === undefined) this.#vials.set(key, { first: day, orgNr: person.unit.orgNr, packs: VIALS });
      else known.packs += VIALS;
    }
  }

  /** One row for each hospital and month, of Helse Nord too, which INSPIRE does not see. */
  get rows(): readonly ExtractRow[] {
    return [...this.#vials.entries()]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { first, orgNr, packs }]) => ({
        layout: "purchases",
        values: {
          month: `${iso(first).slice(0, 7)}-01`,
          product_no: productNumber.pembrolizumab,
          atc: atcOn("pembrolizumab", first),
          packs,
          doses_per_pack: "0.5",
          org_nr: orgNr,
          channel: "hospital_pharmacy",
        },
      }));
  }
}
