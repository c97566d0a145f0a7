import type { Command } from "./command.ts";
import { demo } from "./demo.ts";
import { doctor } from "./doctor.ts";
import { due } from "./due.ts";
import { exceptions } from "./exceptions.ts";
import { exportCommand } from "./export.ts";
import { init } from "./init.ts";
import { lint } from "./lint.ts";
import { nightly } from "./nightly.ts";
import { profile } from "./profile.ts";
import { quarantine } from "./quarantine.ts";
import { readsLive } from "./reads-live.ts";
import { settle } from "./settle.ts";
import { simulate } from "./simulate.ts";
import { status } from "./status.ts";
import { synth } from "./synth.ts";
import { trace } from "./trace.ts";
import { verify } from "./verify.ts";

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  init,
  lint,
  simulate,
  nightly,
  readsLive(status),
  readsLive(due),
  readsLive(exceptions),
  readsLive(quarantine),
  profile,
  readsLive(trace),
  readsLive(exportCommand),
  readsLive(settle),
  verify,
  synth,
  demo,
  doctor,
];
