import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { addDays, addMonths } from "../../evaluate/calendar.ts";
import { breach, type Check, listed, ok, open } from "../check.ts";
import { unanswered } from "../says-nothing.ts";

const longestLag = (a: Agreement): number => Math.max(...a.sources.map(({ data_lag_days }) => data_lag_days));

/** Milestones that not even the first patient can have reached, with data, by the reassessment. */
const unreachable = (a: Agreement): readonly string[] =>
  a.milestones
    .filter(({ due, window, sources }) => {
      const { start_from } = a.population;
      const day = "months" in due ? addMonths(start_from, due.months) : addDays(start_from, due.days);
      const lag = Math.max(...a.sources.filter(({ source }) => sources.includes(source)).map((s) => s.data_lag_days));
      return addDays(day, (window?.after_days ?? 0) + lag) > a.reassessment.date;
    })
    .map(({ id }) => id);

/** Point V e: evaluated, with an agreed follow-up and a change of decision, and seen beside other agreements. */
export const evaluated: readonly Check[] = [
  {
    id: "reassessment-after-data",
    point: "V e",
    title: { nb: "Revurderes når det finnes data", en: "Reassessed once there are data" },
    judge: ({ reassessment: { date }, first_data_cut, effective }) =>
      date <= first_data_cut || date <= effective.from
        ? breach(
            ["reassessment", "date"],
            "Revurderingen er lagt før første datauttrekk eller før avtalen gjelder.",
            "The reassessment is before the first data cut, or before the agreement is in force.",
          )
        : ok(["reassessment", "date"], `Revurderes ${date}.`, `Reassessed on ${date}.`),
  },
  {
    id: "reassessment-ahead",
    point: "V e",
    title: { nb: "Revurderingen ligger foran oss", en: "The reassessment lies ahead" },
    judge: ({ reassessment: { date } }, { asOf }) => {
      if (asOf === null) return null;
      return date < asOf
        ? breach(
            ["reassessment", "date"],
            `Datoen for revurdering er passert per ${asOf}. Avtal en ny, eller avslutt avtalen.`,
            `The day of the reassessment has passed as of ${asOf}. Agree on a new one, or end the agreement.`,
          )
        : ok(["reassessment", "date"], `Ikke passert per ${asOf}.`, `Not passed as of ${asOf}.`);
    },
  },
  {
    id: "data-in-time",
    point: "V e",
    title: { nb: "Data er modne til revurderingen", en: "Data are mature by the reassessment" },
    judge: (a) => {
      const late = unreachable(a);
      if (late.length > 0) {
        return breach(
          ["milestones", a.milestones.findIndex(({ id }) => late.includes(id)), "due"],
          `${listed(late)}: ikke engang den første pasienten når milepælen, med data, før revurderingen.`,
          `${listed(late)}: not even the first patient reaches the milestone, with data, by the reassessment.`,
        );
      }
      if (a.group === undefined) {
        return ok(
          ["milestones"],
          "Den første pasienten når alle milepælene i tide.",
          "The first patient reaches every milestone in time.",
        );
      }
      const { start_from, start_to } = a.population;
      const months = a.group.ready.minimum_follow_up_months;
      const ready = (start: string): string => addDays(addMonths(start, months), longestLag(a));
      if (ready(start_from) > a.reassessment.date) {
        return breach(
          ["reassessment", "date"],
          "Selv den første pasienten er for kort fulgt ved revurderingen.",
          "Even the first patient is followed too briefly by the reassessment.",
        );
      }
      if (start_to === undefined) {
        return open(
          ["population"],
          "start_to mangler: de nyeste pasientene kan holde data umodne til enhver tid.",
          "start_to is missing: the newest patients can keep the data from ever being mature.",
        );
      }
      return ready(start_to) > a.reassessment.date
        ? open(
            ["reassessment", "date"],
            `Den siste pasienten er fulgt lenge nok først ${ready(start_to)}, etter revurderingen.`,
            `The last patient is followed for long enough only on ${ready(start_to)}, after the reassessment.`,
          )
        : ok(
            ["reassessment", "date"],
            `Alle er fulgt lenge nok senest ${ready(start_to)}.`,
            `All are followed for long enough by ${ready(start_to)}.`,
          );
    },
  },
  {
    id: "change-of-decision",
    point: "V e",
    title: { nb: "Endret beslutning har følger", en: "A change of decision has consequences" },
    judge: ({ reassessment: { options } }) => {
      const path = ["reassessment", "options"];
      const empty = options.findIndex(({ for_new, for_treated }) => unanswered(for_new) || unanswered(for_treated));
      if (empty >= 0) {
        return breach(
          [...path, empty],
          `${options[empty]?.id ?? ""}: følgen er ikke skrevet. Den må stå før data, for å ta bort oppleves tyngre enn å gi.`,
          `${options[empty]?.id ?? ""}: the consequence is not written. It must stand before the data, for taking away is felt more than giving.`,
        );
      }
      const same = options.filter(
        ({ for_new }, i) => options.findIndex((other) => other.for_new.nb === for_new.nb) < i,
      );
      return same.length === 0
        ? ok(
            path,
            "Fem utfall, hvert med sin følge for nye pasienter.",
            "Five outcomes, each with its own consequence for new patients.",
          )
        : open(
            [...path, options.findIndex((option) => same.includes(option))],
            `${listed(same.map(({ id }) => id))}: samme følge for nye pasienter som et annet utfall.`,
            `${listed(same.map(({ id }) => id))}: the same consequence for new patients as another outcome.`,
          );
    },
  },
  {
    id: "competing-agreements",
    point: "V e",
    title: { nb: "Konkurrerende avtaler er nevnt", en: "Competing agreements are named" },
    judge: ({ decision: { competing_agreements: competing } }) =>
      competing.length === 0 || competing.some(unanswered)
        ? open(
            ["decision", "competing_agreements"],
            "Ingen konkurrerende avtale er nevnt. Finnes det legemidler under annen avtale for de samme pasientene?",
            "No competing agreement is named. Are there products under other agreements for the same patients?",
          )
        : ok(["decision", "competing_agreements"], `${competing.length} nevnt.`, `${competing.length} named.`),
  },
  {
    id: "comparators-named",
    point: "V e",
    title: { nb: "Sammenligningsalternativet er nevnt", en: "The comparator is named" },
    judge: ({ decision: { comparators } }) =>
      comparators.some(unanswered)
        ? breach(
            ["decision", "comparators"],
            "Et sammenligningsalternativ er ikke avklart.",
            "A comparator is not settled.",
          )
        : ok(["decision", "comparators"], `${comparators.length} nevnt.`, `${comparators.length} named.`),
  },
];
