import { sql } from "../../duckdb/sql.ts";
import type { Mapping } from "../mapping.ts";
import { undatedDeath, vitalRank, vitalStatements } from "../vital-statements.ts";

const deathFileDelivered = sql`from_source IN (SELECT from_source FROM delivered WHERE layout = 'npr_deaths')`;

const episodes = sql`
  (
    SELECT * REPLACE (CASE WHEN NOT ${deathFileDelivered} THEN doddato END AS doddato)
    FROM npr_episodes
  )`;

/**
 * Deaths and emigrations as they stand on episodes. A death on an episode is not used once the source has delivered its
 * death file, also when that file does not name the person. An episode is no statement that someone lives on: the source
 * is silent about everyone it does not treat.
 */
export const nprEpisodesToVitalStatus: Mapping = {
  layout: "npr_episodes",
  table: "vital_status",
  select: vitalStatements(episodes, vitalRank.others, {
    status: sql`CASE WHEN doddato IS NOT NULL THEN 'dead' ELSE 'emigrated' END`,
    statusDate: sql`COALESCE(doddato, emigrertdato)`,
    deathDate: sql`doddato`,
    emigrationDate: sql`emigrertdato`,
    where: sql`doddato IS NOT NULL OR emigrertdato IS NOT NULL`,
  }),
  leftOutReason: sql`
    CASE
      WHEN doddato IS NULL AND emigrertdato IS NULL THEN 'no-statement'
      WHEN doddato IS NOT NULL AND ${deathFileDelivered} THEN 'death-file-delivered'
      ELSE 'repeats-a-statement'
    END`,
  findings: [undatedDeath],
};
