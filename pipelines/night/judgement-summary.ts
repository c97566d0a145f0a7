import { z } from "zod";
import { type Evaluation, Verdict } from "../../schemas/evaluation.ts";
import { Texts } from "../../schemas/texts.ts";

/** File of a judgement that holds its summary. */
export const SUMMARY = "judged.json";

/**
 * What the manifest says of a judgement, kept beside it.
 *
 * The judgement itself holds every milestone of every patient; a night that finds it done does not read it again.
 */
export const JudgementSummary = z.object({
  /** SHA-256 of the judgement as stored. */
  evaluation: z.string(),
  verdict: Verdict.nullable(),
  /** Milestones by status. */
  milestones: z.record(z.string(), z.int()),
  deciding: z.record(z.string(), z.string()),
  nextDue: z.object({ date: z.string(), what: Texts }).nullable(),
});
export type JudgementSummary = z.infer<typeof JudgementSummary>;

export const judgementSummary = (evaluation: Evaluation, sha256: string): JudgementSummary => ({
  evaluation: sha256,
  verdict: evaluation.group?.verdict ?? null,
  milestones: evaluation.tally.reduce<Record<string, number>>((all, { counts }) => {
    for (const [status, n] of Object.entries(counts)) all[status] = (all[status] ?? 0) + n;
    return all;
  }, {}),
  deciding: deciding(evaluation),
  nextDue: evaluation.nextDue,
});

/** What a change of data must show at a glance: the estimate behind the verdict and the totals of the settlement. */
const deciding = ({ group, results, settlement, agreement, agreementVersion }: Evaluation): Record<string, string> => {
  const figures: Record<string, string> = {};
  const row = results.find(({ figure }) => figure === group?.figure);
  if (row !== undefined) figures[row.figure] = row.value === null ? row.state : String(row.value);
  for (const [total, amount] of Object.entries(settlement?.totals ?? {})) {
    figures[`${agreement}@${agreementVersion}/settlement/${total}`] = amount;
  }
  return figures;
};
