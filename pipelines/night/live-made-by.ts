import type { WorkspacePaths } from "../workspace/paths.ts";
import type { Code } from "./code-version.ts";
import { readMadeBy } from "./made-by.ts";
import type { Live } from "./manifest.ts";
import { type Step, stepFolder } from "./step.ts";
import { together } from "./together.ts";

const stepsOf = ({ manifest }: Live): readonly Pick<Step, "kind" | "fingerprint">[] => [
  ...manifest.files.map(({ step }) => ({ kind: "ingest", fingerprint: step }) as const),
  { kind: "harmonize", fingerprint: manifest.harmonize },
  ...manifest.agreements.flatMap(({ cohort, measures, evaluate }) => [
    { kind: "cohort", fingerprint: cohort } as const,
    ...Object.values(measures).map((fingerprint) => ({ kind: "measure", fingerprint }) as const),
    { kind: "evaluate", fingerprint: evaluate } as const,
  ]),
];

/** Whether every step of the live result was made by this code; earlier versions did not note what made theirs. */
export const isMadeByThis = async (paths: WorkspacePaths, live: Live, code: Code): Promise<boolean> => {
  const made = await together(
    stepsOf(live).map(async (step) => {
      const noted = await readMadeBy(stepFolder(paths, step));
      return noted === code.of(step.kind);
    }),
  );
  return made.every(Boolean);
};
