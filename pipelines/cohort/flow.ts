import type { Database } from "../../connectors/duckdb/database.ts";
import { ident, join, literal, type Sql, sql } from "../../connectors/duckdb/sql.ts";
import type { IndividualExceptionRule } from "../../schemas/agreement/edge-cases.ts";
import type { FlowStep, Population } from "../../schemas/agreement/population.ts";

/**
 * The way from everyone exposed to those analysed, one step per exclusion; every excluded person is counted at one step.
 *
 * Reads a relation with the columns of `cohortSql`. `unknown` counts the persons who reached a criterion that could not
 * be judged for them, whether the agreement keeps or excludes them.
 */
export const countFlow = async (
  cohort: Sql,
  population: Population,
  exceptions: IndividualExceptionRule,
  database: Database,
): Promise<readonly FlowStep[]> => {
  const { criteria } = population;
  const counts = [
    sql`COUNT(*) AS exposed`,
    sql`COUNT(*) FILTER (WHERE excluded_at = -1) AS outside_period`,
    sql`COUNT(*) FILTER (WHERE by_exception AND COALESCE(excluded_at, 0) >= 0) AS by_exception`,
    ...criteria.flatMap((criterion, i) => [
      sql`COUNT(*) FILTER (WHERE excluded_at = ${literal(i + 1)}) AS ${ident(`excluded_${i + 1}`)}`,
      sql`
        COUNT(*) FILTER (
          WHERE COALESCE(excluded_at, ${literal(criteria.length + 1)}) >= ${literal(i + 1)}
            AND answers[${literal(criterion.id)}] = 'unknown'
        ) AS ${ident(`unknown_${i + 1}`)}`,
    ]),
  ];
  const [row] = await database.rows(sql`SELECT ${join(counts)} FROM ${cohort}`, "cohort: flow");
  const count = (name: string): number => Number(row?.[name] ?? 0);
  const started = count("exposed") - count("outside_period");
  const steps: FlowStep[] = [
    { id: "exposed", title: titles.exposed, persons: count("exposed"), excluded: 0, unknown: 0 },
    { id: "started-in-period", title: titles.started, persons: started, excluded: count("outside_period"), unknown: 0 },
  ];
  // Where there are none the flow does not speak of them.
  const apart = exceptions === "included" ? 0 : count("by_exception");
  let persons = started - apart;
  if (count("by_exception") > 0) {
    steps.push({
      id: "individual-exceptions",
      title: titles[exceptions](count("by_exception")),
      persons,
      excluded: apart,
      unknown: 0,
    });
  }
  criteria.forEach((criterion, i) => {
    const excluded = count(`excluded_${i + 1}`);
    persons -= excluded;
    steps.push({ id: criterion.id, title: criterion.title, persons, excluded, unknown: count(`unknown_${i + 1}`) });
  });
  return [...steps, { id: "analysed", title: titles.analysed, persons, excluded: 0, unknown: 0 }];
};

const titles = {
  exposed: {
    nb: "Fikk minst én dose av et legemiddel i avtalen",
    en: "Received at least one dose of a medicine in the agreement",
  },
  started: {
    nb: "Startet behandlingen i avtalens startperiode",
    en: "Started treatment in the agreement's start period",
  },
  excluded: () => ({
    nb: "Behandlet etter individuelt unntak: holdt utenfor",
    en: "Treated by an individual exception: left out",
  }),
  "own-stratum": () => ({
    nb: "Behandlet etter individuelt unntak: vist for seg",
    en: "Treated by an individual exception: shown on their own",
  }),
  included: (persons: number) => ({
    nb: `Behandlet etter individuelt unntak: inngår etter avtalen (${persons})`,
    en: `Treated by an individual exception: included as agreed (${persons})`,
  }),
  analysed: { nb: "Inngår i analysen", en: "Included in the analysis" },
} as const;
