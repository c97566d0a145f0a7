import type { FileRecord } from "../../schemas/delivery.ts";
import type { FileDistribution } from "../../schemas/distribution.ts";
import { layoutOf } from "../../schemas/registers/index.ts";
import type { FileLabels } from "../../schemas/value-labels.ts";
import type { Source } from "../../schemas/workspace.ts";
import type { Breach } from "./breach.ts";
import { lostColumns } from "./lost-columns.ts";
import { type FilePair, pairFiles } from "./pair-files.ts";
import { pool, type SummarisedFile } from "./pool.ts";
import { relabelledCodes } from "./relabelled-codes.ts";
import { shiftedColumns } from "./shifted-columns.ts";
import { unmappedColumns } from "./unmapped-columns.ts";

/** A file with its account and, where this version took it in, the summary of its columns. */
export interface QualityFile {
  readonly record: FileRecord;
  readonly distribution: FileDistribution | null;
  /** Its value labels; null where an earlier version took it in. */
  readonly labels: FileLabels | null;
}

interface Summarised extends SummarisedFile {
  readonly record: FileRecord;
  readonly labels: FileLabels | null;
}

const summarised = (files: readonly QualityFile[]): readonly Summarised[] =>
  files.flatMap(({ record, distribution, labels }) =>
    distribution === null
      ? []
      : [
          {
            record,
            distribution,
            labels,
            file: record.file,
            layout: record.layout,
            dataCut: record.dataCut,
            accepted: record.accepted,
            rules: record.rules,
          },
        ],
  );

/** What a pair of files says against the new one. */
const labelsOf = (files: readonly Summarised[]): readonly FileLabels[] =>
  files.flatMap(({ labels }) => (labels === null ? [] : [labels]));

const breachesOfPair = ({ before, now }: FilePair<Summarised>, settings: Source): readonly Breach[] => {
  const [first] = now;
  const layout = layoutOf(first?.layout ?? "");
  if (first === undefined || layout === undefined) return [];
  const { source, delivery } = first.record;
  const place = { source, delivery, file: now.map(({ file }) => file).join(", ") };
  const [old, fresh] = [pool(before), pool(now)];
  const givenUp = settings.layouts[layout.id]?.given_up ?? [];
  const unknown = [...new Set(now.flatMap(({ record }) => record.unknownColumns))];
  const lost = lostColumns(old, fresh, layout, unknown, givenUp);
  const drifts = (name: string): boolean =>
    layout.columns.some((column) => column.name === name && column.drifts === true);
  const limitOf = (column: string): number =>
    settings.limits.shift_columns[`${layout.id}.${column}`] ?? (drifts(column) ? 1 : settings.limits.shift);
  return [
    ...(lost === null
      ? []
      : [
          {
            kind: "lost-columns" as const,
            ...place,
            ...lost,
            layout: layout.id,
            layoutVersion: layout.version,
            unknown,
          },
        ]),
    ...relabelledCodes(labelsOf(before), labelsOf(now)).map(
      (found): Breach => ({ kind: "relabelled", ...place, ...found }),
    ),
    ...shiftedColumns(old, fresh, limitOf).map((shift): Breach => ({ kind: "shift", ...place, ...shift })),
  ];
};

/**
 * Everything in a delivery that breaks a limit of its source, file by file: columns that were lost, columns whose distribution is
 * another than in the delivery in use, codes whose labels are, and columns with too many codes that nobody knows.
 *
 * What is held against the delivery in use is not, while the source has none or an earlier version of utfall took it in.
 */
export const qualityBreaches = (
  live: readonly QualityFile[],
  delivered: readonly QualityFile[],
  settings: Source,
): readonly Breach[] => {
  const layouts = [...new Set(delivered.map(({ record }) => record.layout))].toSorted();
  const of = (files: readonly QualityFile[], layout: string) =>
    summarised(files).filter((file) => file.layout === layout);
  return [
    ...layouts.flatMap((layout) =>
      pairFiles(of(live, layout), of(delivered, layout)).flatMap((pair) => breachesOfPair(pair, settings)),
    ),
    ...delivered.flatMap(({ record }) => {
      const { source, delivery, file } = record;
      return unmappedColumns(record.codes ?? [], settings.limits.unmapped_share).map(
        (found): Breach => ({ kind: "unmapped", source, delivery, file, ...found }),
      );
    }),
  ];
};
