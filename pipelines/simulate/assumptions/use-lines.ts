import type { AssumptionName } from "../../../schemas/simulation/assumptions.ts";
import type { Language, Texts } from "../../../schemas/texts.ts";
import { OTHER_INDICATION } from "../draw/other-indication.ts";
import { sharesOf } from "../shares.ts";
import { both, exact, type LinesOf, number, percent } from "./line.ts";

const otherName = (id: string, language: Language): string =>
  id === OTHER_INDICATION ? { nb: "annet", en: "other" }[language] : id;

const mixOf =
  (name: "indications" | "substances", what: Texts): LinesOf =>
  (a, use, line) => {
    const names = new Map((use.agreement.units?.indications ?? []).map(({ id, title }) => [id, title]));
    const list = (l: "nb" | "en"): string =>
      sharesOf(a[name])
        .map(([id, share]) => `${names.get(id)?.[l] ?? otherName(id, l)} ${percent(share, l)}`)
        .join(", ");
    return [
      line(
        both(
          (l) => `${what.nb}: ${list(l)}.`,
          (l) => `${what.en}: ${list(l)}.`,
        ),
      ),
    ];
  };

/** What is used and paid: a price rule turns on it, and only those who negotiate know it. */
export const useLines = {
  stopping: (a, _, line) => {
    const { continuing, at_days, shape, dose_interval_days } = a.stopping;
    return [
      line(
        both(
          (l) =>
            `Før effekten regnes inn får ${percent(continuing, l)} fortsatt behandling etter ${at_days} dager (Weibull, form ${number(shape, l)}), uavhengig av død.`,
          (l) =>
            `Before the effect is applied, ${percent(continuing, l)} are still treated after ${at_days} days (Weibull, shape ${number(shape, l)}), independently of death.`,
        ),
        "continuing",
        "at_days",
        "shape",
      ),
      line(
        both(
          () => `En dose hver ${dose_interval_days}. dag til den siste.`,
          () => `A dose every ${dose_interval_days} days until the last.`,
        ),
        "dose_interval_days",
      ),
    ];
  },
  units: (a, use, line) => {
    const { per_use, above_weight, frequency_cv, both_sides } = a.units;
    return [
      ...(use.needs.has("quantity")
        ? [
            line(
              both(
                (l) => `Enheter i hver bruk: ${number(per_use, l)} (${use.agreement.units?.title.nb ?? ""}).`,
                (l) => `Units in each use: ${number(per_use, l)} (${use.agreement.units?.title.en ?? ""}).`,
              ),
              "per_use",
            ),
          ]
        : []),
      ...(use.needs.has("weight") && use.needs.has("quantity")
        ? [
            line(
              both(
                (l) => `Pasienter over den avtalte vekten får ${number(above_weight, l)} ganger så mange enheter.`,
                (l) => `Patients above the agreed weight get ${number(above_weight, l)} times as many units.`,
              ),
              "above_weight",
            ),
          ]
        : []),
      line(
        both(
          (l) =>
            `Hvor ofte det brukes, varierer mellom pasienter: standardavvik ${percent(frequency_cv, l)} av gjennomsnittet (lognormal).`,
          (l) =>
            `How often it is used varies between patients: standard deviation ${percent(frequency_cv, l)} of the mean (log-normal).`,
        ),
        "frequency_cv",
      ),
      ...(use.needs.has("side")
        ? [
            line(
              both(
                (l) => `${percent(both_sides, l)} behandles på begge sider hver gang, resten på én.`,
                (l) => `${percent(both_sides, l)} are treated on both sides each time, the others on one.`,
              ),
              "both_sides",
            ),
          ]
        : []),
    ];
  },
  weight: (a, _, line) => {
    const { mean_kg, sd_kg } = a.weight;
    return [
      line(
        both(
          (l) => `Kroppsvekt: gjennomsnitt ${number(mean_kg, l)} kg, standardavvik ${number(sd_kg, l)} kg.`,
          (l) => `Body weight: mean ${number(mean_kg, l)} kg, standard deviation ${number(sd_kg, l)} kg.`,
        ),
        "mean_kg",
        "sd_kg",
      ),
    ];
  },
  prices: (a, use, line) => {
    const { list, change_percent } = a.prices;
    const currency = use.agreement.amount?.currency ?? "";
    return [
      line(
        both(
          () => `Listeprisen er ${currency} ${exact(list, "nb")} per pakning den første dagen.`,
          () => `The list price is ${currency} ${exact(list, "en")} a pack on the first day.`,
        ),
        "list",
      ),
      line(
        both(
          () => `Den endres med ${exact(change_percent, "nb")} % hver 1. januar.`,
          () => `It changes by ${exact(change_percent, "en")}% on every 1 January.`,
        ),
        "change_percent",
      ),
    ];
  },
  response: (a, use, line) => {
    const { share, loss_per_year } = a.response;
    return [
      line(
        both(
          (l) => `Før effekten regnes inn får ${percent(share, l)} den avtalte responsen i tide.`,
          (l) => `Before the effect is applied, ${percent(share, l)} reach the agreed response in time.`,
        ),
        "share",
      ),
      ...(use.needs.has("response")
        ? [
            line(
              both(
                (l) => `Av dem som har respons, mister ${number(loss_per_year, l)} den per pasientår.`,
                (l) => `Of those who respond, ${number(loss_per_year, l)} lose it per patient-year.`,
              ),
              "loss_per_year",
            ),
          ]
        : []),
    ];
  },
  indications: mixOf("indications", { nb: "Pasienter etter indikasjon", en: "Patients by indication" }),
  substances: mixOf("substances", { nb: "Pasienter etter legemiddel", en: "Patients by medicine" }),
} satisfies Partial<Record<AssumptionName, LinesOf>>;
