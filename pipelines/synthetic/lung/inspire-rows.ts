import { type Day, iso } from "../calendar/day.ts";
import { hospitalDose, medicineColumns } from "../inspire/hospital-dose.ts";
import type { Keys } from "../population/keys.ts";
import type { Medicine } from "../population/medicine-codes.ts";
import type { Random } from "../random/random.ts";
import type { RowValues } from "../rows/cell.ts";
import type { ExtractRow } from "../write/extract-row.ts";
import type { LungCourse } from "./lung-course.ts";

interface Administration {
  readonly medicine: Medicine;
  readonly day: Day;
  readonly dose: number;
  readonly regimen: string;
  readonly cycle: number;
  /** Minutes after the start of the first infusion of the day. */
  readonly after: number;
}

const administrations = (course: LungCourse, random: Random): readonly Administration[] => {
  const { treatment } = course;
  if (treatment === null) return [];
  const surface = Math.round(random.normal(1.85, 0.15) * 100) / 100;
  const regimen = treatment.withChemotherapy ? "Pembrolizumab/pemetreksed/karboplatin" : "Pembrolizumab 200 mg q3w";
  const given: Administration[] = [];
  treatment.doses.forEach((day, i) => {
    const cycle = i + 1;
    given.push({ medicine: "pembrolizumab", day, dose: 200, regimen, cycle, after: 0 });
    if (treatment.withChemotherapy && i < 4) {
      given.push({ medicine: "pemetrexed", day, dose: Math.round(500 * surface), regimen, cycle, after: 60 });
      given.push({ medicine: "carboplatin", day, dose: random.between(40, 65) * 10, regimen, cycle, after: 90 });
    }
  });
  treatment.nextLine.forEach((day, i) => {
    given.push({
      medicine: "docetaxel",
      day,
      dose: Math.round(75 * surface),
      regimen: "Docetaxel q3w",
      cycle: i + 1,
      after: 0,
    });
  });
  return given;
};

/** INSPIRE's lines: hospital doses outside Helse Nord, which does not deliver, and dispensings nationwide. */
export const inspireRows = (course: LungCourse, keys: Keys): readonly ExtractRow[] => {
  const { person, tumour, random } = course;
  const PID = keys.kreftregisteret(person.number);
  const row = (values: RowValues): ExtractRow => ({ layout: "inspire_medication", values });
  // Drawn for Nord as well, so that the region of one person does not shift what follows.
  const given = administrations(course, random).map(({ medicine, day, dose, regimen, cycle, after }) => {
    const minutes = random.between(8 * 60, 14 * 60) + after;
    return hospitalDose(person, keys, {
      medicine,
      day,
      minutes,
      dose,
      route: "iv",
      regimen,
      cycle,
      icd10: tumour.icd10,
    });
  });
  const dispensed = course.dispensings.map((day) =>
    row({
      PID,
      source: "hresept",
      source_system: "Reseptregister",
      org_nr: null,
      resh_id: null,
      ...medicineColumns("osimertinib", day),
      regimen: null,
      cycle_no: null,
      line_no: null,
      dose: null,
      unit: null,
      route: "po",
      start_ts: null,
      end_ts: null,
      dispensed_date: iso(day),
      packages: 1,
      indication_icd10: tumour.icd10,
    }),
  );
  return person.region === "nord" ? dispensed : [...given, ...dispensed];
};
