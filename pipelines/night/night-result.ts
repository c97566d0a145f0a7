import { type ExitCode, exitCode, exitOf } from "../../schemas/errors.ts";
import type { HeldDelivery } from "./held-delivery.ts";
import type { Live } from "./manifest.ts";
import type { SetAside } from "./set-aside.ts";

/** What a night came to. */
export interface NightResult {
  readonly exit: ExitCode;
  readonly generation: string | null;
  /** False when the result is the one that was live before. */
  readonly changed: boolean;
  readonly stepsRun: number;
  readonly stepsSkipped: number;
  readonly held: readonly HeldDelivery[];
  /** Agreements that could not be judged, each with its reason; the others were. */
  readonly setAside: readonly SetAside[];
  /** Deliveries of which files are still arriving. */
  readonly waiting: readonly string[];
  /** Agreements, as id@version, whose terms differ from those judged before under the same version. */
  readonly rewritten: readonly string[];
  readonly live: Live | null;
}

/**
 * The exit code of a night that ran to its end; a limit of quality, and an agreement of which nothing new was published, go
 * before a delivery in quarantine.
 */
export const exitWith = (held: readonly HeldDelivery[], setAside: readonly SetAside[]): ExitCode => {
  const exits = held.flatMap((h) => h.faults.map(exitOf));
  if (setAside.length > 0) return exitCode.quality;
  if (exits.includes(exitCode.quality)) return exitCode.quality;
  return exits.length > 0 ? exitCode.quarantine : exitCode.done;
};
