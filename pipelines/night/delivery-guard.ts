import { printable } from "../../connectors/files/printable.ts";
import { type FaultRecord, UtfallError } from "../../schemas/errors.ts";
import { type Breach, faultOf } from "../quality/breach.ts";
import type { Candidate } from "./candidates.ts";
import { deliveryBreaches } from "./delivery-breaches.ts";
import type { KnownSource } from "./known-deliveries.ts";
import type { FileInUse } from "./manifest.ts";
import type { NightTools } from "./night-tools.ts";
import { shrunk, shrunkSlowly } from "./shrink-guard.ts";

/** What is wrong with a delivery as a whole, against what is in use and what was accepted before. */
export const guardOf =
  (tools: NightTools, source: string, candidate: Candidate, known: KnownSource, live: readonly FileInUse[]) =>
  async (files: readonly FileInUse[]): Promise<readonly FaultRecord[]> => {
    const base = live.filter((f) => (f.position ?? 0) === 0);
    const shrinking = candidate.kind === "delta" ? [] : shrinkageOf(tools, source, candidate, known, base, files);
    if (shrinking.length > 0) return shrinking;
    const breaches = await deliveryBreaches(tools.workspace, source, base, files);
    // A delta holds what changed, and is not expected to look like the whole; its codes must mean the same all the same.
    const ofDelta: readonly Breach["kind"][] = ["unmapped", "relabelled"];
    const said = candidate.kind === "delta" ? breaches.filter(({ kind }) => ofDelta.includes(kind)) : breaches;
    return said.map((breach) => faultOf(breach, candidate.content));
  };

const shrinkageOf = (
  tools: NightTools,
  source: string,
  candidate: Candidate,
  known: KnownSource,
  base: readonly FileInUse[],
  files: readonly FileInUse[],
): readonly FaultRecord[] => {
  const limits = tools.workspace.config.sources[source]?.limits;
  if (limits === undefined) return [];
  const lines = (of: readonly FileInUse[]) => of.map(({ record }) => record);
  const place = { source, delivery: printable(candidate.delivery, 80) };
  const delivered = { ...place, content: candidate.content, lines: lines(files) };
  const sudden = shrunk(delivered, lines(base), limits.shrink_share);
  // What was accepted before passed this guard, or was signed for.
  const isNew = candidate.kept === null;
  const shrinking = sudden.length > 0 || !isNew ? sudden : shrunkSlowly(delivered, known.accepted, limits);
  const before = known.accepted.findLast((k) => k.delivery === base[0]?.record.delivery);
  const [now, then] = [candidate.period, before?.period ?? null];
  const isShorter = now !== null && then !== null && (now.from > then.from || now.to < then.to);
  if (!isShorter || candidate.supersedes !== null || before === undefined) return shrinking;
  return [new UtfallError("UTF-IN-037", { ...place, inUse: printable(before.delivery, 80) }).record, ...shrinking];
};
