import { join } from "node:path";
import { z } from "zod";
import { writeFileAtomic } from "../../connectors/files/atomic.ts";
import { fingerprint } from "../../connectors/files/fingerprint.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import { Completeness } from "../../schemas/report-data.ts";
import { completeness } from "../reassess/completeness.ts";
import { keyFields } from "../reassess/key-fields.ts";
import { type DataState, factsOf } from "./data-state.ts";
import type { NightTools } from "./night-tools.ts";
import { readStored } from "./read-stored.ts";
import { type Step, stepFolder } from "./step.ts";

const COMPLETENESS = "completeness.json";

/** Counts for how many of a cohort each key field is filled; agreements on the same cohort and fields share it. */
export const completenessStep = (tools: NightTools, state: DataState, agreement: Agreement, cohort: Step): Step => {
  const model = factsOf(state, agreement);
  return {
    kind: "completeness",
    name: `completeness of ${agreement.id}@${agreement.version}`,
    fingerprint: fingerprint({
      kind: "completeness",
      code: tools.code.of("completeness"),
      cohort: cohort.fingerprint,
      fields: keyFields(agreement).map(({ field }) => field),
      sources: model.sources,
    }),
    async run({ folder, database }) {
      const counted = await completeness(
        { agreement, model, cohort: stepFolder(tools.workspace.paths, cohort) },
        database,
      );
      await writeFileAtomic(join(folder, COMPLETENESS), JSON.stringify(counted));
      return `${counted.length} counts`;
    },
  };
};

/** What the step came to. Throws UTF-IG-003 where it was damaged since. */
export const readCompleteness = (
  { workspace }: Pick<NightTools, "workspace">,
  step: Step,
): Promise<readonly Completeness[]> => readStored(workspace.paths, step, COMPLETENESS, z.array(Completeness));
