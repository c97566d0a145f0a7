import { literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Texts } from "../../schemas/texts.ts";
import { type Model, modelTable } from "../harmonize/model-table.ts";

/** A field on which the judgement rests, and the rows (person_id, source) of those for whom it is filled. */
export interface KeyField {
  readonly field: string;
  readonly title: Texts;
  readonly filled: (model: Model) => Sql;
}

/** The columns that key fields may name; SQL is written here and nowhere made from text. */
const columns = {
  sex: sql`sex`,
  birth_year: sql`birth_year`,
  region: sql`region`,
  status_date: sql`status_date`,
  diagnosis_date: sql`diagnosis_date`,
} as const satisfies Readonly<Record<string, Sql>>;

const filledIn =
  (table: Parameters<typeof modelTable>[1], column: keyof typeof columns) =>
  (model: Model): Sql =>
    sql`SELECT DISTINCT person_id, source FROM ${modelTable(model, table)} WHERE ${columns[column]} IS NOT NULL`;

const always: readonly KeyField[] = [
  { field: "sex", title: { nb: "Kjønn", en: "Sex" }, filled: filledIn("person", "sex") },
  { field: "birth_year", title: { nb: "Fødselsår", en: "Year of birth" }, filled: filledIn("person", "birth_year") },
  { field: "region", title: { nb: "Helseregion", en: "Health region" }, filled: filledIn("person", "region") },
  {
    field: "vital_status",
    title: { nb: "Vitalstatus med dato", en: "Vital status with date" },
    filled: filledIn("vital_status", "status_date"),
  },
];

const diagnosis: KeyField = {
  field: "diagnosis_date",
  title: { nb: "Diagnosedato", en: "Date of diagnosis" },
  filled: filledIn("tumour", "diagnosis_date"),
};

const assessmentTitles: Readonly<Record<string, Texts>> = {
  chop_intend: { nb: "CHOP-INTEND, minst én", en: "CHOP-INTEND, at least one" },
  hine2: { nb: "HINE-2, minst én", en: "HINE-2, at least one" },
  hfmse: { nb: "HFMSE, minst én", en: "HFMSE, at least one" },
  rulm: { nb: "RULM, minst én", en: "RULM, at least one" },
  six_mwt: { nb: "Seksminutters gangtest, minst én", en: "Six-minute walk test, at least one" },
  smn2_copies: { nb: "Antall SMN2-kopier", en: "SMN2 copy number" },
  sma_type: { nb: "SMA-type", en: "SMA type" },
  ecog: { nb: "Funksjonsstatus (ECOG)", en: "Performance status (ECOG)" },
  pdl1_tps: { nb: "PD-L1 (TPS)", en: "PD-L1 (TPS)" },
  onset_age_months: { nb: "Alder ved sykdomsdebut", en: "Age at onset" },
  ventilation_hours: { nb: "Timer ventilasjonsstøtte", en: "Hours of ventilation" },
  m_protein: { nb: "M-protein, minst ett svar", en: "M-protein, at least one answer" },
  kappa_light_chains: { nb: "Kappa lette kjeder, minst ett svar", en: "Kappa light chains, at least one answer" },
  haemoglobin: { nb: "Hemoglobin, minst ett svar", en: "Haemoglobin, at least one answer" },
  response: { nb: "Vurdert respons, minst én", en: "Assessed response, at least one" },
  platelets: { nb: "Trombocytter, minst ett svar", en: "Platelets, at least one answer" },
};

const assessment = (kind: string): KeyField => ({
  field: kind,
  title: assessmentTitles[kind] ?? { nb: kind, en: kind },
  // A value that the source itself calls unknown was delivered, but tells nothing.
  filled: (model) => sql`
    SELECT DISTINCT person_id, source
    FROM ${modelTable(model, "assessment")}
    WHERE kind = ${literal(kind)}
      AND (value IS NOT NULL OR code <> 'unknown')`,
});

/** Fields of an agreement that name assessments. The same words also stand for other things: `response` is a measure too. */
const naming: ReadonlySet<string> = new Set(["assessment", "scale", "scales"]);

const assessmentsIn = (value: unknown, isNaming: boolean): readonly string[] => {
  if (typeof value === "string") return isNaming && Object.hasOwn(assessmentTitles, value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => assessmentsIn(one, isNaming));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, one]) => assessmentsIn(one, isNaming || naming.has(name)));
};

/** The fields that an agreement's population, measures and milestones read, besides those that every one reads. */
export const keyFields = (agreement: Agreement): readonly KeyField[] => {
  const read = [agreement.population.criteria, agreement.measures, agreement.milestones];
  const kinds = new Set(assessmentsIn(read, false));
  if (agreement.population.subgroups.includes("sma-type")) kinds.add("sma_type");
  const cancer = agreement.population.criteria.some(
    (c) => c.kind === "diagnosis" && c.icd10.some((d) => d.startsWith("C")),
  );
  // Not demanded by the agreement, but what a reader compares the population with the trial by.
  if (cancer) for (const kind of ["ecog", "pdl1_tps"]) kinds.add(kind);
  return [...always, ...(cancer ? [diagnosis] : []), ...[...kinds].sort().map(assessment)];
};
