import type { Database, Row } from "../../connectors/duckdb/database.ts";
import { sql } from "../../connectors/duckdb/sql.ts";
import type { TreatmentStatus } from "../../schemas/report.ts";
import type { Texts } from "../../schemas/texts.ts";
import { ownStratum } from "../cohort/own-stratum.ts";
import { outcomeTable } from "../measure/read-outcome.ts";

/** How a person stands at the data cut, by what ended the time to discontinuation; in the order of the report. */
const statuses: readonly {
  readonly id: string;
  readonly title: Texts;
  readonly holds: (ended: Row) => boolean;
}[] = [
  {
    id: "on-treatment",
    title: { nb: "Under behandling ved siste opplysning", en: "On treatment when last known" },
    holds: (row) => row.status === "observed" && row.event === 0,
  },
  {
    id: "stopped-gap",
    title: {
      nb: "Stoppet (opphold uten dose etter avtalens regel)",
      en: "Stopped (gap without a dose by the agreed rule)",
    },
    holds: (row) => row.status === "observed" && row.event === 1 && row.reason === "gap",
  },
  {
    id: "stopped-next-line",
    title: { nb: "Stoppet (neste linje startet)", en: "Stopped (next line started)" },
    holds: (row) => row.status === "observed" && row.event === 1 && row.reason === "next-line",
  },
  {
    id: "died-on-treatment",
    title: { nb: "Døde under behandling", en: "Died on treatment" },
    holds: (row) => row.status === "observed" && row.event === 1 && row.reason === "death",
  },
  {
    id: "unknown",
    title: { nb: "Ikke kjent", en: "Not known" },
    holds: (row) => row.status !== "observed",
  },
];

/**
 * How many of those analysed are on treatment at the data cut, or stopped and why; they add up to all analysed.
 *
 * Registers seldom say why a treatment ended: a gap says that doses ceased, not whether for toxicity, progression or
 * choice. Reads the folders of a measured time to discontinuation and of its cohort. Throws UTF-DB-*.
 */
export const treatmentStatus = async (
  { outcome, cohort }: { readonly outcome: string; readonly cohort: string },
  database: Database,
): Promise<readonly TreatmentStatus[]> => {
  const endings = await database.rows(
    sql`
      SELECT status, event, reason, COUNT(*) AS persons
      FROM ${outcomeTable(outcome)}
      ANTI JOIN ${ownStratum(cohort)} AS apart USING (person_id)
      GROUP BY status, event, reason
      ORDER BY status, event, reason`,
    "report: treatment status",
  );
  return statuses.map(({ id, title, holds }) => ({
    id,
    title,
    persons: endings.filter(holds).reduce((total, { persons }) => total + Number(persons), 0),
  }));
};
