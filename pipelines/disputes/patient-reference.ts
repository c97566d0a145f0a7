import { createHmac, randomBytes } from "node:crypto";
import { join } from "node:path";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { canonicalJson, sha256 } from "../../connectors/files/fingerprint.ts";
import { makeFolder } from "../../connectors/files/make-folder.ts";
import { readIfThere } from "../../connectors/files/read-if-there.ts";
import { UtfallError } from "../../schemas/errors.ts";

/** The workspace's secret behind patient references. It never leaves restricted/, and a ledger cannot go on without it. */
export interface ClaimKey {
  /** Tells two secrets apart without telling either. */
  readonly id: string;
  /** Sixteen hex digits that stand for a value under this secret and for nothing without it. */
  reference(purpose: string, ...of: readonly string[]): string;
}

const NAME = "claim-key";
const FORM = /^[0-9a-f]{64}\n$/;

export const claimKey = (secret: string): ClaimKey => ({
  id: sha256(`claim-key ${secret}`).slice(0, 16),
  reference: (purpose, ...of) =>
    createHmac("sha256", secret)
      .update(canonicalJson([purpose, ...of]))
      .digest("hex")
      .slice(0, 16),
});

/** The secret in the folder of the settlement ledgers, or null before the first booking. Throws UTF-SL-002 for one that is damaged. */
export const readClaimKey = async (folder: string): Promise<ClaimKey | null> => {
  const text = await readIfThere(join(folder, NAME));
  if (text === null) return null;
  if (!FORM.test(text)) throw new UtfallError("UTF-SL-002", { file: `restricted/settlement/${NAME}` });
  return claimKey(text.trim());
};

/** The secret, made now if there is none; a ledger that exists already must bring its own (UTF-SL-002). */
export const openClaimKey = async (folder: string, ledgerExists: boolean): Promise<ClaimKey> => {
  const known = await readClaimKey(folder);
  if (known !== null) return known;
  if (ledgerExists) throw new UtfallError("UTF-SL-002", { file: `restricted/settlement/${NAME}` });
  await makeFolder(folder);
  const secret = randomBytes(32).toString("hex");
  await writeFileAtomic(join(folder, NAME), `${secret}\n`);
  return claimKey(secret);
};

/**
 * What stays the same of a person key from delivery to delivery.
 *
 * A linked key is the project's own and stays as it is. One without a link is `source/delivery/key`, or `source//key` where
 * the register promises that keys stay (person_keys); of the first form the delivery is left out, and the source is told.
 */
export const lastingPerson = (personId: string): { readonly id: string; readonly unlinkedSource: string | null } => {
  const match = /^([^/]+)\/[^/]+\/(.+)$/s.exec(personId);
  const [, source, key] = match ?? [];
  return source === undefined || key === undefined
    ? { id: personId, unlinkedSource: null }
    : { id: `${source}//${key}`, unlinkedSource: source };
};

/** The reference of a patient under one agreement, all its versions alike; another agreement has another one. */
export const patientReference = (key: ClaimKey, agreement: string, personId: string): string =>
  key.reference("patient", agreement, lastingPerson(personId).id);
