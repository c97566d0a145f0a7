import type { Database } from "../../connectors/duckdb/database.ts";
import { AgreementShape } from "../../schemas/agreement/agreement.ts";
import type { FileRecord } from "../../schemas/delivery.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { Evaluation, type Milestone, type Settlement } from "../../schemas/evaluation.ts";
import type { Evidence } from "../../schemas/evidence.ts";
import { readCohort } from "../cohort/read-cohort.ts";
import { membersOf } from "../evaluate/group-members.ts";
import { numberPatients } from "../evaluate/patient-numbers.ts";
import { readOutcomeRows } from "../measure/read-outcome.ts";
import { loadUnitFacts } from "../measure/unit-facts.ts";
import { basisOf } from "../night/basis.ts";
import { dataCutsOf } from "../night/data-state.ts";
import type { JudgedAgreement, Live } from "../night/manifest.ts";
import { readStored } from "../night/read-stored.ts";
import { type StepKind, stepFolder } from "../night/step.ts";
import { together } from "../night/together.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";
import { factsAt, type TracedFact } from "./facts-at.ts";
import { type Figure, findFigure } from "./find-figure.ts";
import { moneyText } from "./money-text.ts";

/** One source line that carries a number, with what it was used as and the facts made of it. */
export interface TracedLine {
  readonly role: string;
  readonly source: string;
  readonly delivery: string;
  readonly file: string;
  readonly sha256: string;
  readonly line: number;
  readonly facts: readonly TracedFact[];
}

/** One person behind a number. */
export interface TracedPerson {
  readonly person: string;
  readonly timeZero: string;
  /** What the person contributes: days and event, a change, or a milestone's status. */
  readonly contributes: Readonly<Record<string, string | number | boolean | null>>;
  readonly lines: readonly TracedLine[];
}

export interface Trace {
  readonly figure: string;
  readonly found: Figure;
  readonly agreement: JudgedAgreement;
  readonly generation: string;
  readonly persons: readonly TracedPerson[];
}

interface Place {
  readonly paths: WorkspacePaths;
  readonly live: Live;
  readonly database: Database;
}

interface Contribution {
  readonly person: string;
  readonly timeZero: string;
  readonly contributes: TracedPerson["contributes"];
  readonly evidence: readonly Evidence[];
}

const folderOf = ({ paths }: Place, kind: StepKind, fingerprint: string): string =>
  stepFolder(paths, { kind, fingerprint });

const judgementOf = ({ evaluate }: JudgedAgreement) => ({ kind: "evaluate", fingerprint: evaluate }) as const;

const fromOutcomes = async (
  place: Place,
  judged: JudgedAgreement,
  figure: Extract<Figure, { kind: "estimate" | "curve" }>,
) => {
  const { measure: id, group } = figure.kind === "estimate" ? figure.row : figure.curve;
  const agreement = await readStored(place.paths, judgementOf(judged), "agreement.json", AgreementShape);
  const measure = agreement.measures.find((each) => each.id === id);
  const outcome = judged.measures[id];
  if (measure === undefined || outcome === undefined) return [];
  const { asOf, files } = basisOf(place.live.manifest, judged);
  const members = membersOf(group, {
    agreement,
    measure,
    known: { asOf, dataCuts: dataCutsOf(files) },
    cohort: folderOf(place, "cohort", judged.cohort),
    outcome: folderOf(place, "measure", outcome),
  });
  const rows = await readOutcomeRows(members, place.database);
  return rows.map(
    (row): Contribution => ({
      person: row.person_id,
      timeZero: row.time_zero,
      contributes:
        row.time_days === null && row.status !== "observed"
          ? { status: row.status, reason: row.reason }
          : row.time_days === null
            ? {
                status: row.status,
                baseline: row.baseline,
                value: row.value,
                change: row.change,
                // A response or a milestone is an answer beside, or without, a value.
                ...(row.event !== null && { answer: row.event === 1, reason: row.reason }),
              }
            : row.event === null
              ? { status: row.status, days: row.time_days, value: row.value }
              : { entry: row.entry_days, days: row.time_days, event: row.event === 1, reason: row.reason },
      evidence: row.evidence,
    }),
  );
};

const fromMilestones = (milestones: readonly Milestone[], currency: string): readonly Contribution[] =>
  milestones.map((m) => ({
    person: `patient ${m.patient}`,
    timeZero: m.timeZero,
    contributes: {
      milestone: m.milestone,
      due: m.due,
      status: m.status,
      flag: m.flag,
      reasons: m.reasons.join(", "),
      amount: m.amount === null ? null : moneyText(m.amount, currency),
    },
    evidence: m.evidence,
  }));

/**
 * What a price rule's line counted: the units of its period and patient, person by person; for a guarantee, the patients'
 * milestones. The units are read again from the facts, as the judgement read them.
 */
