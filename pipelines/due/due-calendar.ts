import type { AgreementDue, DueOverview } from "../../schemas/due.ts";
import type { Language } from "../../schemas/texts.ts";
import { addDays, addMonths } from "../evaluate/calendar.ts";
import { calendarFile, calendarText } from "./calendar-lines.ts";

/** An all-day event. */
interface DayEvent {
  readonly uid: string;
  /** ISO date. */
  readonly date: string;
  readonly summary: string;
  readonly description: string;
}

const texts = {
  nb: {
    madeUp: "Syntetiske data: ",
    reassessment: "Revurdering",
    milestones: (n: string) => `Milepæler med forfall: ${n}`,
    few: "færre enn 5",
    ready: "Data ventes modne",
    readyWhy: "Første hele måned da kravet til modne data kan være oppfylt, med kildenes etterslep.",
    period: {
      settlement: "Oppgjørsperiode slutter",
      units: "Periode for prisregler slutter",
      count: "Opptelling begynner på nytt",
    },
    periodWhy: (from: string, to: string, dataBy: string) => `${from} til ${to}. Data ventes innen ${dataBy}.`,
    answer: (id: string) => `Svar på usikkerhet ${id}`,
    follow: "Oversikten: utfall due.",
    month: (m: string) => `Gjelder hele ${m}.`,
  },
  en: {
    madeUp: "Made-up data: ",
    reassessment: "Reassessment",
    milestones: (n: string) => `Milestones falling due: ${n}`,
    few: "fewer than 5",
    ready: "Data expected to be mature",
    readyWhy: "First month in which the readiness rule can be met throughout, at the lags of the sources.",
    period: {
      settlement: "Settlement period ends",
      units: "Period of price rules ends",
      count: "Count begins again",
    },
    periodWhy: (from: string, to: string, dataBy: string) => `${from} to ${to}. Data expected by ${dataBy}.`,
    answer: (id: string) => `Answer to uncertainty ${id}`,
    follow: "Overview: utfall due.",
    month: (m: string) => `Concerns the whole of ${m}.`,
  },
} as const;

/** A calendar travels to phones and mail: small counts are not written out. */
const smallestCount = 5;

const eventsOf = (due: AgreementDue, { asOf }: DueOverview, language: Language): readonly DayEvent[] => {
  const t = texts[language];
  const title = due.title[language];
  const event = (what: string, date: string, summary: string, description: string): DayEvent => ({
    uid: `${due.agreement}/${what}/${date}@utfall`,
    date,
    summary: `${summary}: ${title}`,
    description: `${description} ${t.follow}`,
  });
  const { date } = due.reassessment;
  const { maturity } = due;
  return [
    event("reassessment", date, t.reassessment, `${due.reassessment.title[language]}.`),
    ...(maturity?.state === "forecast" && maturity.date > asOf
      ? [event("mature", monthAfter(maturity.date), t.ready, t.readyWhy)]
      : []),
    ...due.answers.flatMap(({ id, text, due: day }) =>
      day === null || day <= asOf ? [] : [event(`answer-${id}`, day, t.answer(id), text[language])],
    ),
    ...due.periods.map(({ what, rule, title: of, from, to, dataBy }) =>
      event(
        rule === null ? what : `${what}-${rule}`,
        to,
        of === null ? t.period[what] : `${t.period[what]} (${of[language]})`,
        t.periodWhy(from, to, dataBy),
      ),
    ),
    ...due.milestones.coming.map(({ month, milestones }) =>
      event(
        "milestones",
        `${month}-01`,
        t.milestones(milestones < smallestCount ? t.few : String(milestones)),
        t.month(month),
      ),
    ),
  ];
};

/** The first of a month on or after a day: the day itself would give away one person's treatment start. */
const monthAfter = (iso: string): string => (iso.endsWith("-01") ? iso : `${addMonths(iso, 1).slice(0, 7)}-01`);

const compact = (iso: string): string => iso.replaceAll("-", "");

/**
 * The overview as a calendar file (RFC 5545): reassessments, answers due, ends of settlement and price periods, expected
 * maturity, and the months in which milestones fall due, as all-day events that block no time.
 *
 * Milestones stand per agreement and month on the first of the month, with counts below 5 not written out, and expected
 * maturity on the first of a month; nothing in the file is about one patient. The stamp is the day of judgement, so the same overview gives the same bytes. Null where
 * no agreement is followed, because a calendar without an event is not valid.
 */
export const dueCalendar = (overview: DueOverview, language: Language): string | null => {
  const prefix = overview.synthetic ? texts[language].madeUp : "";
  const events = overview.agreements.flatMap((due) => eventsOf(due, overview, language));
  if (events.length === 0) return null;
  return calendarFile([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//utfall//due//${language === "nb" ? "NO" : "EN"}`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...events
      .toSorted((a, b) => (`${a.date} ${a.uid}` < `${b.date} ${b.uid}` ? -1 : 1))
      .flatMap(({ uid, date, summary, description }) => [
        "BEGIN:VEVENT",
        `UID:${uid}`,
        `DTSTAMP:${compact(overview.asOf)}T000000Z`,
        `DTSTART;VALUE=DATE:${compact(date)}`,
        `DTEND;VALUE=DATE:${compact(addDays(date, 1))}`,
        `SUMMARY:${calendarText(prefix + summary)}`,
        `DESCRIPTION:${calendarText(description)}`,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
      ]),
    "END:VCALENDAR",
  ]);
};
