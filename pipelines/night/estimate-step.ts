import { join } from "node:path";
import type { Database } from "../../connectors/duckdb/database.ts";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { fingerprint } from "../../connectors/files/fingerprint.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import { UtfallError } from "../../schemas/errors.ts";
import { StoredEstimates } from "../../schemas/estimates.ts";
import type { Measure } from "../../schemas/measure.ts";
import type { Estimates } from "../evaluate/analyse-measure.ts";
import { type EstimateTerms, estimateTerms } from "../evaluate/estimate-terms.ts";
import { measureOf } from "../evaluate/evaluate-group.ts";
import { type EstimateSource, readEstimates, readRepeated } from "../evaluate/read-estimates.ts";
import { type DataState, factsOf } from "./data-state.ts";
import type { NightTools } from "./night-tools.ts";
import { readStored } from "./read-stored.ts";
import { type Step, stepFolder } from "./step.ts";

/** Name of a step's estimates in its folder. */
const ESTIMATES = "estimates.json";

/** One analysis that an agreement lists: of which measures, under which terms, as it stands there, and how it is made. */
interface Asked {
  readonly measures: readonly Measure[];
  readonly terms: EstimateTerms;
  readonly analysis: unknown;
  read(source: EstimateSource, database: Database): Promise<Estimates>;
}

const askedBy = (agreement: Agreement): readonly Asked[] => [
  ...agreement.analyses.measures.map((analysis): Asked => {
    const measure = measureOf(agreement, analysis.measure);
    return {
      measures: [measure],
      terms: estimateTerms(agreement, analysis),
      analysis,
      read: (source, database) => readEstimates(source, measure, analysis, database),
    };
  }),
  ...agreement.analyses.repeated.map((analysis): Asked => {
    const measures = analysis.measures.map((id) => measureOf(agreement, id));
    return {
      measures,
      terms: estimateTerms(agreement, {}),
      analysis,
      read: (source, database) => readRepeated(source, measures, analysis, database),
    };
  }),
];

/**
 * The steps that make the estimates of an agreement, one for each analysis that it lists and in the order of
 * `estimatesOf`.
 *
 * Nothing in them says whose they are: agreements that have population, measure, terms and analysis in common ask for the
 * same step, and what takes the most time of a judgement is done once for all of them.
 */
export const estimateSteps = (
  tools: NightTools,
  state: DataState,
  agreement: Agreement,
  cohort: Step,
  measures: ReadonlyMap<string, Step>,
): readonly Step[] =>
  askedBy(agreement).map((asked): Step => {
    const { paths } = tools.workspace;
    const lifeTable = asked.measures.some(({ kind }) => kind === "net-survival") ? tools.workspace.lifeTable : null;
    const stepOf = ({ id }: Measure): Step => {
      const step = measures.get(id);
      if (step === undefined) throw new UtfallError("UTF-XX-001", { step: `estimates of ${id}` });
      return step;
    };
    const known = { asOf: state.asOf, dataCuts: ofSources(state.dataCuts, asked.terms) };
    const software = `utfall ${tools.code.version}`;
    const of = asked.measures.map(({ id }) => id).join(", ");
    return {
      kind: "estimate",
      name: `estimates of ${of} of ${agreement.id}@${agreement.version}`,
      fingerprint: fingerprint({
        kind: "estimate",
        code: tools.code.of("estimate"),
        cohort: cohort.fingerprint,
        measures: asked.measures.map((measure) => stepOf(measure).fingerprint),
        terms: asked.terms,
        analysis: asked.analysis,
        known,
        software,
        ...(lifeTable !== null && { lifeTable: lifeTable.sha256 }),
      }),
      async run({ folder, database }) {
        const source: EstimateSource = {
          agreement: asked.terms,
          software,
          lifeTable: lifeTable?.table,
          known,
          model: factsOf(state, agreement),
          cohort: stepFolder(paths, cohort),
          outcome: (measure) => stepFolder(paths, stepOf(measure)),
        };
        // JSON would make nothing of a number that is none, and nothing is an answer of its own.
        const checked = StoredEstimates.safeParse(await asked.read(source, database));
        if (!checked.success) throw new UtfallError("UTF-XX-001", { step: `estimates of ${of}` });
        await writeFileAtomic(join(folder, ESTIMATES), JSON.stringify(checked.data));
        const { length } = checked.data.results;
        return `${length} ${length === 1 ? "estimate" : "estimates"}`;
      },
    };
  });

/** What the data cut of each source is that the terms name. */
const ofSources = (dataCuts: DataState["dataCuts"], { sources }: EstimateTerms): DataState["dataCuts"] =>
  Object.fromEntries(
    sources.flatMap(({ source }) => {
      const cut = dataCuts[source];
      return cut === undefined ? [] : [[source, cut]];
    }),
  );

/** What the steps came to, in their order. Throws UTF-IG-003 where one was damaged since. */
export const readStoredEstimates = async (
  paths: NightTools["workspace"]["paths"],
  steps: readonly Step[],
): Promise<readonly Estimates[]> => {
  const read: Estimates[] = [];
  for (const step of steps) read.push(await readStored(paths, step, ESTIMATES, StoredEstimates));
  return read;
};
