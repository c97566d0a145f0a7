import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { translateFileError } from "../../connectors/files/translate-file-error.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { AgreedDispute } from "../../schemas/dispute.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { readDisputes } from "../disputes/read-disputes.ts";
import { agreementText } from "../evaluate/agreement-text.ts";
import { readAgreementFile } from "../evaluate/read-agreement.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";

export interface AgreementInForce {
  readonly file: string;
  readonly agreement: Agreement;
  readonly hash: string;
  /** Disputes about this agreement, ended ones too. */
  readonly disputes: readonly AgreedDispute[];
}

/** The version that binds a patient is chosen by treatment start, so no start may belong to two versions. */
const refuseSharedStarts = (agreements: readonly AgreementInForce[]): void => {
  for (const versions of Map.groupBy(agreements, ({ agreement }) => agreement.id).values()) {
    const byStart = versions.toSorted((a, b) =>
      a.agreement.population.start_from < b.agreement.population.start_from ? -1 : 1,
    );
    byStart.forEach((later, i) => {
      const earlier = byStart[i - 1];
      const end = earlier?.agreement.population.start_to;
      if (earlier !== undefined && (end === undefined || end >= later.agreement.population.start_from)) {
        throw new UtfallError("UTF-AG-004", { file: later.file, other: earlier.file });
      }
    });
  }
};

/** All agreement files of the workspace, checked, in order of id and version. One bad file stops the night before it starts. */
export const readAgreements = async (paths: WorkspacePaths): Promise<readonly AgreementInForce[]> => {
  let names: readonly string[];
  try {
    names = (await readdir(paths.agreements)).filter((name) => /\.ya?ml$/.test(name)).sort();
  } catch (error) {
    throw translateFileError(error, "read", paths.agreements);
  }
  const read = await Promise.all(
    names.map(async (file) => {
      const text = await agreementText(join(paths.agreements, file), file);
      return { file, ...readAgreementFile(text, file) };
    }),
  );
  const disputes = await readDisputes(
    paths,
    read.map(({ agreement }) => agreement),
  );
  const inForce = read.map((one) => ({ ...one, disputes: disputes.get(one.agreement.id) ?? [] }));
  const key = ({ agreement }: AgreementInForce): string =>
    `${agreement.id}@${String(agreement.version).padStart(6, "0")}`;
  const ordered = inForce.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  ordered.forEach((one, i) => {
    const before = ordered[i - 1];
    if (before !== undefined && key(before) === key(one)) {
      throw new UtfallError("UTF-AG-002", { file: one.file, other: before.file });
    }
  });
  refuseSharedStarts(ordered);
  return ordered;
};
