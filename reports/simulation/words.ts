import type { MilestoneStatus, Verdict } from "../../schemas/evaluation.ts";
import type { AssumptionOrigin, ScenarioOutcome } from "../../schemas/simulation/result.ts";
import type { Language } from "../../schemas/texts.ts";

/** What clinics and parties are asked for. */
type BurdenKind = ScenarioOutcome["burden"][number]["what"];

/** Every text of a simulation in one language. */
export interface SimulationWords {
  readonly title: string;
  readonly mark: string;
  readonly markText: string;
  readonly example: string;
  readonly intro: string;
  readonly rule: string;
  readonly period: string;
  readonly asOf: string;
  readonly patients: string;
  readonly accrual: { readonly fixed: (n: string) => string; readonly rate: (n: string) => string };
  readonly runs: string;
  readonly runsText: (seeds: string, from: string, to: string) => string;
  readonly assumptions: string;
  readonly assumptionsText: string;
  readonly shared: string;
  readonly perScenario: string;
  readonly origin: Readonly<Record<AssumptionOrigin, string>>;
  /** What nobody has stated and the money turns on, by name. */
  readonly asked: string;
  readonly askedText: string;
  readonly notDrawn: string;
  readonly outcome: string;
  readonly outcomeText: string;
  readonly number: string;
  readonly inData: string;
  readonly units: (title: string) => string;
  /** Name of the table below a heading, for readers who do not see it. */
  readonly tableOf: (title: string) => string;
  readonly truth: string;
  readonly right: string;
  readonly rights: Readonly<Record<"met" | "not-met" | "both", string>>;
  readonly verdictChance: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly wrong: string;
  readonly days: string;
  readonly money: (currency: string, priceLevel: string, vat: string) => string;
  readonly vat: Readonly<Record<"excl" | "incl", string>>;
  readonly amounts: Readonly<
    Record<
      | "mean"
      | "median"
      | "range"
      | "invoiced"
      | "cost"
      | "saved"
      | "lower"
      | "upper"
      | "width"
      | "held"
      | "disputed"
      | "notDue"
      | "error",
      string
    >
  >;
  readonly milestones: string;
  readonly due: string;
  readonly statuses: Readonly<Record<MilestoneStatus, string>>;
  readonly flags: string;
  readonly flag: Readonly<Record<"CONTINUE" | "STOP_REVIEW" | "NOT_ELIGIBLE" | "none", string>>;
  readonly wrongMet: string;
  readonly wrongNotMet: string;
  readonly burden: string;
  readonly burdenText: (extra: string) => string;
  readonly burdens: Readonly<Record<BurdenKind, string>>;
  readonly perRun: string;
  readonly perPatient: string;
  readonly perPatientYear: string;
  readonly payments: string;
  readonly paymentsText: string;
  readonly curve: string;
  readonly curveText: string;
  readonly curveAxis: string;
  readonly verdictFigure: string;
  readonly statusFigure: string;
  readonly moneyFigure: string;
  readonly moneyFigureText: string;
  readonly moneyAxis: (currency: string) => string;
  readonly identity: string;
  readonly agreement: string;
  readonly hash: string;
  readonly software: string;
  readonly seeds: string;
  readonly method: string;
  readonly methodText: readonly string[];
}

