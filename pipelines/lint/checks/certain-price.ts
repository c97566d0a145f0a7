import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { AgreedMilestone } from "../../../schemas/agreement/milestone.ts";
import type { Payment } from "../../../schemas/agreement/payment.ts";
import { addDays, addMonths } from "../../evaluate/calendar.ts";
import { parseMoney, sum } from "../../settle/money.ts";
import { paymentSchedule } from "../../settle/schedule.ts";
import { breach, type Check, listed, ok, open } from "../check.ts";

interface Paid {
  readonly milestone: AgreedMilestone;
  readonly payment: Payment;
  readonly i: number;
}

const paid = (a: Agreement): readonly Paid[] =>
  a.milestones.flatMap((milestone, i) =>
    milestone.payment === null ? [] : [{ milestone, payment: milestone.payment, i }],
  );
const ids = (milestones: readonly Paid[]): string => listed(milestones.map(({ milestone }) => milestone.id));

const noMoney = ok(["milestones"], "Ingen milepæl bærer penger.", "No milestone carries money.");

/** Last day on which the data of a milestone can come in for the last patient; null while starts are open. */
const lastDataDay = (a: Agreement, { due, window, sources }: AgreedMilestone): string | null => {
  const start = a.population.start_to ?? a.effective.to;
  if (start === undefined) return null;
  const day = "months" in due ? addMonths(start, due.months) : addDays(start, due.days);
  const lag = Math.max(...a.sources.filter(({ source }) => sources.includes(source)).map((s) => s.data_lag_days));
  return addDays(day, (window?.after_days ?? 0) + (window?.grace_days ?? 0) + lag);
};

/** Point V c on money: no great uncertainty about the real price. */
export const certainPrice: readonly Check[] = [
  {
    id: "unknown-not-paid-as-met",
    point: "V c",
    title: { nb: "Det ukjente betales ikke som oppnådd", en: "The unknown is not paid as met" },
    judge: (a) => {
      const all = paid(a);
      if (all.length === 0) return noMoney;
      const bad = all.filter(
        ({ payment: p }) =>
          p.when_met !== p.when_not_met && (p.when_unknown === p.when_met || p.when_pending === p.when_met),
      );
      const [first] = bad;
      return first === undefined
        ? ok(
            ["milestones"],
            "Manglende opplysninger gir ikke samme oppgjør som oppnådd.",
            "Missing information is not settled like a milestone that was met.",
          )
        : open(
            ["milestones", first.i, "payment"],
            `${ids(bad)}: manglende opplysninger gjøres opp som oppnådd. Da tjener den som skal dokumentere, på å la være.`,
            `${ids(bad)}: missing information is settled as met. Whoever is to document it gains by not doing so.`,
          );
    },
  },
  {
    id: "hold-has-an-end",
    point: "V c",
    title: { nb: "Det som holdes tilbake, gjøres opp en dag", en: "What is held is settled one day" },
    judge: (a) => {
      const held = paid(a).filter(({ payment }) => payment.when_unknown === "hold");
      if (held.length === 0)
        return ok(["milestones"], "Ingenting holdes tilbake som ukjent.", "Nothing is held as unknown.");
      const without = held.filter(({ milestone }) => {
        const last = lastDataDay(a, milestone);
        return last === null || last > a.reassessment.date;
      });
      const [first] = without;
      return first === undefined
        ? ok(
            ["reassessment", "date"],
            "Alle data er ventet før revurderingen, der det tilbakeholdte kan gjøres opp.",
            "All data can be expected before the reassessment, where what is held can be settled.",
          )
        : open(
            ["milestones", first.i, "payment", "when_unknown"],
            `${ids(without)}: når data mangler for godt, sier ingenting i filen når det tilbakeholdte gjøres opp.`,
            `${ids(without)}: where data stay missing, nothing in the file says when what is held is settled.`,
          );
    },
  },
  {
    id: "parts-within-price",
    point: "V c",
    title: { nb: "Delene går opp i prisen", en: "The parts make up the price" },
    judge: (a) => {
      if (a.amount?.list_price === undefined) return noMoney;
      const price = parseMoney(a.amount.list_price);
      const schedule = [...paymentSchedule(a).values()];
      const total = (what: "pay" | "refund") =>
        sum(
          schedule
            .filter(({ payment: p }) => p.when_met === what || p.when_not_met === what)
            .map(({ amount }) => amount),
        );
      const pay = total("pay");
      if (pay > price || total("refund") > price) {
        return breach(
          ["milestones"],
          "Delene kommer til sammen over prisen per pasient.",
          "Together the parts come to more than the price per patient.",
        );
      }
      return pay > 0n && pay < price
        ? open(
            ["milestones"],
            "Delene kommer ikke opp i prisen per pasient. Filen sier ikke hva som skjer med resten.",
            "The parts do not come to the price per patient. The file does not say what becomes of the rest.",
          )
        : ok(
            ["milestones"],
            "Delene overstiger ikke prisen per pasient.",
            "The parts do not exceed the price per patient.",
          );
    },
  },
];