const fromUnits = async (
  place: Place,
  judged: JudgedAgreement,
  line: Settlement["lines"][number],
  currency: string,
  milestones: readonly Milestone[],
): Promise<readonly Contribution[]> => {
  const agreement = await readStored(place.paths, judgementOf(judged), "agreement.json", AgreementShape);
  const rule = agreement.price_rules.find(({ id }) => id === line.term);
  if (rule?.formula.kind === "pooled-guarantee") {
    const { milestone: judgedBy } = rule.formula;
    return fromMilestones(
      milestones.filter(({ milestone }) => milestone === judgedBy),
      currency,
    );
  }
  const { period } = line;
  if (agreement.units === undefined || period === null) return [];
  const basis = basisOf(place.live.manifest, judged);
  const cohort = folderOf(place, "cohort", judged.cohort);
  const model = {
    folder: folderOf(place, "harmonize", basis.harmonize),
    sources: agreement.sources.map(({ source }) => source).sort(),
  };
  const rows = await readCohort(cohort, place.database);
  const patients = numberPatients(
    agreement,
    rows.map((row) => ({
      personId: row.person_id,
      timeZero: row.time_zero,
      included: row.included,
      excludedBy: row.excluded_by,
    })),
  );
  const facts = await loadUnitFacts(
    { model, cohort, asOf: basis.asOf },
    agreement.units.unit,
    rule?.substances ?? agreement.population.substances,
    place.database,
  );
  const counted = Map.groupBy(
    facts.filter(({ date }) => date >= period.from && date <= period.to),
    ({ personId }) => personId,
  );
  return patients
    .filter(({ number }) => line.patient === null || number === line.patient)
    .flatMap(({ patient, number }): Contribution[] => {
      const units = counted.get(patient.personId) ?? [];
      if (units.length === 0) return [];
      return [
        {
          person: `patient ${number}`,
          timeZero: patient.timeZero,
          contributes: {
            term: line.term,
            lines: units.length,
            units: units.map(({ quantity }) => quantity ?? "?").join(" + "),
          },
          evidence: units.map(({ file, line: at }) => ({ role: "unit", file, line: at })),
        },
      ];
    });
};

/** The report names patients by number; the key stands in the facts that carry the milestone. */
const withKey = (person: string, lines: readonly TracedLine[]): string => {
  const key = lines.flatMap((l) => l.facts).find(({ fact }) => fact.person_id !== undefined)?.fact.person_id;
  return person.startsWith("patient ") && typeof key === "string" ? `${person} (${key})` : person;
};

const resolve = (
  evidence: readonly Evidence[],
  files: ReadonlyMap<string, FileRecord>,
  facts: ReadonlyMap<string, readonly TracedFact[]>,
): readonly TracedLine[] =>
  evidence.map(({ role, file, line }) => {
    const record = files.get(file);
    return {
      role,
      source: record?.source ?? "",
      delivery: record?.delivery ?? "",
      file: record?.file ?? file,
      sha256: record?.sha256 ?? "",
      line,
      facts: facts.get(`${file}:${line}`) ?? [],
    };
  });

/**
 * Walks one number of a live report back: figure → result row → persons → harmonized facts → file and line.
 *
 * Throws UTF-TR-001 for a figure id that no live report holds.
 */
export const traceFigure = async (place: Place, figure: string): Promise<Trace> => {
  const { manifest, generation } = place.live;
  for (const judged of manifest.agreements) {
    if (!figure.startsWith(`${judged.id}@${judged.version}/`)) continue;
    const evaluation = await readStored(place.paths, judgementOf(judged), "evaluation.json", Evaluation);
    const found = findFigure(evaluation, figure);
    if (found === null) continue;
    const currency = evaluation.settlement?.currency ?? "";
    const contributions =
      found.kind === "milestone"
        ? fromMilestones([found.milestone], currency)
        : found.kind === "total"
          ? [
              ...fromMilestones(found.milestones, currency),
              ...(
                await together(
                  found.terms.map((line) => fromUnits(place, judged, line, currency, evaluation.milestones)),
                )
              ).flat(),
            ]
          : found.kind === "term"
            ? await fromUnits(place, judged, found.line, currency, evaluation.milestones)
            : await fromOutcomes(place, judged, found);
    const basis = basisOf(manifest, judged);
    const model = folderOf(place, "harmonize", basis.harmonize);
    const facts = await factsAt(
      contributions.flatMap((c) => c.evidence),
      model,
      place.database,
    );
    const files = new Map(basis.files.map(({ record }) => [record.id, record]));
    return {
      figure,
      found,
      agreement: judged,
      generation,
      persons: contributions.map(({ evidence, ...one }) => {
        const lines = resolve(evidence, files, facts);
        return { ...one, person: withKey(one.person, lines), lines };
      }),
    };
  }
  throw new UtfallError("UTF-TR-001", { figure: figure.replace(/[^\w@/.-]/g, "?").slice(0, 120) });
};
