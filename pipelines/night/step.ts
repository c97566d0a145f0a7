import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Database, openDatabase } from "../../connectors/duckdb/database.ts";
import { publishFolder, removeFolder } from "../../connectors/files/atomic.ts";
import { makeFolder } from "../../connectors/files/make-folder.ts";
import type { WorkspacePaths } from "../workspace/paths.ts";
import { noteMadeBy } from "./made-by.ts";

export type StepKind =
  | "ingest"
  | "compare"
  | "harmonize"
  | "cohort"
  | "measure"
  | "estimate"
  | "completeness"
  | "evaluate"
  | "report";

/** A piece of work whose result is a folder named by everything it depends on. */
export interface Step {
  readonly kind: StepKind;
  /** For people: what the step is about. */
  readonly name: string;
  readonly fingerprint: string;
  /** Writes the result into `folder`, which exists and is empty. Answers with a short account for people. */
  run(tools: StepTools): Promise<string>;
}

export interface StepTools {
  readonly folder: string;
  /** Scratch folder of the step, removed afterwards. */
  readonly work: string;
  readonly database: Database;
}

export interface Resources {
  readonly memory: string;
  readonly threads: number;
  /** What the database engine may write to disk; left out, its usual share of what is free. */
  readonly spillLimit?: string;
}

/** Folder of a step's result in the store. */
export const stepFolder = (paths: WorkspacePaths, step: Pick<Step, "kind" | "fingerprint">): string =>
  join(paths.store, step.kind, step.fingerprint);

export const isDone = (paths: WorkspacePaths, step: Step): boolean => existsSync(stepFolder(paths, step));

/**
 * Runs a step beside what is there and gives its folder the final name in one move.
 *
 * A folder in the store is therefore always complete, and a step that was killed leaves nothing but work to be thrown
 * away. `code` is the fingerprint of the code that makes it.
 */
export const runStep = async (
  paths: WorkspacePaths,
  step: Step,
  code: string,
  resources: Resources,
  signal: AbortSignal,
): Promise<string> => {
  const scratch = join(paths.work, `${step.kind}-${step.fingerprint}`);
  const folder = join(scratch, "result");
  const work = join(scratch, "work");
  await removeFolder(scratch);
  await makeFolder(folder);
  await makeFolder(work);
  const database = await openDatabase({
    // Deliveries are read by the structural pass, never by SQL: the engine sees nothing but restricted/.
    folders: [paths.restricted],
    spill: join(scratch, "spill"),
    signal,
    ...resources,
  });
  try {
    const account = await step.run({ folder, work, database });
    await noteMadeBy(folder, code);
    await publishFolder(folder, stepFolder(paths, step));
    return account;
  } finally {
    database.close();
    await removeFolder(scratch);
  }
};