const en: SimulationWords = {
  title: "Simulation of an agreement",
  mark: "Simulated, no patient",
  markText: "Every number follows from the assumptions on this page. Nothing here was seen in a patient.",
  example: "Example agreement: its terms bind nobody.",
  intro:
    "What the agreement would do if the assumptions held: what it would pay, what it would conclude, how often it would be wrong, and what it would ask of clinics and parties.",
  rule: "The rule, as agreed",
  period: "Treatment starts",
  asOf: "Judged as of",
  patients: "Patients",
  accrual: { fixed: (n) => `${n}, spread evenly over the period`, rate: (n) => `${n} a year on average, by chance` },
  runs: "Runs",
  runsText: (seeds, from, to) => `${seeds} (seeds ${from} to ${to})`,
  assumptions: "Assumptions",
  assumptionsText:
    "These decide the numbers below. A default is ours and says nothing of your patients: replace it in a scenario file where you know better.",
  shared: "In every scenario",
  perScenario: "By scenario",
  origin: { agreement: "the agreement", stated: "stated", default: "default, ours" },
  asked: "Not stated, and the money turns on them",
  askedText:
    "Nobody has stated these; the values above are ours. State each one by its name under assume: in a scenario file (--scenarios FILE):",
  notDrawn: "Not drawn",
  outcome: "What the agreement would come to",
  outcomeText:
    "Means over the runs unless it says otherwise. Intervals beside probabilities are what the number of runs leaves open (95 %, exact).",
  number: "Number",
  inData: "In the data on the day of judgement",
  units: (title) => `Units with a price: ${title}`,
  tableOf: (title) => `${title}: table`,
  truth: "True value under the scenario",
  right: "Right verdict",
  rights: { met: "met", "not-met": "not met", both: "either" },
  verdictChance: "Probability of each verdict",
  verdicts: {
    met: "Met",
    "not-met": "Not met",
    "cannot-conclude": "Cannot conclude",
    "data-not-ready": "Data not ready",
  },
  wrong: "Wrong verdict",
  days: "days",
  money: (currency, priceLevel, vat) => `Money (${currency}, ${priceLevel}, ${vat})`,
  vat: { excl: "excl. VAT", incl: "incl. VAT" },
  amounts: {
    mean: "Expected net payment (−: paid back)",
    median: "Median",
    range: "From 5 to 95 % of runs",
    invoiced: "Invoiced in settled periods",
    cost: "Cost after the agreement",
    saved: "Saved, of what was invoiced",
    lower: "Lower bound",
    upper: "Upper bound",
    width: "Turns on the unknown",
    held: "Held back",
    disputed: "Disputed",
    notDue: "Not due yet",
    error: "Paid too much (−: too little)",
  },
  milestones: "Milestones a run",
  due: "Due or decided",
  statuses: {
    MET: "Met",
    NOT_MET: "Not met",
    UNKNOWN: "Unknown",
    NOT_DUE: "Not due",
    PENDING: "Not reported yet",
    NOT_APPLICABLE: "Not applicable",
    RETEST_DUE: "Retest due",
    DISPUTED: "Disputed",
  },
  flags: "Flags a run",
  flag: { CONTINUE: "Continue", STOP_REVIEW: "Stop review", NOT_ELIGIBLE: "Not eligible", none: "No flag" },
  wrongMet: "Judged met, truly not",
  wrongNotMet: "Judged not met, truly met",
  burden: "What clinics and parties are asked for",
  burdenText: (extra) =>
    `Asked for, whether or not it reaches the data. Registrations are doses, values of assessments and statements about follow-up that the agreement reads; the agreement itself counts ${extra} that exist only because of it.`,
  burdens: {
    assessments: "Assessments",
    registrations: "Registrations",
    milestones: "Milestones to judge",
    retests: "Retests",
    disputes: "Disputes",
  },
  perRun: "in all",
  perPatient: "a patient",
  perPatientYear: "a patient-year",
  payments: "How payment follows the number of patients",
  paymentsText:
    "The same agreement and scenarios with other numbers of patients. Mean over the runs, and from 5 to 95 % of them.",
  curve: "How many patients a verdict needs",
  curveText: "The same agreement and scenarios with other numbers of patients.",
  curveAxis: "patients who start treatment",
  verdictFigure: "Probability of each verdict, by scenario",
  statusFigure: "Milestones due, by how they are judged",
  moneyFigure: "Net payment over the runs, by scenario",
  moneyFigureText: "Bars: share of the runs. Line: from 5 to 95 % of runs; dot: mean.",
  moneyAxis: (currency) => `net payment, million ${currency}`,
  identity: "Identity",
  agreement: "Agreement",
  hash: "Hash of its terms",
  software: "Software",
  seeds: "Seeds",
  method: "Method",
  methodText: [
    "Patients who do not exist are drawn from the laws above, with what registers would hold of them. The same code that runs at night selects them, measures their outcomes, counts and prices their units, judges their milestones, concludes on the group and settles. Life and death come from the population register where the agreement names one, everything else from the first of its other sources.",
    "A verdict on the group is wrong when it is met and the true value lies below the reference less the margin, or not met and the true value is at least the reference. A milestone is wrong when the same patient, seen without anything missing, late or inexact, is judged otherwise.",
    "In every scenario a patient meets the same chances (common random numbers), so scenarios may be compared more closely than the intervals suggest. Same file, seed and version give the same numbers to the last digit.",
  ],
};

