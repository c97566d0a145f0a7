import { UtfallError } from "../../schemas/errors.ts";
import type { Basis, JudgedAgreement, Manifest } from "./manifest.ts";

/**
 * What a live judgement was made from: the facts of its own generation where the agreement has been set aside since.
 *
 * Throws UTF-IG-002 for a manifest that does not say.
 */
export const basisOf = (manifest: Manifest, { from }: Pick<JudgedAgreement, "from">): Basis => {
  if (from === undefined) return manifest;
  const basis = manifest.earlier?.[from];
  if (basis === undefined) throw new UtfallError("UTF-IG-002", { file: "manifest.json" });
  return basis;
};

/** What the live judgements of all versions of an agreement rest on together: the earliest, where they differ. */
export const sharedBasis = (manifest: Manifest, agreement: string): Basis =>
  manifest.agreements
    .filter(({ id }) => id === agreement)
    .map((judged) => basisOf(manifest, judged))
    .toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1))[0] ?? manifest;
