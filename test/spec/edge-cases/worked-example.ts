import { evaluatePatients } from "../../../pipelines/evaluate/evaluate-patients.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Milestone } from "../../../schemas/evaluation.ts";
import type { PatientFacts } from "../../../schemas/patient-facts.ts";
import type { UnitFact } from "../../../schemas/unit-fact.ts";
import { kroner, type Made, settled, typeExample } from "../agreement-types/settled.ts";
import type { AnsweredCase, ShownExample } from "./shown-example.ts";

/** One case met under one answer by made-up people, who are judged and settled once. */
export interface WorkedExample extends AnsweredCase {
  readonly made: Made;
  /** Milestones that a party disputes; the person is the made-up one. */
  readonly disputed?: readonly string[];
  /** Each line of the settlement: `term patient status kind amount`; without money each milestone: `id status flag`. */
  readonly out: readonly string[];
}

/** The milestones of made-up people as the night judges them. */
export const judged = (
  agreement: Agreement,
  { made, disputed = [] }: Pick<WorkedExample, "made" | "disputed">,
): readonly Milestone[] => {
  const asOf = made.asOf ?? "2029-12-31";
  return evaluatePatients({
    agreement,
    asOf,
    dataCuts: Object.fromEntries(agreement.sources.map(({ source }) => [source, asOf])),
    patients: made.patients ?? [],
    outcomes: made.outcomes ?? new Map(),
    disputes: disputed.map((milestone) => ({ personId: "made-up-1", milestone })),
  });
};

/** What comes out of a worked example, by the code of the night. */
const outOf = (example: WorkedExample): readonly string[] => {
  const agreement = typeExample(example.terms, example.but);
  if (agreement.amount === undefined) {
    return judged(agreement, example).map(({ milestone, status, flag }) =>
      [milestone, status, flag ?? "no-flag"].join(" "),
    );
  }
  const milestones = example.disputed === undefined ? {} : { milestones: judged(agreement, example) };
  return settled(agreement, { ...example.made, ...milestones }).lines.map((line) =>
    [
      line.term,
      line.patient === null ? (line.supplier ?? "group") : `patient-${line.patient}`,
      line.status,
      line.kind,
      kroner(line.amount),
    ].join(" "),
  );
};

const ofUnit = ({ personId, date, quantity, ...rest }: UnitFact): string =>
  [
    `${personId}: ${quantity} on ${date}`,
    ...(rest.product === null ? [] : [`pack ${rest.product}`]),
    ...(rest.bodyPart === null ? [] : [rest.bodyPart]),
    ...(rest.indication === null ? [] : [rest.indication]),
    ...(rest.weightKg === null ? [] : [`${rest.weightKg} kg`]),
    ...(rest.substance === "pembrolizumab" ? [] : [rest.substance]),
  ].join(", ");

const ofVital = ({ vital }: PatientFacts): string => {
  if (vital === null) return "nothing known of life";
  return `${vital.status} ${vital.deathDate ?? vital.emigrationDate ?? vital.statusDate ?? ""}`;
};

const ofPatient = (patient: PatientFacts): readonly string[] => [
  `first dose ${patient.timeZero}, ${ofVital(patient)}`,
  ...patient.assessments.map(({ date, kind, value, code }) => [date, kind, value ?? code].filter(Boolean).join(" ")),
  ...patient.exposures.slice(1).map(({ date, substance }) => `${date} ${substance}`),
];

/** Lines that say the same of several people stand once, with how many they are. */
const countedOnce = (lines: readonly string[]): readonly string[] =>
  [...Map.groupBy(lines, (line) => line)].map(([line, same]) =>
    same.length === 1 ? line : `${same.length} × ${line}`,
  );

/** Made-up people as short lines. */
export const peopleOf = ({ made, disputed = [] }: Pick<WorkedExample, "made" | "disputed">): readonly string[] =>
  countedOnce([
    ...(made.patients ?? []).flatMap(ofPatient),
    ...(made.units ?? []).map(ofUnit),
    ...(made.prices ?? []).map(({ amount, from }) => `price ${amount} from ${from}`),
    ...(made.said ?? []),
    ...disputed.map((milestone) => `${milestone} is disputed`),
  ]);

export const settledOnce = (example: WorkedExample): ShownExample => ({
  ...example,
  people: peopleOf(example),
  run: async () => outOf(example),
});
