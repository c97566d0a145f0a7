import type { EntryKind, EntryReason } from "../../schemas/settlement-entry.ts";
import type { StatementAudience, StatementRegion, VolumeState, VolumeUnit } from "../../schemas/statement.ts";
import type { Language } from "../../schemas/texts.ts";

/** Every text of a statement in one language. */
export interface StatementWords {
  readonly title: string;
  readonly audience: Readonly<Record<StatementAudience, string>>;
  readonly audienceText: Readonly<Record<StatementAudience, (least: number) => string>>;
  readonly synthetic: string;
  readonly example: string;
  readonly period: string;
  readonly asOf: string;
  readonly dataCuts: string;
  readonly statementId: string;
  readonly agreement: string;
  readonly version: string;
  readonly hash: string;
  readonly run: string;
  readonly ledger: string;
  readonly ledgerText: (entries: string) => string;
  readonly ledgerSum: string;
  readonly generation: string;
  readonly software: string;
  readonly identity: string;
  readonly part: (currency: string, priceLevel: string, vat: string) => string;
  readonly vat: Readonly<Record<"excl" | "incl", string>>;
  readonly balance: string;
  readonly balanceText: string;
  readonly opening: string;
  readonly lines: string;
  readonly corrections: string;
  readonly closing: string;
  readonly bounds: string;
  readonly boundsText: (lower: string, upper: string) => string;
  readonly boundsEqual: (amount: string) => string;
  readonly boundsNone: string;
  readonly noLines: string;
  readonly noCorrections: string;
  readonly columns: Readonly<
    Record<
      | "row"
      | "term"
      | "kind"
      | "reason"
      | "payable"
      | "refundable"
      | "net"
      | "held"
      | "disputed"
      | "patients"
      | "claims"
      | "entry"
      | "patient"
      | "due"
      | "payer"
      | "unit"
      | "guest"
      | "figure"
      | "supplierRow"
      | "amount",
      string
    >
  >;
  readonly total: string;
  readonly totals: (net: string, held: string, disputed: string) => string;
  readonly together: string;
  /** Where no other row stands beside it. */
  readonly allTogether: string;
  readonly fewer: (least: number) => string;
  readonly kinds: Readonly<Record<EntryKind, string>>;
  readonly reasons: Readonly<Record<EntryReason, string>>;
  readonly regions: Readonly<Record<StatementRegion, string>>;
  readonly byRegion: string;
  readonly byUnit: string;
  readonly byGuest: string;
  readonly splitText: string;
  readonly guest: Readonly<Record<"yes" | "no" | "unknown", string>>;
  readonly unknown: string;
  readonly notLive: string;
  readonly volumes: string;
  readonly volumesText: string;
  readonly volumesTolerance: (percent: string) => string;
  readonly volumesNone: string;
  readonly volumeColumns: Readonly<
    Record<"substance" | "unit" | "register" | "purchased" | "difference" | "state" | "source", string>
  >;
  readonly volumeUnits: Readonly<Record<VolumeUnit, string>>;
  readonly volumeStates: Readonly<Record<VolumeState, string>>;
  readonly claimsTitle: string;
  readonly claimsText: string;
  readonly notes: string;
  readonly noteTexts: Readonly<Record<StatementAudience, readonly string[]>>;
}

