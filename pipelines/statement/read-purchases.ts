import type { Database } from "../../connectors/duckdb/database.ts";
import { dateLiteral } from "../../connectors/duckdb/date-literal.ts";
import { literalList, sql } from "../../connectors/duckdb/sql.ts";
import { substanceOfAtc } from "../../connectors/registers/substance-of.ts";
import type { Purchase } from "../../schemas/purchase.ts";
import { purchases } from "../../schemas/registers/support/purchases.ts";
import type { SettlementPeriod } from "../../schemas/settlement-entry.ts";
import type { Workspace } from "../../schemas/workspace.ts";
import { type AcceptedFile, filesInUse } from "../harmonize/files-in-use.ts";
import { layoutRows } from "../harmonize/layout-rows.ts";
import { createReplaced } from "../harmonize/replaced.ts";

/**
 * What was bought of the substances in the months of a settlement period, by source: packs, and administrations where every
 * pack says how many it is enough for.
 *
 * Files whose data do not reach the end of the period are left out, because a month that is missing would look like less
 * bought. Of two links of the supply chain the hospital pharmacy's counts. Throws UTF-IO-001, UTF-DB-*.
 */
export const readPurchases = async (
  files: readonly AcceptedFile[],
  substances: readonly string[],
  { from, to }: SettlementPeriod,
  workspace: Workspace,
  database: Database,
): Promise<readonly Purchase[]> => {
  const own = files.filter(({ record }) => record.layout === purchases.id && record.dataCut >= to);
  if (own.length === 0) return [];
  const inUse = await filesInUse(own);
  await createReplaced(inUse, workspace, database);
  const rows = await database.rows(
    sql`
      WITH bought AS (
        SELECT ${substanceOfAtc(sql`atc`, sql`month`)} AS substance, packs, doses_per_pack, channel, from_source, from_delivery
        FROM (${layoutRows(purchases, inUse)})
        WHERE date_trunc('month', month) BETWEEN ${dateLiteral(from)} AND ${dateLiteral(to)}
      ),
      summed AS (
        SELECT
          substance,
          channel,
          from_source || ' ' || MAX(from_delivery) || ', ' || replace(channel, '_', ' ') AS source,
          SUM(packs) AS packages,
          CASE WHEN COUNT(*) = COUNT(doses_per_pack) THEN SUM(packs * doses_per_pack) END AS administrations
        FROM bought
        WHERE list_contains(${literalList(substances)}, substance)
        GROUP BY substance, channel, from_source
        QUALIFY channel = MIN(channel) OVER (PARTITION BY substance)
      )
      SELECT
        substance,
        CAST(CAST(packages AS DECIMAL(18, 3)) AS VARCHAR) AS packages,
        CAST(CAST(administrations AS DECIMAL(18, 3)) AS VARCHAR) AS administrations,
        source
      FROM summed
      ORDER BY substance, source`,
    "statement: purchases",
  );
  return rows.flatMap(({ substance, packages, administrations, source }) => {
    const of = (unit: Purchase["unit"], quantity: unknown): readonly Purchase[] =>
      typeof quantity === "string" ? [{ substance: String(substance), unit, quantity, source: String(source) }] : [];
    return [...of("packages", packages), ...of("administrations", administrations)];
  });
};