const nb: SimulationWords = {
  title: "Simulering av en avtale",
  mark: "Simulert, ingen pasient",
  markText: "Alle tall følger av forutsetningene på denne siden. Ingenting her er sett hos en pasient.",
  example: "Eksempelavtale: vilkårene binder ingen.",
  intro:
    "Hva avtalen ville gjøre om forutsetningene holdt: hva den ville betale, hva den ville konkludere med, hvor ofte den ville ta feil, og hva den ville kreve av klinikker og parter.",
  rule: "Regelen slik den er avtalt",
  period: "Behandlingsstart",
  asOf: "Vurdert per",
  patients: "Pasienter",
  accrual: { fixed: (n) => `${n}, jevnt fordelt over perioden`, rate: (n) => `${n} i året i gjennomsnitt, tilfeldig` },
  runs: "Kjøringer",
  runsText: (seeds, from, to) => `${seeds} (startverdi ${from} til ${to})`,
  assumptions: "Forutsetninger",
  assumptionsText:
    "Disse avgjør tallene nedenfor. En standardverdi er vår og sier ingenting om pasientene deres: erstatt den i en scenariofil der dere vet bedre.",
  shared: "I alle scenarioer",
  perScenario: "For hvert scenario",
  origin: { agreement: "avtalen", stated: "oppgitt", default: "standardverdi, vår" },
  asked: "Ikke oppgitt, og avgjørende for pengene",
  askedText:
    "Ingen har oppgitt disse; verdiene ovenfor er våre. Oppgi hver av dem ved navn under assume: i en scenariofil (--scenarios FIL):",
  notDrawn: "Ikke trukket",
  outcome: "Hva avtalen ville føre til",
  outcomeText:
    "Gjennomsnitt over kjøringene når ikke annet står. Intervallene ved sannsynlighetene er det antallet kjøringer lar stå åpent (95 %, eksakt).",
  number: "Størrelse",
  inData: "I dataene på vurderingsdagen",
  units: (title) => `Enheter med pris: ${title}`,
  tableOf: (title) => `${title}: tabell`,
  truth: "Sann verdi i scenarioet",
  right: "Riktig konklusjon",
  rights: { met: "oppfylt", "not-met": "ikke oppfylt", both: "begge" },
  verdictChance: "Sannsynlighet for hver konklusjon",
  verdicts: {
    met: "Oppfylt",
    "not-met": "Ikke oppfylt",
    "cannot-conclude": "Kan ikke konkludere",
    "data-not-ready": "Data ikke klare",
  },
  wrong: "Gal konklusjon",
  days: "dager",
  money: (currency, priceLevel, vat) => `Penger (${currency}, ${priceLevel}, ${vat})`,
  vat: { excl: "uten mva.", incl: "med mva." },
  amounts: {
    mean: "Forventet netto betaling (−: betales tilbake)",
    median: "Median",
    range: "Fra 5 til 95 % av kjøringene",
    invoiced: "Fakturert i oppgjorte perioder",
    cost: "Kostnad etter avtalen",
    saved: "Spart, av det fakturerte",
    lower: "Nedre grense",
    upper: "Øvre grense",
    width: "Avhenger av det ukjente",
    held: "Holdt tilbake",
    disputed: "Bestridt",
    notDue: "Ikke forfalt",
    error: "Betalt for mye (−: for lite)",
  },
  milestones: "Milepæler per kjøring",
  due: "Forfalt eller avgjort",
  statuses: {
    MET: "Oppfylt",
    NOT_MET: "Ikke oppfylt",
    UNKNOWN: "Ukjent",
    NOT_DUE: "Ikke forfalt",
    PENDING: "Ikke rapportert ennå",
    NOT_APPLICABLE: "Gjelder ikke",
    RETEST_DUE: "Ny test forfaller",
    DISPUTED: "Bestridt",
  },
  flags: "Flagg per kjøring",
  flag: {
    CONTINUE: "Fortsett",
    STOP_REVIEW: "Vurder stopp",
    NOT_ELIGIBLE: "Oppfyller ikke kriteriene",
    none: "Intet flagg",
  },
  wrongMet: "Vurdert oppfylt, egentlig ikke",
  wrongNotMet: "Vurdert ikke oppfylt, egentlig oppfylt",
  burden: "Hva klinikker og parter blir bedt om",
  burdenText: (extra) =>
    `Det som etterspørres, enten det når dataene eller ikke. Registreringer er doser, verdier fra undersøkelser og opplysninger om oppfølging som avtalen leser; avtalen selv regner ${extra} som bare finnes på grunn av den.`,
  burdens: {
    assessments: "Undersøkelser",
    registrations: "Registreringer",
    milestones: "Milepæler å vurdere",
    retests: "Nye tester",
    disputes: "Tvister",
  },
  perRun: "i alt",
  perPatient: "per pasient",
  perPatientYear: "per pasientår",
  payments: "Hvordan betalingen følger antallet pasienter",
  paymentsText:
    "Samme avtale og scenarioer med andre antall pasienter. Gjennomsnitt over kjøringene, og fra 5 til 95 % av dem.",
  curve: "Hvor mange pasienter en konklusjon trenger",
  curveText: "Samme avtale og scenarioer med andre antall pasienter.",
  curveAxis: "pasienter som starter behandling",
  verdictFigure: "Sannsynlighet for hver konklusjon, etter scenario",
  statusFigure: "Forfalte milepæler, etter hvordan de vurderes",
  moneyFigure: "Netto betaling over kjøringene, etter scenario",
  moneyFigureText: "Søyler: andel av kjøringene. Strek: fra 5 til 95 % av kjøringene; punkt: gjennomsnitt.",
  moneyAxis: (currency) => `netto betaling, millioner ${currency}`,
  identity: "Identitet",
  agreement: "Avtale",
  hash: "Vilkårenes sjekksum",
  software: "Programvare",
  seeds: "Startverdier",
  method: "Metode",
  methodText: [
    "Pasienter som ikke finnes, trekkes etter fordelingene ovenfor, sammen med det registrene ville holdt om dem. Den samme koden som kjører om natten, velger dem ut, måler utfallene, teller og priser enhetene, vurderer milepælene, konkluderer for gruppen og gjør opp. Liv og død kommer fra folkeregisteret der avtalen nevner det, alt annet fra den første av de andre kildene.",
    "En konklusjon for gruppen er gal når den er «oppfylt» og den sanne verdien ligger under referansen minus marginen, eller «ikke oppfylt» og den sanne verdien er minst referansen. En milepæl er gal når den samme pasienten, sett uten noe som mangler, er sent eller er unøyaktig, vurderes annerledes.",
    "I hvert scenario møter en pasient de samme tilfeldighetene (felles tilfeldige tall), så scenarioene kan sammenlignes nærmere enn intervallene tyder på. Samme fil, startverdi og versjon gir de samme tallene til siste siffer.",
  ],
};

export const simulationWords = (language: Language): SimulationWords => (language === "nb" ? nb : en);
