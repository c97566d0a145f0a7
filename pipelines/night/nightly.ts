import PQueue from "p-queue";
import { removeFolder } from "../../connectors/files/atomic.ts";
import { openFileHashes } from "../../connectors/files/file-hash.ts";
import { takeLock } from "../../connectors/files/lock.ts";
import { makeFolder } from "../../connectors/files/make-folder.ts";
import { type ExitCode, exitCode, UtfallError } from "../../schemas/errors.ts";
import type { Context } from "../context.ts";
import { refuseLackingFacts } from "../evaluate/needed-facts.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";
import { rewrittenAgreements } from "./changes.ts";
import { readCode } from "./code-version.ts";
import { divideResources } from "./divide-resources.ts";
import { writeDuePage } from "./due-page.ts";
import { openLog } from "./event-log.ts";
import type { HeldDelivery } from "./held-delivery.ts";
import { type Intake, type SignedFor, takeIn } from "./intake.ts";
import { writeIntakeState } from "./intake-state.ts";
import { type Judgement, judgeAll } from "./judge.ts";
import { keepEarlier } from "./keep-earlier.ts";
import { appendRun, mendLedger, type Run, readLedger } from "./ledger.ts";
import { type Live, readLive, readLiveAgain } from "./manifest.ts";
import { exitWith, type NightResult } from "./night-result.ts";
import type { NightTools } from "./night-tools.ts";
import { readOverrides } from "./overrides.ts";
import { peakMemory } from "./peak-memory.ts";
import type { Progress } from "./progress.ts";
import { generationId, publishGeneration } from "./publish-generation.ts";
import { readAgreements } from "./read-agreements.ts";
import { attempt, nameOf, type SetAside } from "./set-aside.ts";
import { writeStartPage } from "./start-page.ts";

/** How many steps run at once; each has its own database and share of the memory. */
const AT_ONCE = 2;

/** What the inbox and the agreements came to. */
type Worked = Pick<Intake, "held" | "waiting" | "newlySigned"> & Pick<Judgement, "setAside">;

/** From the inbox to the switch. */
const work = async (tools: NightTools, live: Live | null): Promise<Worked> => {
  const { workspace } = tools;
  const besides = { lifeTable: workspace.lifeTable !== null };
  const agreements = await Promise.all(
    (await readAgreements(workspace.paths)).map((one) =>
      attempt(one, () => {
        refuseLackingFacts(one.file, one.agreement, workspace.config, besides);
        return one;
      }),
    ),
  );
  const intake = await takeIn(tools, live?.manifest ?? null);
  const { held, deliveries, corrections } = intake;
  await writeIntakeState(workspace.paths, { held, deliveries, corrections });
  if (intake.inUse.length === 0) {
    const fallen = agreements.flatMap((one) => ("fallen" in one ? [one.fallen] : []));
    return { ...intake, setAside: fallen.map((one) => keepEarlier(live, one).setAside) };
  }
  const judgement = await judgeAll(tools, intake, agreements, live);
  for (const one of judgement.setAside) {
    await tools.log({ event: "set-aside", agreement: nameOf(one), code: one.fault.code });
  }
  if (live === null || generationId(judgement.manifest) !== live.generation) {
    await publishGeneration(workspace.paths, judgement.manifest, judgement.reports);
  }
  return { ...intake, setAside: judgement.setAside };
};

/**
 * Enters the run in the ledger. Where a fault ends the night, it is the one to report, not that the ledger could not be
 * written to as well. A broken ledger is left as it is for a person to look at; nothing is appended to it.
 */
const enter = async (ledger: string, run: Run): Promise<void> => {
  if (run.fault === "UTF-IG-001") return;
  await appendRun(ledger, run).catch((error: unknown) => {
    if (run.fault === null) throw error;
  });
};

