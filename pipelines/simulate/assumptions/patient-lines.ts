import type { AssumptionName } from "../../../schemas/simulation/assumptions.ts";
import type { Texts } from "../../../schemas/texts.ts";
import type { Need } from "../needs.ts";
import { both, type LinesOf, number, percent } from "./line.ts";

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

/** How patients fare, and what becomes known of them. */
export const patientLines = {
  hazard_ratio: (a, _, line) => {
    return [
      line(
        both(
          (l) => `Hasardrate for hendelser ganges med ${number(a.hazard_ratio, l)}.`,
          (l) => `Hazards of events are multiplied by ${number(a.hazard_ratio, l)}.`,
        ),
      ),
    ];
  },
  score_shift: (a, _, line) => {
    return [
      line(
        both(
          (l) => `Årlig endring i skår forskyves med ${number(a.score_shift, l)} % av skalaens høyeste verdi.`,
          (l) => `The yearly change of scores is shifted by ${number(a.score_shift, l)}% of the scale's highest value.`,
        ),
      ),
    ];
  },
  event: (a, use, line) => {
    const { free, at_days, shape, death_share } = a.event;
    const what = use.needs.has("ventilation")
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
    if (!use.needs.has("ventilation")) return [law];
    const split = line(
      both(
        (l) => `${percent(death_share, l)} av hendelsene er dødsfall, resten varig ventilasjon.`,
        (l) => `${percent(death_share, l)} of the events are deaths, the others permanent ventilation.`,
      ),
      "death_share",
    );
    return [law, split];
  },
  scores: (a, _, line) => {
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
  },
  worsening: (a, use, line) => {
    const { respiration_per_year: r, nutrition_per_year: n } = a.worsening;
    return [
      ...(use.needs.has("respiration")
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
      ...(use.needs.has("nutrition")
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
  },
  visits: (a, _, line) => {
    return [
      line(
        both(
          () => `Undersøkelser gjøres inntil ${a.visits.jitter_days} dager før eller etter avtalt dag.`,
          () => `Assessments are made up to ${a.visits.jitter_days} days before or after the agreed day.`,
        ),
        "jitter_days",
      ),
    ];
  },
  missing: (a, use, line) => {
    const { share, odds_ratio } = a.missing;
    const unsaid = unsaidOfUse(use.needs);
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
            `${percent(share, l)} av undersøkelsene, og av pasientenes oppfølging i kliniske registre, mangler${odds_ratio === 1 ? ", tilfeldig" : `; oddsen er ${number(odds_ratio, l)} ganger så høy for dem det går dårlig med`}.${use.populationRegister ? " Folkeregisteret mangler ikke noe." : ""}`,
          (l) =>
            `${percent(share, l)} of assessments, and of patients' follow-up in clinical registers, are missing${odds_ratio === 1 ? " at random" : `; the odds are ${number(odds_ratio, l)} times as high for those who do badly`}.${use.populationRegister ? " The population register lacks nothing." : ""}`,
        ),
        "share",
        "odds_ratio",
      ),
    ];
  },
  lag_days: (a, _, line) => {
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
  },
  emigration_per_year: (a, _, line) => {
    return [
      line(
        both(
          (l) => `${percent(a.emigration_per_year, l)} flytter fra landet per år.`,
          (l) => `${percent(a.emigration_per_year, l)} leave the country each year.`,
        ),
      ),
    ];
  },
  switch_per_year: (a, _, line) => {
    return [
      line(
        both(
          (l) => `${percent(a.switch_per_year, l)} går per år over til et legemiddel som avtalen regner som bytte.`,
          (l) => `${percent(a.switch_per_year, l)} start each year a medicine that the agreement counts as a switch.`,
        ),
      ),
    ];
  },
  explained: (a, _, line) => {
    return [
      line(
        both(
          (l) => `${percent(a.explained, l)} av målte fall får en forklaring som gir ny test.`,
          (l) => `${percent(a.explained, l)} of measured declines are given an explanation that brings a retest.`,
        ),
      ),
    ];
  },
  disputed: (a, _, line) => {
    return [
      line(
        both(
          (l) => `${percent(a.disputed, l)} av milepæler vurdert som ikke oppfylt bestrides.`,
          (l) => `${percent(a.disputed, l)} of milestones judged not met are disputed.`,
        ),
      ),
    ];
  },
  sma_types: (a, _, line) => {
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
  },
} satisfies Partial<Record<AssumptionName, LinesOf>>;
