import type PQueue from "p-queue";
import type { FileHashes } from "../../connectors/files/file-hash.ts";
import type { Override } from "../../schemas/override.ts";
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
  /** Exceptions from guards that a person has signed for. */
  readonly overrides: readonly Override[];
  /** Wall clock, for how long a delivery has been arriving; no result depends on it. */
  readonly clock: () => string;
  readonly signal: AbortSignal;
  readonly count: { run: number; skipped: number };
  /** Steps that have been asked for and have not ended, by fingerprint. */
  readonly underWay: Map<string, Promise<void>>;
}

const take = async (tools: NightTools, step: Step): Promise<void> => {
  const { paths } = tools.workspace;
  if (isDone(paths, step)) {
    tools.count.skipped += 1;
    tools.progress.done(step.name, "unchanged", true);
    return;
  }
  // The queue is not given the signal: it would take an aborted step for ended while the step still writes.
  const account = await tools.queue.add(() => {
    tools.signal.throwIfAborted();
    return runStep(paths, step, tools.code.of(step.kind), tools.resources, tools.signal);
  });
  tools.count.run += 1;
  tools.progress.done(step.name, account, false);
  await tools.log({ event: "step", kind: step.kind, step: step.name, fingerprint: step.fingerprint });
};

/**
 * Runs a step through the queue unless its result is in the store already.
 *
 * Agreements that share a population or a measure ask for the same step at the same time: it is run once, and whoever
 * asks while it is under way waits for that run, which counts once.
 */
export const perform = async (tools: NightTools, step: Step): Promise<void> => {
  const already = tools.underWay.get(step.fingerprint);
  if (already !== undefined) {
    await already;
    tools.progress.done(step.name, "shared", true);
    return;
  }
  const run = take(tools, step).finally(() => tools.underWay.delete(step.fingerprint));
  tools.underWay.set(step.fingerprint, run);
  await run;
};