/**
 * One night: takes the lock, throws away what a killed run left, takes in deliveries, judges every agreement, and makes
 * the result live by one switch.
 *
 * A step whose inputs, settings and code are unchanged is not run again. Whatever stops the night, what was live stays
 * whole, and the next night does the rest. An agreement that cannot be judged does not stop it: it is set aside with its
 * reason, and what was published of it stays.
 */
export const nightly = async (
  workspace: LoadedWorkspace,
  context: Context,
  progress: Progress,
): Promise<NightResult> => {
  const { paths, config } = workspace;
  const code = readCode();
  const started = context.clock();
  await makeFolder(paths.restricted);
  const lock = await takeLock(paths.lock, started);
  const log = openLog(paths.logs, context.clock);
  const queue = new PQueue({ concurrency: AT_ONCE });
  const count = { run: 0, skipped: 0 };
  let exit: ExitCode = exitCode.done;
  let fault: string | null = null;
  let held: readonly HeldDelivery[] = [];
  let waiting: readonly string[] = [];
  let newlySigned: readonly SignedFor[] = [];
  let setAside: readonly SetAside[] = [];
  let before: Live | null = null;
  let after: Live | null = null;
  try {
    // Read before it is mended: a broken ledger is left as it is for a person to look at.
    await readLedger(paths.ledger);
    await mendLedger(paths.ledger);
    before = await readLive(paths);
    after = before;
    await log({ event: "start" });
    await removeFolder(paths.work);
    const tools: NightTools = {
      workspace,
      code,
      queue,
      resources: divideResources(config, AT_ONCE),
      progress,
      log,
      hashes: await openFileHashes(paths.fileHashes),
      overrides: await readOverrides(paths),
      clock: context.clock,
      signal: context.signal,
      count,
      underWay: new Map(),
    };
    ({ held, waiting, newlySigned, setAside } = await work(tools, before).catch(async (error: unknown) => {
      // The switch may have been made before the fault; the ledger must say so.
      after = await readLive(paths).catch(() => before);
      throw error;
    }));
    after = await readLiveAgain(paths, before);
    if (after !== null) {
      await writeDuePage(workspace, after, code);
      await writeStartPage(workspace, after, held);
    }
    exit = exitWith(held, setAside);
    const changed = after?.generation !== before?.generation;
    await log({ event: changed ? "published" : "nothing-to-do", ...(after && { generation: after.generation }) });
  } catch (error) {
    const ours = error instanceof UtfallError ? error : null;
    exit = context.signal.aborted ? exitCode.interrupted : (ours?.exit ?? exitCode.defect);
    if (!context.signal.aborted) {
      fault = ours?.code ?? "UTF-XX-001";
      throw error;
    }
  } finally {
    progress.end();
    if (fault !== null) await log({ event: "fault", code: fault }).catch(() => undefined);
    await log({ event: "end", exit, peakMemory: peakMemory() }).catch(() => undefined);
    const run: Run = {
      started,
      ended: context.clock(),
      version: code.version,
      exit,
      generation: after?.generation ?? null,
      changed: after?.generation !== before?.generation,
      asOf: after?.manifest.asOf ?? null,
      stepsRun: count.run,
      stepsSkipped: count.skipped,
      held: held.map((h) => ({ delivery: `${h.source}/${h.delivery}`, codes: h.faults.map((f) => f.code) })),
      ...(setAside.length > 0 && { setAside: setAside.map((a) => ({ agreement: nameOf(a), code: a.fault.code })) }),
      ...(newlySigned.length > 0 && { overrides: newlySigned }),
      fault,
    };
    await enter(paths.ledger, run).finally(() => lock.release());
  }
  return {
    exit,
    generation: after?.generation ?? null,
    changed: after?.generation !== before?.generation,
    stepsRun: count.run,
    stepsSkipped: count.skipped,
    held,
    setAside,
    waiting,
    rewritten: rewrittenAgreements(before?.manifest ?? null, after?.manifest ?? null),
    live: after,
  };
};
