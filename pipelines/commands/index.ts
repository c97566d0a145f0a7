import type { Command } from "./command.ts";
import { demo } from "./demo.ts";
import { doctor } from "./doctor.ts";
import { init } from "./init.ts";
import { nightly } from "./nightly.ts";
import { quarantine } from "./quarantine.ts";
import { status } from "./status.ts";
import { synth } from "./synth.ts";
import { trace } from "./trace.ts";

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [init, nightly, status, quarantine, trace, synth, demo, doctor];
