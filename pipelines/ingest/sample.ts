import { createHash } from "node:crypto";
import { literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";

const share = 0.01;
const fewest = 200;
const most = 20_000;
const spread = 2 ** 32;

/** How many accepted rows of a file are read twice: 1 %, at least 200, at most 20 000. */
export interface SamplePlan {
  /** SQL that is true for the sampled lines of a part of `rows` rows. */
  readonly of: (rows: number) => Sql;
}

/**
 * A sample of lines that depends on nothing but the file id, the line numbers and the sizes, so that the same file gives
 * the same sample. `parts` is the expected number of parts, over which the upper limit is shared out.
 */
export const samplePlan = (id: string, parts: number): SamplePlan => {
  const seed = createHash("sha256").update(id).digest().readUInt32BE();
  const mostOfPart = Math.floor(most / Math.max(1, parts));
  return {
    of: (rows) => {
      // A third more than the fewest, so that chance does not fall short of them.
      const wanted = Math.min(Math.max(rows * share, (fewest * 4) / 3), mostOfPart);
      const threshold = rows <= wanted ? spread : Math.floor((wanted / rows) * spread);
      // Knuth's multiplicative hash spreads consecutive numbers evenly.
      return sql`((line * 2654435761 + ${literal(seed)}) % ${literal(spread)} < ${literal(threshold)})`;
    },
  };
};
