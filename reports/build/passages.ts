import type { Evaluation } from "../../schemas/evaluation.ts";
import type { AgreementFacts, ReportModel } from "../../schemas/report.ts";
import { methods } from "../../schemas/result.ts";
import { words } from "../text/words.ts";

const nb = words("nb");
const en = words("en");

/** The three limits of register data, in both languages. */
export const limitPassages = (): ReportModel["limits"] =>
  (["no-control-group", "population", "measurement"] as const).map((id) => ({
    id,
    title: { nb: nb.reassessment.limitPassages[id].title, en: en.reassessment.limitPassages[id].title },
    text: { nb: nb.reassessment.limitPassages[id].text, en: en.reassessment.limitPassages[id].text },
  }));

type PassageId = keyof typeof nb.method.passages;

/** Passages in the order in which they are printed. */
const order = [
  "time-zero",
  "time-zero-diagnosis",
  "delayed-entry",
  "no-delayed-entry",
  // What is said of counts comes after the methods.
  ...methods.filter((method) => method !== "count"),
  "intercurrent-events",
  "landmark",
  "count",
  "clocks",
  "money",
  "rounding",
] as const satisfies readonly PassageId[];

/** The method passages that this judgement needs: only methods that were used are described. */
export const methodPassages = (evaluation: Evaluation): ReportModel["method"] => {
  const settings = [...evaluation.results, ...evaluation.curves].map((r) => r.settings);
  const wanted = new Set<PassageId>(settings.map((s) => s.method));
  wanted.add("time-zero");
  if (settings.some(({ measure }) => measure.time_zero === "diagnosis")) wanted.add("time-zero-diagnosis");
  const survival = settings.filter((s) => s.method === "kaplan-meier" || s.method === "restricted-mean");
  if (survival.some((s) => s.delayedEntry)) wanted.add("delayed-entry");
  if (survival.some((s) => !s.delayedEntry)) wanted.add("no-delayed-entry");
  const parameters = settings.map(({ measure }) => measure);
  if (parameters.some(({ intercurrent }) => Array.isArray(intercurrent) && intercurrent.length > 0)) {
    wanted.add("intercurrent-events");
  }
  if (parameters.some(({ landmark }) => landmark !== undefined)) wanted.add("landmark");
  if (evaluation.milestones.length > 0) wanted.add("clocks");
  if (evaluation.settlement !== null) wanted.add("money");
  wanted.add("rounding");
  return order
    .filter((id) => wanted.has(id))
    .map((id) => ({
      id,
      title: { nb: nb.method.passages[id].title, en: en.method.passages[id].title },
      text: { nb: nb.method.passages[id].text, en: en.method.passages[id].text },
    }));
};

/** The options of ch. 7.2 with what the data say for each. The text follows from the verdict alone and chooses nothing. */
export const optionPassages = (options: AgreementFacts["options"], evaluation: Evaluation): ReportModel["options"] => {
  const situation = evaluation.group?.verdict ?? "patient-level";
  return options.map((option) => ({
    ...option,
    whatDataSay: {
      nb: nb.reassessment.whatDataSay[option.id][situation],
      en: en.reassessment.whatDataSay[option.id][situation],
    },
  }));
};
