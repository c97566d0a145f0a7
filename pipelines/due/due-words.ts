import type { Verdict } from "../../schemas/evaluation.ts";

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** Words of the overview, for a terminal. */
export const dueWords = {
  en: {
    head: (name: string, asOf: string) => `${name}, as of ${asOf}`,
    madeUp: " (made-up data)",
    none: "No agreement is followed.",
    columns: ["agreement", "decision", "reassessed", "days", "data", "next milestones"],
    decision: { temporary: "temporary", permanent: "permanent" },
    reassessed: "Reassessed",
    inDays: (n: number) =>
      n === 0 ? "today" : n > 0 ? `in ${plural(n, "day", "days")}` : `overdue by ${plural(-n, "day", "days")}`,
    duty: "Documents",
    answers: "Answers",
    noDate: "no date",
    stands: "Stands",
    analysed: (n: number) => plural(n, "person analysed", "persons analysed"),
    verdict: {
      met: "criterion met",
      "not-met": "criterion not met",
      "cannot-conclude": "cannot conclude",
      "data-not-ready": "data not ready",
    } satisfies Record<Verdict, string>,
    mature: "Mature",
    nobody: "nobody has started",
    never: (what: string) => `cannot become mature: ${what} not covered for long enough in utfall.yaml`,
    ready: (since: string) => `yes; possible from ${since} at the lags of the sources`,
    readyLate: "yes",
    awaiting: (since: string) => `possible from ${since}, but a source has not delivered that far`,
    forecast: (day: string) => `${day} at the earliest, at the lags of the sources`,
    growing: (latest: string | null) =>
      latest === null ? "; later starts move it, without an end" : `; later starts move it to ${latest} at most`,
    tooLate: ", after the reassessment",
    short: {
      ready: "ready",
      never: "never",
      awaiting: "awaits delivery",
      nobody: "no patients",
      perPatient: "per patient",
    },
    milestones: "Milestones",
    standing: (due: number, total: number, pending: string, unknown: string) =>
      `${due} of ${total} due: ${pending} not reported yet, ${unknown} unknown`,
    lastDataBy: (day: string) => `; the last data expected by ${day}`,
    byMonth: "By month",
    later: "later",
    data: "Data",
    cut: (day: string | null) => (day === null ? "nothing delivered" : `until ${day}`),
    enough: "enough for what is due",
    needs: (day: string) => `needed until ${day}: enough`,
    shortOf: (days: number, day: string) => `needed until ${day}: ${plural(days, "day", "days")} short`,
    lag: (days: number) => `lag ${plural(days, "day", "days")}`,
  },
  nb: {
    head: (name: string, asOf: string) => `${name}, per ${asOf}`,
    madeUp: " (syntetiske data)",
    none: "Ingen avtale følges.",
    columns: ["avtale", "beslutning", "revurderes", "dager", "data", "neste milepæler"],
    decision: { temporary: "midlertidig", permanent: "varig" },
    reassessed: "Revurderes",
    inDays: (n: number) =>
      n === 0 ? "i dag" : n > 0 ? `om ${plural(n, "dag", "dager")}` : `${plural(-n, "dag", "dager")} over fristen`,
    duty: "Dokumenterer",
    answers: "Svar",
    noDate: "uten frist",
    stands: "Status",
    analysed: (n: number) => plural(n, "person analysert", "personer analysert"),
    verdict: {
      met: "kriteriet er oppfylt",
      "not-met": "kriteriet er ikke oppfylt",
      "cannot-conclude": "kan ikke konkludere",
      "data-not-ready": "data er ikke modne",
    } satisfies Record<Verdict, string>,
    mature: "Modne data",
    nobody: "ingen har startet",
    never: (what: string) => `kan ikke bli modne: ${what} er ikke dekket lenge nok i utfall.yaml`,
    ready: (since: string) => `ja; mulig fra ${since} med kildenes etterslep`,
    readyLate: "ja",
    awaiting: (since: string) => `mulig fra ${since}, men en kilde har ikke levert så langt`,
    forecast: (day: string) => `tidligst ${day}, med kildenes etterslep`,
    growing: (latest: string | null) =>
      latest === null
        ? "; nye pasienter flytter dagen uten grense"
        : `; nye pasienter flytter dagen til høyst ${latest}`,
    tooLate: ", etter revurderingen",
    short: {
      ready: "modne",
      never: "aldri",
      awaiting: "venter levering",
      nobody: "ingen pasienter",
      perPatient: "per pasient",
    },
    milestones: "Milepæler",
    standing: (due: number, total: number, pending: string, unknown: string) =>
      `${due} av ${total} forfalt: ${pending} ikke meldt ennå, ${unknown} ukjent`,
    lastDataBy: (day: string) => `; de siste data ventes innen ${day}`,
    byMonth: "Per måned",
    later: "senere",
    data: "Data",
    cut: (day: string | null) => (day === null ? "ingenting levert" : `til ${day}`),
    enough: "nok til det som er forfalt",
    needs: (day: string) => `trengs til ${day}: nok`,
    shortOf: (days: number, day: string) => `trengs til ${day}: mangler ${plural(days, "dag", "dager")}`,
    lag: (days: number) => `etterslep ${plural(days, "dag", "dager")}`,
  },
} as const;

export type DueWords = (typeof dueWords)["en"] | (typeof dueWords)["nb"];
