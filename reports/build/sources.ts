import type { FileRecord } from "../../schemas/delivery.ts";
import { UtfallError } from "../../schemas/errors.ts";
import type { ReportedSource, ReportFile, ReportSource } from "../../schemas/report.ts";

const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const sumRows = (rows: readonly { readonly rows: number }[]): number => rows.reduce((sum, r) => sum + r.rows, 0);

/**
 * One file as the report prints it.
 *
 * Throws UTF-IN-013 where the lines do not add up: a report must not print an account that intake itself would refuse.
 */
const fileOf = (record: FileRecord): ReportFile => {
  const accounted = record.accepted + record.rejected + record.duplicates;
  if (accounted !== record.lines) throw new UtfallError("UTF-IN-013", { ...record, accounted });
  return {
    id: record.id,
    name: record.file,
    delivery: record.delivery,
    layout: record.layout,
    layoutVersion: record.layoutVersion,
    sha256: record.sha256,
    lines: record.lines,
    accepted: record.accepted,
    rejected: record.rejected,
    duplicates: record.duplicates,
    findings: sumRows(record.rules.filter((r) => r.outcome === "finding")),
    reaches: record.reaches,
    rules: record.rules
      .map(({ code, rule, column, outcome, rows }) => ({ code, rule, column, outcome, rows }))
      .toSorted(
        (a, b) =>
          ascending(a.outcome, b.outcome) || ascending(a.rule, b.rule) || ascending(a.column ?? "", b.column ?? ""),
      ),
  };
};

const DAY = 86_400_000;

/**
 * The last calendar month that can be expected to be whole: the latest month that ends on or before the data cut less
 * the source's lag in days. Months after it look emptier than they are.
 */
export const lastCompleteMonth = (dataCut: string, lagDays: number): string => {
  const next = new Date(Date.parse(`${dataCut}T00:00:00Z`) - (lagDays - 1) * DAY);
  // The day after the last safe day lies in month m; the month before m is whole.
  return new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
};

const sourceOf = (id: string, source: ReportedSource, records: readonly FileRecord[]): ReportSource => {
  const dataCut =
    records
      .map((r) => r.dataCut)
      .toSorted(ascending)
      .at(-1) ?? null;
  return {
    id,
    title: source.title,
    owner: source.owner,
    legalBasis: source.legal_basis,
    deliveries: [...new Set(records.map((r) => r.delivery))].toSorted(ascending),
    dataCut,
    lagDays: source.lag_days,
    lastCompleteMonth: dataCut === null ? null : lastCompleteMonth(dataCut, source.lag_days),
    coverage: source.coverage.map(({ kind, region, from, to }) => ({ kind, region, from, to: to ?? null })),
    files: records
      .toSorted((a, b) => ascending(a.delivery, b.delivery) || ascending(a.file, b.file) || ascending(a.id, b.id))
      .map(fileOf),
  };
};

/**
 * The registers of a report with their files, by source id. A source without a delivery is kept and shown as such;
 * a file of a source that is not declared stops the report (UTF-XX-001), because nobody could say who owns it.
 */
export const sourcesOf = (
  sources: Readonly<Record<string, ReportedSource>>,
  files: readonly FileRecord[],
): readonly ReportSource[] => {
  if (files.some((f) => sources[f.source] === undefined))
    throw new UtfallError("UTF-XX-001", { step: "report: sources" });
  return Object.entries(sources)
    .toSorted(([a], [b]) => ascending(a, b))
    .map(([id, source]) =>
      sourceOf(
        id,
        source,
        files.filter((f) => f.source === id),
      ),
    );
};
