import type { Database } from "../../connectors/duckdb/database.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { FileRecord } from "../../schemas/delivery.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { Evaluation, type Milestone } from "../../schemas/evaluation.ts";
import type { Evidence } from "../../schemas/evidence.ts";
import { membersOf } from "../evaluate/group-members.ts";
import { readOutcomeRows } from "../measure/read-outcome.ts";
import { dataCutsOf } from "../night/data-state.ts";
import type { JudgedAgreement, Live } from "../night/manifest.ts";
import { readStored } from "../night/read-stored.ts";
import { type StepKind, stepFolder } from "../night/step.ts";
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
  const agreement = (await readStored(place.paths, judgementOf(judged), "agreement.json")) as Agreement;
  const measure = agreement.measures.find((each) => each.id === id);
  const outcome = judged.measures[id];
  if (measure === undefined || outcome === undefined) return [];
  const { asOf, files } = place.live.manifest;
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
            ? { status: row.status, baseline: row.baseline, value: row.value, change: row.change }
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
    const evaluation = Evaluation.parse(await readStored(place.paths, judgementOf(judged), "evaluation.json"));
    const found = findFigure(evaluation, figure);
    if (found === null) continue;
    const currency = evaluation.settlement?.currency ?? "";
    const contributions =
      found.kind === "milestone"
        ? fromMilestones([found.milestone], currency)
        : found.kind === "total"
          ? fromMilestones(found.milestones, currency)
          : await fromOutcomes(place, judged, found);
    const model = folderOf(place, "harmonize", manifest.harmonize);
    const facts = await factsAt(
      contributions.flatMap((c) => c.evidence),
      model,
      place.database,
    );
    const files = new Map(manifest.files.map(({ record }) => [record.id, record]));
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
