import type { OutcomeRow } from "../../schemas/measure.ts";
import type { TreatmentStatus } from "../../schemas/report.ts";
import type { Texts } from "../../schemas/texts.ts";

/** How a person stands at the data cut, by what ended the time to discontinuation; in the order of the report. */
const statuses: readonly {
  readonly id: string;
  readonly title: Texts;
  readonly holds: (row: OutcomeRow) => boolean;
}[] = [
  {
    id: "on-treatment",
    title: { nb: "Under behandling ved siste opplysning", en: "On treatment when last known" },
    holds: (row) => row.status === "observed" && row.event === 0,
  },
  {
    id: "stopped-gap",
    title: {
      nb: "Stoppet (opphold uten dose etter avtalens regel)",
      en: "Stopped (gap without a dose by the agreed rule)",
    },
    holds: (row) => row.status === "observed" && row.event === 1 && row.reason === "gap",
  },
  {
    id: "stopped-next-line",
    title: { nb: "Stoppet (neste linje startet)", en: "Stopped (next line started)" },
    holds: (row) => row.status === "observed" && row.event === 1 && row.reason === "next-line",
  },
  {
    id: "died-on-treatment",
    title: { nb: "Døde under behandling", en: "Died on treatment" },
    holds: (row) => row.status === "observed" && row.event === 1 && row.reason === "death",
  },
  {
    id: "unknown",
    title: { nb: "Ikke kjent", en: "Not known" },
    holds: (row) => row.status !== "observed",
  },
];

/**
 * How many of those analysed are on treatment at the data cut, or stopped and why; they add up to all analysed.
 *
 * Registers seldom say why a treatment ended: a gap says that doses ceased, not whether for toxicity, progression or
 * choice.
 */
export const treatmentStatus = (rows: readonly OutcomeRow[]): readonly TreatmentStatus[] =>
  statuses.map(({ id, title, holds }) => ({ id, title, persons: rows.filter(holds).length }));
