import type { AssumptionName, Assumptions } from "../../schemas/simulation/assumptions.ts";
import type { AssumptionOrigin, PrintedAssumption } from "../../schemas/simulation/result.ts";
import type { Texts } from "../../schemas/texts.ts";
import type { Need } from "./needs.ts";

/** Which needs make an assumption matter; an assumption that moves nothing is not printed. `null` matters always. */
const matters: Readonly<Record<AssumptionName, readonly Need[] | null>> = {
  hazard_ratio: ["death", "ventilation", "stopping", "respiration", "nutrition"],
  score_shift: ["scores"],
  event: ["death", "ventilation"],
  stopping: ["stopping"],
  scores: ["scores"],
  worsening: ["respiration", "nutrition"],
  visits: ["scores", "hours", "respiration", "nutrition"],
  missing: null,
  lag_days: null,
  emigration_per_year: null,
  switch_per_year: null,
  explained: ["scores"],
  disputed: null,
  sma_types: ["scores", "hours", "respiration", "nutrition"],
};

const number = (value: number, language: "nb" | "en"): string => {
  const text = String(Math.round(value * 1e4) / 1e4).replace("-", "\u2212");
  return language === "nb" ? text.replace(".", ",") : text;
};
const percent = (share: number, language: "nb" | "en"): string =>
  language === "nb" ? `${number(share * 100, language)} %` : `${number(share * 100, language)}%`;

type Say = (language: "nb" | "en") => string;
const both = (nb: Say, en: Say): Texts => ({ nb: nb("nb"), en: en("en") });

interface Line {
  /** Parts of the assumption that the line states. */
  readonly ids: readonly string[];
  readonly text: Texts;
}

const lines = (name: AssumptionName, a: Assumptions, { needs, populationRegister }: AssumptionUse): readonly Line[] => {
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
      return [
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
  }
};

/** What decides whether an assumption is printed for an agreement. */
export interface AssumptionUse {
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

/** The assumptions that matter to an agreement, one sentence each, with where each comes from. */
export const printedAssumptions = (
  values: Assumptions,
  use: AssumptionUse,
  origin: (id: string) => AssumptionOrigin,
): readonly PrintedAssumption[] =>
  names
    .filter((name) => used(name, use))
    .flatMap((name) => lines(name, values, use))
    .map(({ ids, text }) => {
      const origins = ids.map(origin);
      // One stated part makes the sentence stated; it is the agreement's where its first part is.
      const from = origins.includes("stated") ? "stated" : (origins[0] ?? "default");
      return { id: ids[0] ?? "", text, origin: from };
    });
