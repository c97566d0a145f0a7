import { join } from "node:path";
import { fingerprint, sha256 } from "../../connectors/files/fingerprint.ts";
import { readIfThere } from "../../connectors/files/read-if-there.ts";
import { type Agreement, AgreementShape } from "../../schemas/agreement/agreement.ts";
import { Claimants } from "../../schemas/claimants.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { Evaluation } from "../../schemas/evaluation.ts";
import type { EntryEvidence } from "../../schemas/settlement-entry.ts";
import { basisOf } from "../night/basis.ts";
import type { Basis, Live } from "../night/manifest.ts";
import { stepFolder } from "../night/step.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";
import type { KeptJudgement } from "./claims-of-judgement.ts";

/** A judgement as the store keeps it, with the checksums of its files. */
interface Stored {
  readonly agreement: Agreement;
  readonly evaluation: Evaluation;
  readonly claimants: Claimants;
  readonly judgement: string;
  readonly patients: string;
}

/** A schema, as far as reading needs it. */
interface Shape<T> {
  parse(value: unknown): T;
}

/** A judgement of the store by its run; null where the store does not hold it any more. Throws UTF-IG-003 for a damaged one. */
const readJudgement = async (paths: WorkspacePaths, runId: string): Promise<Stored | null> => {
  const folder = stepFolder(paths, { kind: "evaluate", fingerprint: runId });
  const [evaluation, patients, agreement] = await Promise.all(
    ["evaluation.json", "patients.json", "agreement.json"].map((name) => readIfThere(join(folder, name))),
  );
  if (typeof evaluation !== "string" && typeof patients !== "string" && typeof agreement !== "string") return null;
  const remove = `restricted/store/evaluate/${runId}`;
  const parsed = <T>(text: string | null | undefined, name: string, shape: Shape<T>): T => {
    try {
      return shape.parse(JSON.parse(text ?? ""));
    } catch {
      throw new UtfallError("UTF-IG-003", { file: `${remove}/${name}`, remove });
    }
  };
  return {
    evaluation: parsed(evaluation, "evaluation.json", Evaluation),
    claimants: parsed(patients, "patients.json", Claimants),
    agreement: parsed(agreement, "agreement.json", AgreementShape),
    judgement: sha256(evaluation ?? ""),
    patients: sha256(patients ?? ""),
  };
};

/** What an entry says of the live judgement of one version. */
const evidenceOf = (basis: Basis, { agreement, evaluation, judgement, patients }: Stored): EntryEvidence => {
  const files = basis.files.filter(({ record }) => agreement.sources.some(({ source }) => source === record.source));
  return {
    version: agreement.version,
    agreementHash: evaluation.agreementHash,
    runId: evaluation.runId,
    judgement,
    patients,
    dataCuts: Object.fromEntries(files.map(({ record }) => [record.source, record.dataCut])),
    files: fingerprint(files.map(({ record }) => [record.source, record.file, record.sha256])),
    asOf: evaluation.asOf,
  };
};

/** The live judgements of every version of an agreement that settles money; empty where there is none. */
export const liveJudgements = async (
  paths: WorkspacePaths,
  live: Live,
  agreement: string,
): Promise<readonly KeptJudgement[]> => {
  const versions = live.manifest.agreements.filter(({ id }) => id === agreement);
  const judged = await Promise.all(
    versions.map(async (version) => {
      const { evaluate } = version;
      const stored = await readJudgement(paths, evaluate);
      const remove = `restricted/store/evaluate/${evaluate}`;
      if (stored === null) throw new UtfallError("UTF-IG-003", { file: remove, remove });
      return { ...stored, evidence: evidenceOf(basisOf(live.manifest, version), stored) };
    }),
  );
  return judged.filter(({ evaluation }) => evaluation.settlement !== null);
};

/** The judgement that an entry names as its evidence; null where it is gone, `other` where it is not the one named. */
export const judgementOf = async (
  paths: WorkspacePaths,
  evidence: EntryEvidence,
): Promise<KeptJudgement | "other" | null> => {
  const stored = await readJudgement(paths, evidence.runId);
  if (stored === null) return null;
  const same = stored.judgement === evidence.judgement && stored.patients === evidence.patients;
  return same ? { ...stored, evidence } : "other";
};
