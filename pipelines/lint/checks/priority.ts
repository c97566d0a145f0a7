import { breach, type Check, ok } from "../check.ts";
import { unanswered } from "../says-nothing.ts";

const criteria = [
  { id: "benefit", nb: "Nytten", en: "Benefit" },
  { id: "resources", nb: "Ressursbruken", en: "Use of resources" },
  { id: "severity", nb: "Alvorligheten", en: "Severity" },
] as const;

/** Point V f: the three criteria of priority setting, each answered on its own. */
export const priority: readonly Check[] = criteria.map(({ id, nb, en }) => ({
  id: `priority-${id}`,
  point: "V f",
  title: { nb: `${nb} er vurdert`, en: `${en} is answered` },
  judge: ({ decision }) => {
    const path = ["decision", "priority", id];
    const text = decision.priority[id];
    if (unanswered(text)) return breach(path, `${nb} er ikke vurdert.`, `${en} is not answered.`);
    const copied = criteria.some((other) => other.id !== id && decision.priority[other.id].nb === text.nb);
    return copied
      ? breach(path, `${nb} har samme tekst som et annet kriterium.`, `${en} has the same text as another criterion.`)
      : ok(path, `${nb} har sitt eget svar.`, `${en} has an answer of its own.`);
  },
}));
