import { type Day, iso, yearOf } from "../calendar/day.ts";
import type { Keys } from "../population/keys.ts";
import { atcOn, type Medicine } from "../population/medicine-codes.ts";
import type { Person } from "../population/person.ts";
import { places } from "../population/places.ts";
import type { ExtractRow } from "../write/extract-row.ts";

/** One H-resept dispensing as NPR reports it; here sex is a word, unlike in the episode file. */
export const hreseptRow = (
  person: Person,
  medicine: Medicine,
  day: Day,
  refund: string,
  keys: Keys,
  nextNumber: () => number,
): ExtractRow => {
  const region = places[person.region].npr;
  return {
    layout: "npr_hresept",
    year: yearOf(day),
    values: {
      lopenr: keys.npr(person.number),
      periodeaar: yearOf(day),
      kjonn: person.sex === "m" ? "Mann" : "Kvinne",
      fodselsar: person.birthYear,
      komnrhjem2: person.municipality.number,
      pasfylke2: person.municipality.number.slice(0, 2),
      pas_reg2: region,
      sh_reg: region,
      atc_1: atcOn(medicine, day),
      refusjonsKodeResept: refund,
      refusjonsKodeUtlevering: refund,
      forskrivningsDato: iso(day - 7),
      utleveringsdato: iso(day),
      behandlingsstedReshID: person.unit.reshId,
      orgNrForskrivendeEnhet: person.unit.orgNr,
      HReseptId_lnr: nextNumber(),
    },
  };
};
