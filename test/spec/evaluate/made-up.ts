import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readAgreement } from "../../../pipelines/evaluate/read-agreement.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { CohortRow } from "../../../schemas/agreement/population.ts";
import type { OutcomeRow } from "../../../schemas/measure.ts";
import type { AssessmentFact, PatientFacts, VitalFact } from "../../../schemas/patient-facts.ts";

const folder = resolve(import.meta.dirname, "../../../pipelines/workspace/agreements");

export type ExampleName = "nsclc-pembrolizumab" | "sma-onasemnogene" | "sma-nusinersen";

export const exampleText = (name: ExampleName): string => readFileSync(resolve(folder, `${name}.yaml`), "utf8");

/** An example agreement, with pieces of its text replaced; a piece that is not there fails the test. */
export const example = (name: ExampleName, changes: Readonly<Record<string, string>> = {}): Agreement => {
  let text = exampleText(name);
  for (const [from, to] of Object.entries(changes)) {
    if (!text.includes(from)) throw new Error(`the example ${name} does not hold: ${from}`);
    text = text.replaceAll(from, to);
  }
  return readAgreement(text, `${name}.yaml`);
};

/** Made-up facts: each fact stands on a line of its own in one made-up file. */
const line = (n: number) => ({ file: "made-up", line: n });

export const alive = (until: string): VitalFact => ({
  status: "alive",
  statusDate: until,
  deathDate: null,
  emigrationDate: null,
  ...line(90),
});

export const dead = (day: string | null): VitalFact => ({
  status: "dead",
  statusDate: day,
  deathDate: day,
  emigrationDate: null,
  ...line(91),
});

export const emigrated = (day: string): VitalFact => ({
  status: "emigrated",
  statusDate: day,
  deathDate: null,
  emigrationDate: day,
  ...line(92),
});

export const patient = (timeZero: string, substance: string, facts: Partial<PatientFacts> = {}): PatientFacts => ({
  personId: "made-up-1",
  timeZero,
  substance,
  timeZeroLine: line(2),
  subgroups: {},
  answers: {},
  included: true,
  excludedBy: null,
  exposures: [{ substance, date: timeZero, ...line(2) }],
  assessments: [],
  events: [],
  vital: null,
  ...facts,
});

/** Assessments of one day, as `{ chop_intend: 28, nutrition: "oral" }`. */
export const assessed = (
  date: string | null,
  values: Readonly<Record<string, number | string>>,
): readonly AssessmentFact[] =>
  Object.entries(values).map(([kind, value], i) => ({
    kind,
    date,
    value: typeof value === "number" ? value : null,
    code: typeof value === "string" ? value : null,
    ...line(10 + i),
  }));

export const outcome = (row: Partial<OutcomeRow> = {}): OutcomeRow => ({
  person_id: "made-up-1",
  time_zero: "2021-12-15",
  entry_days: 0,
  time_days: null,
  event: null,
  reason: null,
  baseline: null,
  value: null,
  change: null,
  status: "observed",
  evidence: [{ role: "event", ...line(50) }],
  ...row,
});

export const cohortRow = (row: Partial<CohortRow> = {}): CohortRow => ({
  person_id: "made-up-1",
  time_zero: "2022-01-03",
  substance: "pembrolizumab",
  subgroups: {},
  included: true,
  excluded_by: null,
  answers: {},
  source_file: "made-up",
  source_line: 2,
  ...row,
});

/** Rows of a table drawn with bars, by column; the first line holds the names. */
export const table = (drawing: string): readonly Readonly<Record<string, string>>[] => {
  const [head = [], ...rows] = drawing
    .trim()
    .split("\n")
    .map((each) => each.split("|").map((cell) => cell.trim()));
  return rows.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ""])));
};
