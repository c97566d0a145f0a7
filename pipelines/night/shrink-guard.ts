import { type FaultRecord, UtfallError } from "../../schemas/errors.ts";
import type { FileInUse } from "./manifest.ts";

const linesByLayout = (files: readonly FileInUse[]): ReadonlyMap<string, number> => {
  const lines = new Map<string, number>();
  for (const { record } of files) lines.set(record.layout, (lines.get(record.layout) ?? 0) + record.accepted);
  return lines;
};

/**
 * Faults for every layout of which a delivery holds far fewer accepted lines than the one in use, or none at all.
 *
 * A register grows or is corrected by a few lines; half a file is a file that was cut, filtered or taken for the wrong
 * period. Nothing is compared while the source has nothing in use.
 */
export const shrunk = (
  place: { readonly source: string; readonly delivery: string },
  live: readonly FileInUse[],
  delivered: readonly FileInUse[],
  share: number,
): readonly FaultRecord[] => {
  const now = linesByLayout(delivered);
  return [...linesByLayout(live)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([layout, before]) => {
      const lines = now.get(layout) ?? 0;
      if (lines >= before * (1 - share)) return [];
      const allowed = `${Math.round(share * 100)} %`;
      return [new UtfallError("UTF-DQ-001", { ...place, layout, before, now: lines, allowed }).record];
    });
};
