import { z } from "zod";
import { Evaluation } from "../../schemas/evaluation.ts";
import type { AgreementExceptions, ExceptionPattern } from "../../schemas/exceptions.ts";
import { exceptionCoverage } from "../exceptions/agreement-exceptions.ts";
import { exceptionPatterns } from "../exceptions/exception-patterns.ts";
import { readExceptions } from "../exceptions/read-exceptions.ts";
import { readCoverage } from "../harmonize/read-coverage.ts";
import { readLive } from "../night/manifest.ts";
import { openStore } from "../night/open-store.ts";
import { readStored } from "../night/read-stored.ts";
import { stepFolder } from "../night/step.ts";
import type { LoadedWorkspace } from "../workspace/load-workspace.ts";

/** Individual exceptions across agreements, as of the day of judgement. */
export interface ExceptionOverview {
  readonly workspace: string;
  readonly synthetic: boolean;
  readonly generation: string;
  readonly asOf: string;
  /** Confidence level of the intervals, as a probability. */
  readonly level: number;
  /** Of all applications, whatever the medicine. */
  readonly patterns: readonly ExceptionPattern[];
  /** Where each agreement has put the patients treated by an exception. */
  readonly agreements: readonly (Pick<AgreementExceptions, "rule" | "seen" | "treated" | "grantedLater"> & {
    readonly agreement: string;
  })[];
}

/** Of a judgement, the applications for individual exceptions. */
const Exceptions = z.object({ exceptions: Evaluation.shape.exceptions });

/** The level of intervals that belong to no agreement. */
const LEVEL = 0.95;

/**
 * The overview of individual exceptions in the live result; null before the first night.
 *
 * It reads every source: unlike an agreement it decides nothing, and exceptions for a medicine without an agreement are
 * what it is for. Throws UTF-IG-002, UTF-IG-003 and UTF-DB-*.
 */
export const readOverview = async (workspace: LoadedWorkspace): Promise<ExceptionOverview | null> => {
  const { paths, config } = workspace;
  const live = await readLive(paths);
  if (live === null) return null;
  const { asOf, synthetic, harmonize, agreements } = live.manifest;
  const model = stepFolder(paths, { kind: "harmonize", fingerprint: harmonize });
  const database = await openStore(workspace);
  try {
    const coverage = exceptionCoverage(await readCoverage(model, database));
    const facts = await readExceptions(model, asOf, database);
    const judged = await Promise.all(
      agreements.map(async ({ id, version, evaluate }) => {
        const step = { kind: "evaluate", fingerprint: evaluate } as const;
        const { exceptions } = await readStored(paths, step, "evaluation.json", Exceptions);
        return exceptions === undefined ? [] : [{ agreement: `${id}@${version}`, exceptions }];
      }),
    );
    return {
      workspace: config.name,
      synthetic,
      generation: live.generation,
      asOf,
      level: LEVEL,
      patterns: exceptionPatterns(facts, { asOf, level: LEVEL, coverage }),
      agreements: judged
        .flat()
        .map(({ agreement, exceptions: { rule, seen, treated, grantedLater } }) => ({
          ...{ agreement, rule, seen, treated, grantedLater },
        }))
        .toSorted((a, b) => (a.agreement < b.agreement ? -1 : 1)),
    };
  } finally {
    database.close();
  }
};