const nb: StatementWords = {
  title: "Oppgjør",
  audience: { supplier: "Leverandørens eksemplar", purchaser: "Sykehusinnkjøps eksemplar" },
  audienceText: {
    supplier: (least) =>
      `Eksemplaret viser ingen enkeltpasient. Rader om færre enn ${least} pasienter står bare samlet med andre rader. Det har ikke vært gjennom noen avsløringskontroll og er ikke frigitt til andre enn avtalens parter.`,
    purchaser: () =>
      "Internt. Eksemplaret har én rad per føring, med pasientreferanse, forfall og figur-id, og skal ikke gis til leverandøren eller andre utenfor.",
  },
  synthetic: "Syntetiske data: personene finnes ikke, og ingen skylder noe.",
  example: "Eksempelavtale: vilkårene binder ingen.",
  period: "Periode",
  asOf: "Vurdert per",
  dataCuts: "Data til og med",
  statementId: "Oppgjørets id",
  agreement: "Avtale",
  version: "Versjon",
  hash: "Avtalens kontrollsum (SHA-256)",
  run: "Kjøring",
  ledger: "Hovedbok",
  ledgerText: (entries) => `${entries} føringer`,
  ledgerSum: "Kontrollsum for siste føring",
  generation: "Resultatutgave",
  software: "Program",
  identity: "Hva oppgjøret bygger på",
  part: (currency, priceLevel, vat) => `Oppgjør i ${currency}, prisnivå ${priceLevel}, ${vat}`,
  vat: { excl: "uten mva.", incl: "med mva." },
  balance: "Saldo",
  balanceText:
    "Netto er til betaling minus til tilbakebetaling: over null skylder betaleren leverandøren. Holdt tilbake og omtvistet er ikke skyldig ennå.",
  opening: "Inngående saldo",
  lines: "Periodens linjer",
  corrections: "Korreksjoner og etterføringer",
  closing: "Utgående saldo",
  bounds: "Yttergrenser for netto",
  boundsText: (lower, upper) =>
    `Når alt som ikke er avgjort, faller ut til beste for betaleren, blir netto ${lower}; til beste for leverandøren ${upper}.`,
  boundsEqual: (amount) => `Alt som er forfalt, er avgjort: netto er ${amount} uansett.`,
  boundsNone: "Yttergrenser kan ikke regnes ut for denne delen.",
  noLines: "Ingen krav med forfall i perioden er ført.",
  noCorrections: "Ingen korreksjoner eller etterføringer i perioden.",
  columns: {
    row: "Rad",
    term: "Vilkår",
    kind: "Føring",
    reason: "Grunn",
    payable: "Til betaling",
    refundable: "Til tilbakebetaling",
    net: "Netto",
    held: "Holdt tilbake",
    disputed: "Omtvistet",
    patients: "Pasienter",
    claims: "Kravreferanser",
    entry: "Nr.",
    patient: "Pasientreferanse",
    due: "Forfall",
    payer: "Betaler",
    unit: "Behandlingssted",
    guest: "Gjestepasient",
    figure: "Figur-id",
    supplierRow: "Leverandørens rad",
    amount: "Beløp",
  },
  total: "Sum",
  totals: (net, held, disputed) => `Sum: netto ${net}, holdt tilbake ${held}, omtvistet ${disputed}.`,
  together: "Andre rader samlet",
  allTogether: "Alle rader samlet",
  fewer: (least) => `færre enn ${least}`,
  kinds: {
    payable: "til betaling",
    refundable: "til tilbakebetaling",
    held: "holdt tilbake",
    released: "frigitt",
    disputed: "omtvistet",
  },
  reasons: {
    due: "forfalt i perioden",
    "carried-in": "forfalt før hovedboken begynte",
    "late-report": "forfalt tidligere, ført først nå",
    reported: "rapportert etter forrige føring",
    "became-known": "det ukjente ble kjent",
    "no-longer-known": "ikke lenger kjent",
    "dispute-raised": "omtvistet av en part",
    "dispute-resolved": "tvisten er løst",
    "agreement-amended": "avtalen er endret",
    "data-corrected": "data er rettet",
    "time-passed": "tiden har gått, uten nye data",
    recalculated: "regnet på nytt med annen programversjon",
    "payer-changed": "annen betaler",
    "due-date-moved": "forfallsdagen er flyttet",
    "patient-gone": "pasienten finnes ikke lenger i dataene",
  },
  regions: {
    nord: "Helse Nord",
    midt: "Helse Midt-Norge",
    vest: "Helse Vest",
    "sor-ost": "Helse Sør-Øst",
    unknown: "ukjent",
  },
  byRegion: "Etter betalende region",
  byUnit: "Etter behandlingssted",
  byGuest: "Etter gjestepasient",
  splitText:
    "Periodens føringer, fordelt. Fordelingene summerer til periodens linjer og korreksjoner. Ukjent betyr at registrene i avtalen ikke sier det.",
  guest: { yes: "ja", no: "nei", unknown: "ukjent" },
  unknown: "ukjent",
  notLive: "ikke i gjeldende resultat",
  volumes: "Registrenes mengder mot innkjøp",
  volumesText:
    "Antall enheter som registrene viser for perioden, mot det som er kjøpt. Avvik innenfor toleransen regnes som lager og periodisering. Registrene i avtalen er kilden; enheter de ikke dekker, kan ikke avstemmes.",
  volumesTolerance: (percent) => `Toleranse: ${percent} % av kjøpt mengde.`,
  volumesNone: "Verken registrene eller innkjøpsfilen har mengder for perioden. Ingenting er avstemt.",
  volumeColumns: {
    substance: "Virkestoff",
    unit: "Enhet",
    register: "Register",
    purchased: "Kjøpt",
    difference: "Avvik",
    state: "Vurdering",
    source: "Kilde for kjøpt",
  },
  volumeUnits: {
    administrations: "tilførsler",
    dispensings: "utleveringer",
    packages: "pakninger",
  },
  volumeStates: {
    "within-tolerance": "innenfor toleransen",
    "outside-tolerance": "utenfor toleransen",
    "not-delivered": "ikke avstemt: ingen innkjøpsmengde for nøyaktig denne perioden og enheten",
    "no-register-quantity": "ikke avstemt: registrene i avtalen leverer ingen slik mengde",
    "too-few": "vises ikke: få enheter",
  },
  claimsTitle: "Kravreferanser",
  claimsText:
    "Hvert krav i rader som kan vises alene. Referansene gjelder bare i dette oppgjøret; bruk dem, eller radens, i brev om et krav.",
  notes: "Merknader",
  noteTexts: {
    supplier: [
      "Beløp står alltid fullt ut i saldo og summer. Pasienttall under grensen står ikke; da hadde et beløp delt på prisen likevel røpet antallet, så slike rader slås sammen til de er store nok.",
      "Der hele tabellen gjelder få pasienter, står bare summen. Forfallsdager, fødselsdata, behandlingssted og pasientreferanser er ikke med.",
      "Beløp er tekst, ikke tall, så intet regneark avrunder dem.",
    ],
    purchaser: [
      "utfall trace FIGUR-ID viser personene, faktaene, filen og linjen bak et krav i gjeldende resultat. Figur-id-er følger løpenumre og kan flytte seg når pasienter kommer til; pasientreferansen gjør det ikke.",
      "En tvist skrives i disputes/<avtale>.yaml med pasientreferansen og vilkårets id.",
      "Beløp er tekst, ikke tall, så intet regneark avrunder dem.",
    ],
  },
};

