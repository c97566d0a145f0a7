import type { Evaluation } from "../../../schemas/evaluation.ts";
import { type Html, html } from "../html.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";

type Answer = NonNullable<Evaluation["eligibility"]>[number]["answer"];

/** Patients with the same answers to every criterion. */
interface Pattern {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly patients: readonly number[];
}

/** Patients grouped by their answers, the pattern of the lowest number first. */
const patternsOf = (eligibility: NonNullable<Evaluation["eligibility"]>): readonly Pattern[] => {
  const patients = Map.groupBy(eligibility, ({ patient }) => patient);
  const byAnswers = Map.groupBy([...patients], ([, rows]) =>
    JSON.stringify(rows.map(({ criterion, answer }) => [criterion, answer]).toSorted()),
  );
  return [...byAnswers.values()]
    .flatMap((same) => {
      const [first] = same;
      if (first === undefined) return [];
      const answers = new Map(first[1].map(({ criterion, answer }) => [criterion, answer]));
      return [{ answers, patients: same.map(([patient]) => patient).toSorted((a, b) => a - b) }];
    })
    .toSorted((a, b) => (a.patients[0] ?? 0) - (b.patients[0] ?? 0));
};

/** Running numbers, neighbours drawn together: 1–4, 7, 9–12. */
const numberRanges = (numbers: readonly number[]): string => {
  const ranges: [number, number][] = [];
  for (const n of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === n - 1) last[1] = n;
    else ranges.push([n, n]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
};

/** Each start criterion of each numbered patient, patients with the same answers in one row; null without criteria. */
export const eligibilityTable = (view: View): Html | null => {
  const { report, words, format, say } = view;
  const w = words.data;
  const eligibility = report.eligibility ?? [];
  if (eligibility.length === 0) return null;
  const criteria = [...new Set(eligibility.map(({ criterion }) => criterion))];
  const title = (id: string): string => {
    const named = report.terms.find((term) => term.id === id) ?? report.flow.find((step) => step.id === id);
    return named === undefined ? id : say(named.title);
  };
  return html`${table({
    id: "eligibility",
    caption: w.eligibility,
    columns: [
      {
        heading: w.eligibilityColumns.patients,
        kind: "header",
        cell: (p: Pattern) => numberRanges(p.patients),
      },
      { heading: w.eligibilityColumns.count, kind: "number", cell: (p: Pattern) => format.integer(p.patients.length) },
      ...criteria.map((id) => ({
        heading: title(id),
        cell: (p: Pattern) => {
          const answer = p.answers.get(id) ?? "unknown";
          return html`<span class="status status-${answer}">${w.answers[answer]}</span>`;
        },
      })),
    ],
    rows: patternsOf(eligibility),
  })}<p class="soft">${w.eligibilityNote}</p>`;
};
