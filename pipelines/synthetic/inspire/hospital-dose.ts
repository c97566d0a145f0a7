import { type Day, timestamp } from "../calendar/day.ts";
import type { Keys } from "../population/keys.ts";
import { atcOn, type Medicine, productNumber } from "../population/medicine-codes.ts";
import type { Person } from "../population/person.ts";
import type { RowValues } from "../rows/cell.ts";
import type { ExtractRow } from "../write/extract-row.ts";

/** One administration in hospital. */
export interface HospitalDose {
  readonly medicine: Medicine;
  readonly day: Day;
  /** Minutes after midnight at which it began. */
  readonly minutes: number;
  /** Milligrams. */
  readonly dose: number;
  readonly route: "iv" | "sc";
  readonly regimen: string;
  readonly cycle: number;
  readonly icd10: string;
}

const named: Readonly<Partial<Record<Medicine, string>>> = {
  pembrolizumab: "Pembrolizumab",
  pemetrexed: "Pemetreksed",
  carboplatin: "Karboplatin",
  docetaxel: "Docetaksel",
  osimertinib: "Osimertinib",
  bortezomib: "Bortezomib",
  tisagenlecleucel: "Tisagenlekleucel",
};

/** Code, name and pack number of a medicine as INSPIRE writes them on a day. */
export const medicineColumns = (medicine: Medicine, day: Day): RowValues => ({
  atc: atcOn(medicine, day),
  substance: named[medicine] ?? medicine,
  product_no: productNumber[medicine],
});

/** The administration as a line of INSPIRE from the chemotherapy system. */
export const hospitalDose = (person: Person, keys: Keys, given: HospitalDose): ExtractRow => ({
  layout: "inspire_medication",
  values: {
    PID: keys.kreftregisteret(person.number),
    source: "hospital",
    source_system: "CMS",
    org_nr: person.unit.orgNr,
    resh_id: person.unit.reshId,
    ...medicineColumns(given.medicine, given.day),
    regimen: given.regimen,
    cycle_no: given.cycle,
    line_no: null,
    dose: given.dose,
    unit: "mg",
    route: given.route,
    start_ts: timestamp(given.day, given.minutes),
    end_ts: timestamp(given.day, given.minutes + 30),
    dispensed_date: null,
    packages: null,
    indication_icd10: given.icd10,
  },
});
