import type { Database } from "../../connectors/duckdb/database.ts";
import { sql } from "../../connectors/duckdb/sql.ts";
import { prices } from "../../schemas/registers/support/prices.ts";
import type { ListPrice } from "../../schemas/unit-fact.ts";
import type { Workspace } from "../../schemas/workspace.ts";
import { type AcceptedFile, filesInUse } from "./files-in-use.ts";
import { layoutRows } from "./layout-rows.ts";
import { createReplaced } from "./replaced.ts";

const levels: Readonly<Record<string, ListPrice["level"]>> = { AIP: "AIP", AUP: "AUP", LIS_NET: "LIS_NET" };

/**
 * Every price of the price files in use, ordered by pack, level and first day; of a key that a delta has replaced or deleted
 * the row in use alone. Throws UTF-IO-001, UTF-DB-*.
 */
export const readPrices = async (
  files: readonly AcceptedFile[],
  workspace: Workspace,
  database: Database,
): Promise<readonly ListPrice[]> => {
  const own = files.filter(({ record }) => record.layout === prices.id);
  if (own.length === 0) return [];
  const inUse = await filesInUse(own);
  await createReplaced(inUse, workspace, database);
  const rows = await database.rows(
    sql`
      SELECT product, price_level, CAST(amount AS VARCHAR) AS amount, currency, vat, valid_from, valid_to
      FROM (${layoutRows(prices, inUse)})
      ORDER BY product, price_level, currency, vat, valid_from, source_file, source_line`,
    "harmonize: prices",
  );
  return rows.flatMap((row): ListPrice[] => {
    const level = levels[String(row.price_level)];
    return level === undefined
      ? []
      : [
          {
            product: String(row.product),
            level,
            amount: String(row.amount),
            currency: String(row.currency),
            vat: row.vat === "incl" ? "incl" : "excl",
            from: String(row.valid_from),
            to: row.valid_to === null || row.valid_to === undefined ? null : String(row.valid_to),
          },
        ];
  });
};
