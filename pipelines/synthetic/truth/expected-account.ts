import type { PlantedCount } from "../dirt/dirt-planter.ts";
import type { MadeFile } from "../write/inbox-writer.ts";

/** What intake's account of one file must say when exact repetitions of a line count once. */
export interface ExpectedAccount {
  readonly lines: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicates: number;
}

const linesWith = (planted: readonly PlantedCount[], outcome: "rejected" | "duplicate"): number =>
  planted.filter(({ dirt }) => dirt.outcome === outcome).reduce((sum, { lines }) => sum + lines, 0);

export const expectedAccount = ({ lines, planted }: MadeFile): ExpectedAccount => {
  const rejected = linesWith(planted, "rejected");
  const duplicates = linesWith(planted, "duplicate");
  return { lines, accepted: lines - rejected - duplicates, rejected, duplicates };
};

/** Planted dirt, one entry per file and kind. */
export const plantedDirt = (files: readonly MadeFile[]): readonly Readonly<Record<string, unknown>>[] =>
  files.flatMap(({ source, delivery, file, layout, planted }) =>
    planted
      .filter(({ lines }) => lines > 0)
      .map(({ dirt: { kind, outcome, seenBy, fault }, lines }) => ({
        source,
        delivery,
        file,
        layout,
        kind,
        lines,
        outcome,
        seenBy,
        fault,
      })),
  );
