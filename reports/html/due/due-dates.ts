import { addMonths } from "../../../schemas/calendar.ts";
import type { AgreementDue, DueOverview } from "../../../schemas/due.ts";
import type { Texts } from "../../../schemas/texts.ts";
import type { Voice } from "../view.ts";

/** Something that falls due on a day, or in a month. */
export interface DueDate {
  /** ISO date; the first of the month for milestones, which stand month by month. */
  readonly date: string;
  /** True where only the month is meant. */
  readonly month: boolean;
  readonly what: string;
  readonly agreement: Texts;
  /** Null where no data are waited for. */
  readonly dataBy: string | null;
}

const datesOf = (due: AgreementDue, { words, format, say }: Voice): readonly DueDate[] => {
  const w = words.duePage.what;
  const on = (date: string, what: string, dataBy: string | null = null): DueDate => ({
    ...{ date, month: false, what, agreement: due.title, dataBy },
  });
  const { maturity } = due;
  return [
    on(due.reassessment.date, w.reassessment),
    ...due.answers.flatMap(({ id, due: day }) => (day === null ? [] : [on(day, w.answer(id))])),
    ...(maturity?.state === "forecast" ? [on(maturity.date, w.mature)] : []),
    ...due.periods.map(({ what, title, from, to, dataBy }) =>
      on(to, what === "count" ? w.count(title === null ? "" : say(title)) : w[what](format.date(from)), dataBy),
    ),
    ...due.milestones.coming.map(({ month, milestones }) => ({
      ...on(`${month}-01`, w.milestones(format.integer(milestones))),
      month: true,
    })),
  ];
};

/** What falls due from the day of judgement on and within a year of it, in order; months come first in themselves. */
export const dueDates = ({ asOf, agreements }: DueOverview, voice: Voice): readonly DueDate[] => {
  const end = addMonths(asOf, 12);
  return agreements
    .flatMap((due) => datesOf(due, voice))
    .filter(({ date, month }) => (month ? date.slice(0, 7) >= asOf.slice(0, 7) : date >= asOf) && date <= end)
    .toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
};

const key = ({ date, month, what, agreement }: DueDate): string => `${date} ${month ? 0 : 1} ${agreement.nb} ${what}`;
