import { type Day, iso, yearOf } from "../calendar/day.ts";
import type { Keys } from "../population/keys.ts";
import { places } from "../population/places.ts";
import type { Random } from "../random/random.ts";
import type { RowValues } from "../rows/cell.ts";
import type { ExtractRow } from "../write/extract-row.ts";
import type { LungCourse } from "./lung-course.ts";
import { lungTruth } from "./lung-parameters.ts";

const SCREENED_OUT: RowValues = { S_stadium: null, S_hormonbeh: null, S_lokIcd7Spes: null };

/** Columns that every tumour case of the person carries alike. */
const personColumns = ({ person, ending }: LungCourse, keys: Keys): RowValues => ({
  PID: keys.kreftregisteret(person.number),
  P_kjonn: person.sex === "m" ? "M" : "K",
  P_personstatus: ending.death !== null ? "D" : ending.emigration !== null ? "E" : "B",
  P_statusdato: iso(ending.last),
  P_statusar: yearOf(ending.last),
  S_fylke: person.municipality.number.slice(0, 2),
  S_helseregion: places[person.region].kreft,
  S_tilfelleCancerInNorway: "1",
  S_invasivTumor: "1",
});

const diagnosisColumns = (course: LungCourse, day: Day): RowValues => ({
  S_diagnosedato: iso(day),
  S_diagnosear: yearOf(day),
  S_alderDiagnose: Math.floor((day - course.person.birth) / 365.25),
});

const lungCase = (course: LungCourse, keys: Keys, random: Random): RowValues => {
  const { tumour, person, ending } = course;
  return {
    ...SCREENED_OUT,
    ...personColumns(course, keys),
    ...diagnosisColumns(course, course.diagnosis),
    SID: keys.tumour(person.number * 2),
    P_dodsarsakUnderliggende: ending.death !== null ? tumour.icd10 : null,
    P_dodsarsakKategori: ending.death !== null ? "1" : "0",
    S_basis: random.chance(0.9) ? "70" : "32",
    S_ds: "3",
    S_lokIcd7: "1621",
    S_topografiIcdo3: tumour.topography,
    S_morfologiIcdo3: tumour.morphology,
    SXmorfologiIcdo3_5: tumour.morphology.slice(0, 5),
    S_morfologiskGrad: tumour.morphology.slice(5),
    S_met: tumour.metastasis,
    S_seerStadium: ["2", "4", "B"].includes(tumour.metastasis) ? "3" : "2",
    S_side: random.pick(["1", "2"]),
    S_kir: 0,
    S_stralebeh: random.chance(0.3) ? "1" : "0",
    has_k100: "1",
    has_k200: "0",
  };
};

/** An earlier tumour elsewhere, so that a person may have several cases. */
const earlierCase = (course: LungCourse, keys: Keys, random: Random): RowValues => {
  const { person } = course;
  return {
    ...SCREENED_OUT,
    ...personColumns(course, keys),
    ...diagnosisColumns(course, course.diagnosis - random.between(400, 3000)),
    SID: keys.tumour(person.number * 2 + 1),
    P_dodsarsakUnderliggende: null,
    P_dodsarsakKategori: null,
    S_basis: "70",
    S_ds: "3",
    S_lokIcd7: person.sex === "m" ? "1770" : "1700",
    S_topografiIcdo3: person.sex === "m" ? "619" : "509",
    S_morfologiIcdo3: person.sex === "m" ? "814039" : "850032",
    SXmorfologiIcdo3_5: person.sex === "m" ? "81403" : "85003",
    S_morfologiskGrad: "2",
    S_met: "0",
    S_seerStadium: "1",
    S_side: null,
    S_kir: random.between(1, 20),
    S_stralebeh: "0",
    has_k100: "1",
    has_k200: "1",
  };
};

/** KREMT codes performance status as the WHO value + 1. */
const performanceColumns = (course: LungCourse, random: Random): RowValues => {
  const known = random.uniform();
  if (known < 0.03) return { ecog: null, ecog_codelist: null, ecog_date: null };
  const day = Math.min(course.diagnosis + random.between(0, 10), course.ending.last);
  return { ecog: known < 0.06 ? 99 : course.who + 1, ecog_codelist: "kremt", ecog_date: iso(day) };
};

/** Rows of the incidence register and the lung quality register. */
export const kreftRows = (course: LungCourse, keys: Keys): readonly ExtractRow[] => {
  const { person, tumour, diagnosis, treatment, random } = course;
  const row = (layout: ExtractRow["layout"], values: RowValues): ExtractRow => ({ layout, values });
  const ids = { PID: keys.kreftregisteret(person.number), SID: keys.tumour(person.number * 2) };
  const rows = [
    row("kreft_cases", lungCase(course, keys, random)),
    row("lung_quality", {
      ...ids,
      ...performanceColumns(course, random),
      egfr: tumour.egfr,
      alk: tumour.alk,
      ros1: tumour.ros1,
      pdl1_tps: tumour.pdl1,
      smoking: tumour.smoking,
      histology_group: tumour.histology,
      tnm_stage_group: tumour.stage,
      tnm_edition: yearOf(diagnosis) < 2025 ? 8 : 9,
    }),
  ];
  if (random.chance(lungTruth.secondTumourShare)) rows.push(row("kreft_cases", earlierCase(course, keys, random)));
  const progression = treatment?.progression ?? null;
  if (progression !== null) {
    rows.push(row("lung_progression", { ...ids, progression_date: iso(progression), kind: "imaging" }));
    const confirmed = progression + random.between(1, 20);
    if (random.chance(0.4) && confirmed <= course.ending.last) {
      const kind = random.pick(["biopsy", "clinical_message"]);
      const SID = kind === "biopsy" ? ids.SID : null;
      rows.push(row("lung_progression", { ...ids, SID, progression_date: iso(confirmed), kind }));
    }
  }
  return rows;
};
