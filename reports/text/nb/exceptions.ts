/** Words of the individual exceptions and their place in the analysis. */
export const exceptions = {
  heading: "Individuelle unntak",
  intro:
    "Søknader om avtalens legemidler for én pasient om gangen, utenfor det som er innført. Ekspertgruppen om tilgang og prioritering ba i 2024 (anbefaling 10) om å få se mønstre, geografi og saksbehandlingstid.",
  notSeen:
    "Ingen av avtalens kilder leverer individuelle unntak. Det er derfor ikke kjent om noen i pasientgrunnlaget er behandlet etter et slikt unntak.",
  none: "Ingen søknader om avtalens legemidler er mottatt i perioden registeret dekker.",
  place: "Plass i analysen",
  rules: {
    excluded: "Pasienter som startet etter et unntak, holdes utenfor.",
    "own-stratum":
      "Pasienter som startet etter et unntak, er et eget stratum. De er ikke med i vurdering, milepæler eller oppgjør.",
    included: "Pasienter som startet etter et unntak, analyseres og gjøres opp sammen med de andre.",
  },
  treated: (n: string) => `Startet etter et unntak: ${n}.`,
  grantedLater: (n: string) =>
    `Fikk unntak først etter første dose, og beholder plassen de hadde: ${n}. Å flytte dem ville favorisere dem som levde lenge nok til å få unntaket.`,
  patterns: "Mønstre i søknadene",
  columns: {
    what: "Søknader",
    applications: "Mottatt",
    granted: "Innvilget",
    refused: "Avslått",
    withdrawn: "Trukket",
    waiting: "Venter",
    share: "Andel innvilget",
    days: "Dager til vedtak",
    perYear: "Per år",
  },
  splits: {
    all: "I alt",
    substance: "Etter legemiddel",
    region: "Etter helseregion",
    reason: "Etter begrunnelse",
    year: "Etter år for søknaden",
  },
  everything: "alle søknader",
  unknown: "ikke oppgitt",
  reasons: {
    RARE: "svært liten pasientgruppe",
    SEVERE: "svært alvorlig tilstand",
    NO_ALTERNATIVE: "ingen annen behandling gjenstår",
    INTOLERANCE: "tåler ikke alternativene",
    OUTSIDE_CRITERIA: "utenfor startkriteriene",
    NOT_ASSESSED: "metoden er ikke ferdig vurdert",
    NOT_INTRODUCED: "metoden er vurdert og ikke innført",
    CONTINUATION: "fortsetter behandling som er startet annet sted",
    OTHER: "annet",
  } as Readonly<Record<string, string>>,
  quartiles: (first: string, third: string) => `kvartiler ${first} og ${third}`,
  notReached: "ikke nådd",
  method: (level: string) =>
    `Andel: innvilget av innvilget og avslått, med eksakt ${level} konfidensintervall (Clopper–Pearson). Dager til vedtak: median med kvartiler etter Kaplan–Meier, der søknader som venter, har ventet til vurderingsdagen. Per år: med eksakt Poisson-intervall, bare der registerets dekning er oppgitt; innbyggertall inngår ikke. En søknad med flere begrunnelser telles under hver.`,
  followUp: "Ved siste oppfølging av dem som fikk innvilget",
  followUps: {
    on_treatment: "under behandling",
    stopped: "avsluttet",
    not_started: "ikke startet",
    dead: "død",
    none: "ikke fulgt opp ennå",
  },
  small:
    "Tabellen har tall under 5. De vises bare i denne interne kopien og må gjennom kontroll mot identifisering før noe deles.",
};