const en: StatementWords = {
  title: "Settlement statement",
  audience: { supplier: "Supplier's copy", purchaser: "Purchaser's copy" },
  audienceText: {
    supplier: (least) =>
      `This copy shows no single patient. Rows about fewer than ${least} patients stand only together with other rows. It has not been through disclosure control and is released to nobody but the parties.`,
    purchaser: () =>
      "Internal. This copy has one row per ledger entry, with patient reference, due date and figure id, and must not be given to the supplier or anyone outside.",
  },
  synthetic: "Synthetic data: the persons do not exist, and nobody owes anything.",
  example: "Example agreement: its terms bind nobody.",
  period: "Period",
  asOf: "Judged as of",
  dataCuts: "Data until",
  statementId: "Statement id",
  agreement: "Agreement",
  version: "Version",
  hash: "Checksum of the agreement (SHA-256)",
  run: "Run",
  ledger: "Ledger",
  ledgerText: (entries) => `${entries} entries`,
  ledgerSum: "Checksum of the last entry",
  generation: "Result generation",
  software: "Software",
  identity: "What the statement rests on",
  part: (currency, priceLevel, vat) => `Settlement in ${currency}, price level ${priceLevel}, ${vat}`,
  vat: { excl: "excluding VAT", incl: "including VAT" },
  balance: "Balance",
  balanceText:
    "Net is payable less refundable: above zero the payer owes the supplier. Held and disputed amounts are not owed yet.",
  opening: "Opening balance",
  lines: "Lines of the period",
  corrections: "Corrections and late entries",
  closing: "Closing balance",
  bounds: "Bounds of the net amount",
  boundsText: (lower, upper) =>
    `If everything undecided turns out in the payer's favour, net comes to ${lower}; in the supplier's favour, to ${upper}.`,
  boundsEqual: (amount) => `Everything due is decided: net is ${amount} whatever happens.`,
  boundsNone: "Bounds cannot be computed for this part.",
  noLines: "No claim due in the period was booked.",
  noCorrections: "No corrections or late entries in the period.",
  columns: {
    row: "Row",
    term: "Term",
    kind: "Entry",
    reason: "Reason",
    payable: "Payable",
    refundable: "Refundable",
    net: "Net",
    held: "Held",
    disputed: "Disputed",
    patients: "Patients",
    claims: "Claim references",
    entry: "No.",
    patient: "Patient reference",
    due: "Due",
    payer: "Payer",
    unit: "Treating unit",
    guest: "Guest patient",
    figure: "Figure id",
    supplierRow: "Supplier's row",
    amount: "Amount",
  },
  total: "Total",
  totals: (net, held, disputed) => `Total: net ${net}, held ${held}, disputed ${disputed}.`,
  together: "Other rows together",
  allTogether: "All rows together",
  fewer: (least) => `fewer than ${least}`,
  kinds: {
    payable: "payable",
    refundable: "refundable",
    held: "held",
    released: "released",
    disputed: "disputed",
  },
  reasons: {
    due: "due in the period",
    "carried-in": "due before the ledger began",
    "late-report": "due earlier, first booked now",
    reported: "reported since the last booking",
    "became-known": "the unknown became known",
    "no-longer-known": "no longer known",
    "dispute-raised": "disputed by a party",
    "dispute-resolved": "dispute resolved",
    "agreement-amended": "agreement amended",
    "data-corrected": "data corrected",
    "time-passed": "time has passed, without new data",
    recalculated: "recalculated by another software version",
    "payer-changed": "another payer",
    "due-date-moved": "due date moved",
    "patient-gone": "patient no longer in the data",
  },
  regions: {
    nord: "Northern Norway RHA",
    midt: "Central Norway RHA",
    vest: "Western Norway RHA",
    "sor-ost": "South-Eastern Norway RHA",
    unknown: "unknown",
  },
  byRegion: "By paying region",
  byUnit: "By treating unit",
  byGuest: "By guest patient",
  splitText:
    "The period's entries, divided. Each division adds up to the period's lines and corrections. Unknown means that the registers of the agreement do not say.",
  guest: { yes: "yes", no: "no", unknown: "unknown" },
  unknown: "unknown",
  notLive: "not in the live result",
  volumes: "Register quantities against purchases",
  volumesText:
    "Units that the registers show for the period, against what was bought. Differences within the tolerance are put down to stock and timing. The registers of the agreement are the source; units that they do not cover cannot be reconciled.",
  volumesTolerance: (percent) => `Tolerance: ${percent}% of the purchased quantity.`,
  volumesNone: "Neither the registers nor the purchase file hold quantities for the period. Nothing was reconciled.",
  volumeColumns: {
    substance: "Substance",
    unit: "Unit",
    register: "Register",
    purchased: "Purchased",
    difference: "Difference",
    state: "Assessment",
    source: "Source of purchases",
  },
  volumeUnits: {
    administrations: "administrations",
    dispensings: "dispensings",
    packages: "packages",
  },
  volumeStates: {
    "within-tolerance": "within tolerance",
    "outside-tolerance": "outside tolerance",
    "not-delivered": "not reconciled: no purchased quantity for exactly this period and unit",
    "no-register-quantity": "not reconciled: the registers of the agreement deliver no such quantity",
    "too-few": "not shown: few units",
  },
  claimsTitle: "Claim references",
  claimsText:
    "Each claim in rows that may stand alone. The references hold in this statement only; use them, or the row's, when writing about a claim.",
  notes: "Notes",
  noteTexts: {
    supplier: [
      "Amounts are always complete in balances and totals. Numbers of patients below the limit are not given; an amount divided by the price would tell the number all the same, so such rows are put together until they are large enough.",
      "Where a whole table is about few patients, only its total stands. Due dates, birth data, treating unit and patient references are left out.",
      "Amounts are text, not numbers, so that no spreadsheet rounds them.",
    ],
    purchaser: [
      "utfall trace FIGURE-ID shows the persons, facts, file and line behind a claim in the live result. Figure ids follow running numbers and may move when patients are added; the patient reference does not.",
      "A dispute is written into disputes/<agreement>.yaml with the patient reference and the id of the term.",
      "Amounts are text, not numbers, so that no spreadsheet rounds them.",
    ],
  },
};

const all: Readonly<Record<Language, StatementWords>> = { nb, en };

export const statementWords = (language: Language): StatementWords => all[language];
