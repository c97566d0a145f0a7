import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { Workspace } from "../../schemas/workspace.ts";
import type { FileInUse } from "./files-in-use.ts";

/**
 * The coverage table: what each source in use is declared to cover, cut at its data cut.
 *
 * Beside the declared periods every source in use has one row of kind `delivery` without a first day: it says nothing
 * about what is covered, only until when the delivery has data and how late events arrive. Periods that begin after the
 * data cut are left out, and so are sources without a file in use: what is not delivered covers nothing.
 */
export const coverageRows = (files: readonly FileInUse[], workspace: Workspace): Sql => {
  const rows = Object.entries(workspace.sources).flatMap(([name, source]) => {
    const cuts = files.filter((file) => file.record.source === name).map((file) => file.record.dataCut);
    const cut = cuts.toSorted().at(-1);
    if (cut === undefined) return [];
    const periods = [{ kind: "delivery", region: "national", from: null, to: undefined }, ...source.coverage];
    return periods.map((p) => coverageRow(name, p, cut, source.lag_days));
  });
  return rows.length === 0
    ? sql`${coverageRow("", { kind: "", region: "", from: null, to: undefined }, "0001-01-01", 0)} WHERE FALSE`
    : sql`SELECT * FROM (${join(rows, " UNION ALL ")}) WHERE from_date IS NULL OR from_date <= data_cut`;
};

interface Period {
  readonly kind: string;
  readonly region: string;
  readonly from: string | null;
  readonly to?: string | undefined;
}

const date = (iso: string | null): Sql => (iso === null ? sql`CAST(NULL AS DATE)` : dateLiteral(iso));

const coverageRow = (source: string, period: Period, cut: string, lagDays: number): Sql => sql`
  SELECT
    ${literal(source)} AS source,
    ${literal(period.kind)} AS kind,
    ${literal(period.region)} AS region,
    ${date(period.from)} AS from_date,
    LEAST(${date(period.to ?? cut)}, ${date(cut)}) AS to_date,
    ${date(cut)} AS data_cut,
    ${literal(lagDays)} AS lag_days`;
