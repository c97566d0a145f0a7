import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { Texts } from "../../schemas/texts.ts";
import { type Need, needsOf } from "./needs.ts";

interface Case {
  readonly canHappen: boolean;
  readonly text: Texts;
}

/** What could happen under an agreement and does not in a simulation, so that nobody reads more into its numbers. */
export const notDrawn = (agreement: Agreement): readonly Texts[] => {
  const needs = needsOf(agreement);
  const cases: readonly Case[] = [
    {
      canHappen: true,
      text: {
        nb: "Pasienter som ikke oppfyller startkriteriene, og pasienter behandlet før avtalen.",
        en: "Patients who do not meet the start criteria, and patients treated before the agreement.",
      },
    },
    {
      canHappen: agreement.group !== undefined && agreement.group.ready.coverage.length > 0,
      text: {
        nb: "Hull i datadekningen; det avtalen krever dekket, er dekket hele tiden.",
        en: "Holes in the coverage of data; what the agreement demands is covered throughout.",
      },
    },
    {
      canHappen: true,
      text: {
        nb: "Motstridende opplysninger, rettelser etter oppgjør og ny innsending fra registrene.",
        en: "Contradicting facts, corrections after a settlement and new deliveries from the registers.",
      },
    },
    {
      canHappen: needs.has("ventilation"),
      text: {
        nb: "Akutt, forbigående sykdom, korte perioder med pustehjelp, og død etter varig ventilasjon.",
        en: "Acute, reversible illness, short spells of ventilation, and death after permanent ventilation.",
      },
    },
    {
      canHappen: needs.has("scores"),
      text: {
        nb: "Barn som vokser ut av en skala, og øving eller dagsform utover målefeilen.",
        en: "Children who grow out of a scale, and practice or the day's form beyond measurement error.",
      },
    },
    {
      canHappen: agreement.clock.course === "one-time",
      text: { nb: "Ny behandling med samme engangslegemiddel.", en: "A second treatment with the one-time medicine." },
    },
    {
      canHappen: agreement.edge_cases.region_payer !== undefined,
      text: {
        nb: "Flytting mellom helseregioner; oppgjøret er ikke fordelt på region.",
        en: "Moves between health regions; the settlement is not split by region.",
      },
    },
  ];
  return [...cases, ...ofUnits(agreement, needs)].filter(({ canHappen }) => canHappen).map(({ text }) => text);
};

const ofUnits = ({ units, edge_cases }: Agreement, needs: ReadonlySet<Need>): readonly Case[] => [
  {
    canHappen: units !== undefined,
    text: {
      nb: "Bruk som aldri når dataene, linjer uten mengde eller pris, og endret mengde eller hyppighet hos samme pasient.",
      en: "Use that never reaches the data, lines without a quantity or a price, and a patient whose amount or frequency changes.",
    },
  },
  {
    canHappen: edge_cases.returns !== undefined,
    text: { nb: "Pakninger som leveres tilbake.", en: "Packs that are returned." },
  },
  {
    canHappen: edge_cases.restart_after_pause !== undefined,
    text: { nb: "Pauser i behandlingen, og ny start etter dem.", en: "Pauses of treatment, and restarts after them." },
  },
  {
    canHappen: needs.has("indication"),
    text: {
      nb: "Pasienter som behandles for mer enn én indikasjon.",
      en: "Patients treated for more than one indication.",
    },
  },
  {
    canHappen: needs.has("weight"),
    text: { nb: "Kroppsvekt som endrer seg.", en: "Body weight that changes." },
  },
  {
    canHappen: (units?.products ?? []).length > 1,
    text: {
      nb: "Andre pakninger enn den første som avtalen nevner.",
      en: "Packs other than the first one that the agreement lists.",
    },
  },
];
