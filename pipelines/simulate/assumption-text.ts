import { formatter } from "../../reports/format.ts";
import type { Agreement } from "../../schemas/agreement/agreement.ts";
import type { AssumptionName, Assumptions } from "../../schemas/simulation/assumptions.ts";
import type { AssumptionOrigin, PrintedAssumption } from "../../schemas/simulation/result.ts";
import type { Language, Texts } from "../../schemas/texts.ts";
import { OTHER_INDICATION } from "./draw/other-indication.ts";
import type { Need } from "./needs.ts";
import { sharesOf } from "./shares.ts";

/** Which needs make an assumption matter; an assumption that moves nothing is not printed. `null` matters always. */
const matters: Readonly<Record<AssumptionName, readonly Need[] | null>> = {
  hazard_ratio: ["death", "ventilation", "stopping", "respiration", "nutrition", "units", "value", "response"],
  score_shift: ["scores"],
  event: ["death", "ventilation"],
  stopping: ["stopping", "units"],
  scores: ["scores"],
  worsening: ["respiration", "nutrition"],
  visits: ["scores", "hours", "respiration", "nutrition", "value", "response"],
  missing: null,
  lag_days: null,
  emigration_per_year: null,
  switch_per_year: null,
  explained: ["scores"],
  disputed: null,
  sma_types: ["scores", "hours", "respiration", "nutrition"],
  units: ["units"],
  weight: ["weight"],
  indications: ["indication"],
  substances: ["substance"],
  prices: ["list-price"],
  response: ["value", "response"],
};

/** Assumptions of what is used and paid: a price rule turns on them, and only those who negotiate know them. */
const ofMoney: ReadonlySet<AssumptionName> = new Set([
  "stopping",
  "units",
  "weight",
  "indications",
  "substances",
  "prices",
  "response",
]);

const number = (value: number, language: Language): string =>
  formatter(language).exact(String(Math.round(value * 1e4) / 1e4));
const percent = (share: number, language: Language): string =>
  language === "nb" ? `${number(share * 100, language)} %` : `${number(share * 100, language)}%`;

type Say = (language: Language) => string;
const both = (nb: Say, en: Say): Texts => ({ nb: nb("nb"), en: en("en") });

interface Line {
  /** Parts of the assumption that the line states. */
  readonly ids: readonly string[];
  readonly text: Texts;
}

