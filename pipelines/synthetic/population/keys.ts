import { pseudonyms } from "./pseudonym.ts";

type Key = (personNumber: number) => string;

/** The keys that persons carry in the registers, and in the project after linking. */
export interface Keys {
  readonly project: Key;
  readonly kreftregisteret: Key;
  readonly npr: Key;
  readonly nornmd: Key;
  readonly sma_children: Key;
  readonly folkeregisteret: Key;
  readonly exceptions: Key;
  readonly lmr: Key;
  readonly laboratory: Key;
  readonly clinic: Key;
  /** Key of a tumour case. */
  readonly tumour: Key;
}

/** Sources whose person keys are linked. */
export type LinkedSource = Exclude<keyof Keys, "project" | "tumour">;

export const keysOf = (seed: number): Keys => ({
  project: pseudonyms(seed, "project"),
  kreftregisteret: pseudonyms(seed, "kreftregisteret"),
  npr: pseudonyms(seed, "npr"),
  nornmd: pseudonyms(seed, "nornmd"),
  sma_children: pseudonyms(seed, "sma_children"),
  folkeregisteret: pseudonyms(seed, "folkeregisteret"),
  exceptions: pseudonyms(seed, "exceptions"),
  lmr: pseudonyms(seed, "lmr"),
  laboratory: pseudonyms(seed, "laboratory"),
  clinic: pseudonyms(seed, "clinic"),
  tumour: pseudonyms(seed, "tumour"),
});
