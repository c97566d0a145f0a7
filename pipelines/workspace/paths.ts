import { join } from "node:path";
import { UtfallError } from "../../schemas/errors.ts";

/** Where everything is in a workspace. Person-level files stay below `restricted`. */
export interface WorkspacePaths {
  readonly root: string;
  readonly config: string;
  readonly agreements: string;
  /** Signed exceptions from guards, by the user. */
  readonly overrides: string;
  readonly inbox: string;
  /** Code lists that the user owns. */
  readonly codes: string;
  readonly restricted: string;
  /** Results of steps by fingerprint; what stands here is complete and never changes. */
  readonly store: string;
  /** Work under way; emptied at the start of every night. */
  readonly work: string;
  readonly ledger: string;
  /** Every delivery that was ever seen, and what was accepted. */
  readonly deliveries: string;
  /** Settlement ledgers, one per agreement, with their heads and the secret behind the patient references. */
  readonly settlement: string;
  readonly disputes: string;
  readonly statements: string;
  readonly lock: string;
  readonly fileHashes: string;
  /** What the overview of followed decisions was last made of. */
  readonly dueMade: string;
  readonly internal: string;
  readonly generations: string;
  /** Names the live generation: the one switch. */
  readonly live: string;
  readonly index: string;
  readonly releasable: string;
  readonly logs: string;
}

/** Throws UTF-WS-004 for a workspace whose path the database engine would read as a pattern. */
export const refusePattern = (root: string): void => {
  if (/[[\]*?]/.test(root)) throw new UtfallError("UTF-WS-004", { folder: root });
};

export const workspacePaths = (root: string): WorkspacePaths => {
  const restricted = join(root, "restricted");
  const internal = join(root, "internal");
  return {
    root,
    config: join(root, "utfall.yaml"),
    agreements: join(root, "agreements"),
    overrides: join(root, "overrides.yaml"),
    inbox: join(root, "inbox"),
    codes: join(root, "codes"),
    restricted,
    store: join(restricted, "store"),
    work: join(restricted, "work"),
    ledger: join(restricted, "ledger.jsonl"),
    deliveries: join(restricted, "deliveries.json"),
    settlement: join(restricted, "settlement"),
    disputes: join(root, "disputes"),
    statements: join(internal, "statements"),
    lock: join(restricted, "lock"),
    fileHashes: join(restricted, "file-hashes.json"),
    dueMade: join(restricted, "due-page.json"),
    internal,
    generations: join(internal, "generations"),
    live: join(internal, "live.json"),
    index: join(internal, "index.html"),
    releasable: join(root, "releasable"),
    logs: join(root, "logs"),
  };
};
