import type PQueue from "p-queue";
import type { FileHashes } from "../../connectors/files/file-hash.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";
import type { Code } from "./code-version.ts";
import type { Log } from "./event-log.ts";
import type { Progress } from "./progress.ts";
import { isDone, type Resources, runStep, type Step } from "./step.ts";

/** What the parts of a night share. */
export interface NightTools {
  readonly workspace: LoadedWorkspace;
  readonly code: Code;
  readonly queue: PQueue;
  readonly resources: Resources;
  readonly progress: Progress;
  readonly log: Log;
  readonly hashes: FileHashes;
  readonly signal: AbortSignal;
  readonly count: { run: number; skipped: number };
}

/** Runs a step through the queue unless its result is in the store already. */
export const perform = async (tools: NightTools, step: Step): Promise<void> => {
  const { paths } = tools.workspace;
  if (isDone(paths, step)) {
    tools.count.skipped += 1;
    tools.progress.done(step.name, "unchanged", true);
    return;
  }
  const account = await tools.queue.add(() => runStep(paths, step, tools.resources, tools.signal), {
    signal: tools.signal,
  });
  tools.count.run += 1;
  tools.progress.done(step.name, account ?? "", false);
  await tools.log({ event: "step", kind: step.kind, step: step.name, fingerprint: step.fingerprint });
};