const lines = (name: AssumptionName, a: Assumptions, use: AssumptionUse): readonly Line[] => {
  const { needs, populationRegister } = use;
  const line = (text: Texts, ...parts: readonly string[]): Line => ({
    ids: parts.length === 0 ? [name] : parts.map((part) => `${name}.${part}`),
    text,
  });
  switch (name) {
    case "hazard_ratio":
      return [
        line(
          both(
            (l) => `Hasardrate for hendelser ganges med ${number(a.hazard_ratio, l)}.`,
            (l) => `Hazards of events are multiplied by ${number(a.hazard_ratio, l)}.`,
          ),
        ),
      ];
    case "score_shift":
      return [
        line(
          both(
            (l) => `Årlig endring i skår forskyves med ${number(a.score_shift, l)} % av skalaens høyeste verdi.`,
            (l) =>
              `The yearly change of scores is shifted by ${number(a.score_shift, l)}% of the scale's highest value.`,
          ),
        ),
      ];
    case "event": {
      const { free, at_days, shape, death_share } = a.event;
      const what = needs.has("ventilation")
        ? { nb: "uten død eller varig ventilasjon", en: "free of death and permanent ventilation" }
        : { nb: "i live", en: "alive" };
      const law = line(
        both(
          (l) =>
            `Før effekten regnes inn er ${percent(free, l)} ${what.nb} etter ${at_days} dager (Weibull, form ${number(shape, l)}).`,
          (l) =>
            `Before the effect is applied, ${percent(free, l)} are ${what.en} after ${at_days} days (Weibull, shape ${number(shape, l)}).`,
        ),
        "free",
        "at_days",
        "shape",
      );
      if (!needs.has("ventilation")) return [law];
      const split = line(
        both(
          (l) => `${percent(death_share, l)} av hendelsene er dødsfall, resten varig ventilasjon.`,
          (l) => `${percent(death_share, l)} of the events are deaths, the others permanent ventilation.`,
        ),
        "death_share",
      );
      return [law, split];
    }
    case "stopping": {
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
    }
    case "scores": {
      const s = a.scores;
      return [
        line(
          both(
            (l) =>
              `Skår ved start: gjennomsnitt ${number(s.baseline, l)}, standardavvik ${number(s.baseline_sd, l)} (% av skalaens høyeste verdi).`,
            (l) =>
              `Scores at start: mean ${number(s.baseline, l)}, standard deviation ${number(s.baseline_sd, l)} (% of the scale's highest value).`,
          ),
          "baseline",
          "baseline_sd",
        ),
        line(
          both(
            (l) =>
              `Sann årlig endring i skår, rett linje: gjennomsnitt ${number(s.change_per_year, l)}, standardavvik mellom pasienter ${number(s.change_sd, l)} (% av høyeste verdi).`,
            (l) =>
              `True yearly change of scores, a straight line: mean ${number(s.change_per_year, l)}, standard deviation between patients ${number(s.change_sd, l)} (% of the highest value).`,
          ),
          "change_per_year",
          "change_sd",
        ),
        line(
          both(
            (l) => `Målefeil i én undersøkelse: standardavvik ${number(s.measurement_error, l)} % av høyeste verdi.`,
            (l) =>
              `Measurement error of one assessment: standard deviation ${number(s.measurement_error, l)}% of the highest value.`,
          ),
          "measurement_error",
        ),
      ];
    }
    case "worsening": {
      const { respiration_per_year: r, nutrition_per_year: n } = a.worsening;
      return [
        ...(needs.has("respiration")
          ? [
              line(
                both(
                  (l) => `Pustestøtten trappes opp hos ${number(r, l)} pasienter per pasientår.`,
                  (l) => `Breathing support goes up in ${number(r, l)} patients per patient-year.`,
                ),
                "respiration_per_year",
              ),
            ]
          : []),
        ...(needs.has("nutrition")
          ? [
              line(
                both(
                  (l) => `Ernæringen blir dårligere hos ${number(n, l)} pasienter per pasientår.`,
                  (l) => `Feeding gets worse in ${number(n, l)} patients per patient-year.`,
                ),
                "nutrition_per_year",
              ),
            ]
          : []),
      ];
    }
    case "visits":
      return [
        line(
          both(
            () => `Undersøkelser gjøres inntil ${a.visits.jitter_days} dager før eller etter avtalt dag.`,
            () => `Assessments are made up to ${a.visits.jitter_days} days before or after the agreed day.`,
          ),
          "jitter_days",
        ),
      ];
    case "missing": {
      const { share, odds_ratio } = a.missing;
      const unsaid = unsaidOfUse(needs);
      const ofUse = line(
        both(
          (l) => `For ${percent(share, l)} av bruken er ${unsaid.nb} ikke oppgitt, uavhengig av alt annet.`,
          (l) => `For ${percent(share, l)} of the use, ${unsaid.en} is not stated, independently of all else.`,
        ),
        "share",
      );
      return [
        ...(unsaid.en === "" ? [] : [ofUse]),
        line(
          both(
            (l) =>
              `${percent(share, l)} av undersøkelsene, og av pasientenes oppfølging i kliniske registre, mangler${odds_ratio === 1 ? ", tilfeldig" : `; oddsen er ${number(odds_ratio, l)} ganger så høy for dem det går dårlig med`}.${populationRegister ? " Folkeregisteret mangler ikke noe." : ""}`,
            (l) =>
              `${percent(share, l)} of assessments, and of patients' follow-up in clinical registers, are missing${odds_ratio === 1 ? " at random" : `; the odds are ${number(odds_ratio, l)} times as high for those who do badly`}.${populationRegister ? " The population register lacks nothing." : ""}`,
          ),
          "share",
          "odds_ratio",
        ),
      ];
    }
    case "lag_days":
      return [
        line(
          a.lag_days === null
            ? {
                nb: "Opplysninger kommer etter den meldetiden som avtalen oppgir for hver kilde.",
                en: "Data arrive after the lag that the agreement states for each source.",
              }
            : {
                nb: `Alle opplysninger kommer ${a.lag_days} dager etter hendelsen, uansett hva avtalen oppgir.`,
                en: `All data arrive ${a.lag_days} days after the event, whatever the agreement states.`,
              },
        ),
      ];
    case "emigration_per_year":
      return [
        line(
          both(
            (l) => `${percent(a.emigration_per_year, l)} flytter fra landet per år.`,
            (l) => `${percent(a.emigration_per_year, l)} leave the country each year.`,
          ),
        ),
      ];
    case "switch_per_year":
      return [
        line(
          both(
            (l) => `${percent(a.switch_per_year, l)} går per år over til et legemiddel som avtalen regner som bytte.`,
            (l) => `${percent(a.switch_per_year, l)} start each year a medicine that the agreement counts as a switch.`,
          ),
        ),
      ];
    case "explained":
      return [
        line(
          both(
            (l) => `${percent(a.explained, l)} av målte fall får en forklaring som gir ny test.`,
            (l) => `${percent(a.explained, l)} of measured declines are given an explanation that brings a retest.`,
          ),
        ),
      ];
    case "disputed":
      return [
        line(
          both(
            (l) => `${percent(a.disputed, l)} av milepæler vurdert som ikke oppfylt bestrides.`,
            (l) => `${percent(a.disputed, l)} of milestones judged not met are disputed.`,
          ),
        ),
      ];
    case "sma_types": {
      const total = Object.values(a.sma_types).reduce((sum, share) => sum + share, 0);
      if (total === 0) return [];
      const list = (l: "nb" | "en"): string =>
        Object.entries(a.sma_types)
          .map(([type, share]) => `${type}: ${percent(share / total, l)}`)
          .join(", ");
      return [
        line(
          both(
            (l) => `SMA-typer blant de behandlede: ${list(l)}.`,
            (l) => `Types of SMA among those treated: ${list(l)}.`,
          ),
        ),
      ];
    }
    case "units": {
      const { per_use, above_weight, frequency_cv, both_sides } = a.units;
      return [
        ...(needs.has("quantity")
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
        ...(needs.has("weight") && needs.has("quantity")
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
        ...(needs.has("side")
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
    }
    case "weight": {
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
    }
    case "indications":
    case "substances": {
      const what =
        name === "indications"
          ? { nb: "Pasienter etter indikasjon", en: "Patients by indication" }
          : { nb: "Pasienter etter legemiddel", en: "Patients by medicine" };
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
    }
    case "prices": {
      const { list, change_percent } = a.prices;
      const currency = use.agreement.amount?.currency ?? "";
      return [
        line(
          both(
            () => `Listeprisen er ${currency} ${formatter("nb").exact(list)} per pakning den første dagen.`,
            () => `The list price is ${currency} ${formatter("en").exact(list)} a pack on the first day.`,
          ),
          "list",
        ),
        line(
          both(
            () => `Den endres med ${change_percent.replace(".", ",").replace("-", "\u2212")} % hver 1. januar.`,
            () => `It changes by ${change_percent.replace("-", "\u2212")}% on every 1 January.`,
          ),
          "change_percent",
        ),
      ];
    }
    case "response": {
      const { share, loss_per_year } = a.response;
      return [
        line(
          both(
            (l) => `Før effekten regnes inn får ${percent(share, l)} den avtalte responsen i tide.`,
            (l) => `Before the effect is applied, ${percent(share, l)} reach the agreed response in time.`,
          ),
          "share",
        ),
        ...(needs.has("response")
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
    }
  }
};

const otherName = (id: string, language: Language): string =>
  id === OTHER_INDICATION ? { nb: "annet", en: "other" }[language] : id;

/** What of a use may be missing, in words; empty where nothing of it decides a price. */
const unsaidOfUse = (needs: ReadonlySet<Need>): Texts => {
  const parts: readonly (Texts & { readonly need: Need })[] = [
    { need: "indication", nb: "indikasjonen", en: "the indication" },
    { need: "weight", nb: "pasientens vekt", en: "the patient's weight" },
    { need: "side", nb: "siden", en: "the side" },
  ];
  const named = parts.filter(({ need }) => needs.has(need));
  return { nb: named.map(({ nb }) => nb).join(" og "), en: named.map(({ en }) => en).join(" and ") };
};

/** What decides whether an assumption is printed for an agreement. */
export interface AssumptionUse {
  readonly agreement: Agreement;
  readonly needs: ReadonlySet<Need>;
  /** False where the agreement has no milestones: then nothing is disputed and no switch is judged. */
  readonly milestones: boolean;
  readonly switches: boolean;
  readonly retests: boolean;
  /** Whether life and death come from a register of their own, which misses nobody. */
  readonly populationRegister: boolean;
}

const used = (name: AssumptionName, use: AssumptionUse): boolean => {
  if (name === "disputed") return use.milestones;
  if (name === "switch_per_year") return use.switches;
  if (name === "explained") return use.retests;
  const needs = matters[name];
  return needs === null || needs.some((need) => use.needs.has(need));
};

const names = Object.keys(matters) as readonly AssumptionName[];

const usedLines = (
  values: Assumptions,
  use: AssumptionUse,
  among: (name: AssumptionName) => boolean,
): readonly Line[] =>
  names.filter((name) => among(name) && used(name, use)).flatMap((name) => lines(name, values, use));

/** The assumptions that matter to an agreement, one sentence each, with where each comes from. */
export const printedAssumptions = (
  values: Assumptions,
  use: AssumptionUse,
  origin: (id: string) => AssumptionOrigin,
): readonly PrintedAssumption[] =>
  usedLines(values, use, () => true).map(({ ids, text }) => {
    const origins = ids.map(origin);
    // One stated part makes the sentence stated; it is the agreement's where its first part is.
    const from = origins.includes("stated") ? "stated" : (origins[0] ?? "default");
    return { id: ids[0] ?? "", text, origin: from };
  });

/** What a price rule turns on and nobody has said, by the place where a scenario file states it; empty without units. */
export const askedFor = (
  values: Assumptions,
  use: AssumptionUse,
  origin: (id: string) => AssumptionOrigin,
): readonly string[] =>
  use.agreement.units === undefined
    ? []
    : usedLines(values, use, (name) => ofMoney.has(name)).flatMap(({ ids }) =>
        ids.filter((id) => origin(id) === "default"),
      );
