import { z } from "zod";
import { keyOf } from "./key-of.ts";

/** What registers may say of one person that cannot all be true, and what is then done: nothing is corrected. */
export const contradictions = {
  "two-sexes": {
    text: "two different sexes",
    decided: "in no subgroup of sex",
  },
  "two-birth-years": {
    text: "two different years of birth",
    decided: "judged by age only where every stated year gives the same answer",
  },
  "two-death-dates": {
    text: "two different dates of death",
    decided: "the date of the best source that gives one counts: population register, Kreftregisteret, others",
  },
  "alive-after-death": {
    text: "alive in one register after the date of death in another",
    decided: "the better source counts; within one rank the death does",
  },
  "treated-after-death": {
    text: "a dose or dispensing after every stated date of death",
    decided: "kept as a fact; follow-up ends at death",
  },
  "contact-after-death": {
    text: "a contact with the health services that begins after every stated date of death",
    decided: "kept as a fact; follow-up ends at death",
  },
  "diagnosed-after-death": {
    text: "a diagnosis after every stated date of death",
    decided: "kept as a fact",
  },
  "treated-before-birth": {
    text: "a dose or dispensing before every stated year of birth",
    decided: "kept as a fact",
  },
} as const satisfies Readonly<Record<string, { readonly text: string; readonly decided: string }>>;

export type ContradictionKind = keyof typeof contradictions;

/** How many persons the registers contradict themselves or each other about, in one way. */
export const ContradictionCount = z.object({
  kind: keyOf(contradictions),
  persons: z.int(),
  /** The sources that have a part in it. */
  sources: z.array(z.string()).readonly(),
});
export type ContradictionCount = z.infer<typeof ContradictionCount>;
