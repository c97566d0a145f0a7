/** Words of the method appendix and of tracing. */
export const method = {
  trace: "Slik spores et tall",
  traceText:
    "Hvert tall har en figur-id med liten skrift. Kommandoen under viser veien fra tallet til resultatrad, personer, harmoniserte fakta, fil, linje og leveranse.",
  traceFiles:
    "Hver fil er identifisert ved SHA-256. Kildelinjer skrives som fil-id og fysisk linjenummer, der overskriften er linje 1.",
  checksums: "Sjekksummer",
  checksumColumns: { id: "Fil-id", file: "Fil", sha256: "SHA-256" },
  heading: "Metode",
  passages: {
    "kaplan-meier": {
      title: "Kaplan–Meier",
      text: "Andelen uten hendelse er estimert med produktgrenseestimatoren og Greenwoods varians. En pasient som sensureres samme dag som en hendelse, regnes i risikosettet den dagen. Intervallene gjelder ett tidspunkt om gangen, ikke hele kurven. Etter siste observerte dag oppgis ingen verdi.",
    },
    "reverse-kaplan-meier": {
      title: "Median oppfølgingstid",
      text: "Oppfølgingstid er estimert med omvendt Kaplan–Meier, der sensurering regnes som hendelse.",
    },
    "restricted-mean": {
      title: "Begrenset gjennomsnittlig overlevelsestid (RMST)",
      text: "Arealet under Kaplan–Meier-kurven fra dag 0 til en forhåndsbestemt dag. Horisonter lenger enn oppfølgingen avvises og forlenges ikke.",
    },
    "clopper-pearson": {
      title: "Andeler",
      text: "Andeler har eksakte binomiske konfidensintervaller (Clopper–Pearson), som er gyldige også for små grupper.",
    },
    "log-rank": {
      title: "Log-rank-test",
      text: "Grupper er sammenlignet med log-rank-testen. Testen sier om kurvene skiller seg, ikke hvor mye.",
    },
    mean: {
      title: "Gjennomsnitt",
      text: "Gjennomsnitt av endringen hos dem som har både utgangsverdi og verdi i vinduet; antallet står ved tallet.",
    },
    "aalen-johansen": {
      title: "Kumulativ insidens",
      text: "Der hendelser konkurrerer, er andelen som har hatt hver av dem, estimert etter Aalen og Johansen. Andelene legges sammen til andelen som har hatt noen av dem. Én minus overlevelse med de andre sensurert ville vært for høyt.",
    },
    "gray-test": {
      title: "Grays test",
      text: "Kumulativ insidens i gruppene er sammenlignet med Grays test. Den ser på risikoen pasientene møter, ikke på hasarden.",
    },
    "pohar-perme": {
      title: "Netto overlevelse",
      text: "Netto overlevelse er estimert etter Pohar Perme fra befolkningens dødelighet etter kjønn, alder og kalendertid. Alder regnes fra midt i fødselsåret, eller fra alder ved diagnosen pluss et halvt år.",
    },
    "ederer-2": {
      title: "Relativ overlevelse (Ederer II)",
      text: "Observert mot forventet dødelighet blant dem som fortsatt følges, uten vekter. Brukes bare til sammenligning.",
    },
    "exact-rate": {
      title: "Rater",
      text: "Hendelser delt på tiden under observasjon, med eksakt Poisson-intervall (Garwood). Første og siste dag er med i tiden.",
    },
    "ratio-of-sums": {
      title: "Forhold mellom summer",
      text: "Summen over pasientene delt på summen av nevneren. Intervallet er persentilintervallet når pasientene trekkes på nytt (bootstrap); antall trekninger og startverdi står blant parametrene.",
    },
    "mixed-model-repeated-measures": {
      title: "Blandet modell for gjentatte målinger (MMRM)",
      text: "Endring fra utgangsverdi med eget gjennomsnitt ved hver undersøkelse og ustrukturert kovarians mellom undersøkelsene, med restriktert sannsynlighetsmaksimering (REML). Gjennomsnittet gjelder pasienter med gjennomsnittlige kovariater. Pasienter uten noen verdi etter utgangsverdien er ikke med i modellen.",
    },
    "mixed-model-random-slope": {
      title: "Tilfeldige stigninger",
      text: "Skår ved start og ved undersøkelsene, undersøkelsene ved sine avtalte måneder, med eget nivå og egen stigning for hver pasient, med restriktert sannsynlighetsmaksimering (REML).",
    },
    "multiple-imputation": {
      title: "Multippel imputering",
      text: "Endringer som skulle foreligget og mangler, er trukket flere ganger fra dem hos pasienter med samme kovariater, med kjedede ligninger; en verdi som mangler blant kovariatene, trekkes med. Settene er analysert hvert for seg og slått sammen etter Rubins regler med frihetsgrader etter Barnard og Rubin. Det som mangler, er regnet som tilfeldig manglende gitt kovariatene; pasienter uten utgangsverdi er ikke imputert. Antall sett, startverdi og metode står blant parametrene.",
    },
    "delta-adjustment": {
      title: "Vippepunkt",
      text: "Like mange poeng er trukket fra hver imputert endring inntil nedre grense for den samlede andelen faller under det regelen godtar, så langt som hele spredningen i de observerte endringene. Om en slik forskyvning er trolig, er for klinikerne å vurdere.",
    },
    "tipping-point": {
      title: "Vippepunkt for en andel",
      text: "Hvor mange av dem med ukjent utfall som måtte ha mislyktes, når de andre lyktes, før andelen eller nedre grense for det eksakte intervallet faller under den avtalte verdien. 0 betyr at den er for lav selv om alle lyktes; ikke nådd at den holder selv om ingen gjorde det. En konklusjon som faller når de ukjente klarer seg som de kjente, står ikke.",
    },
    "weighted-kaplan-meier": {
      title: "Vektet Kaplan–Meier",
      text: "To nivåer av en undergruppe er gjort like i de oppgitte kovariatene med vekter, og andelen uten hendelse er estimert under vektene med robust varians (infinitesimal jackknife), som regner vektene som kjente. Et intervall som heter bootstrap, gjør ikke det: alle trekkes på nytt og vektes på nytt i hver trekning, og intervallet er persentilintervallet; trekninger og startverdi står blant parametrene. Gruppene er like i de oppgitte kovariatene og ikke i noe annet.",
    },
    "weighted-restricted-mean": {
      title: "Vektet RMST",
      text: "Arealet under den vektede kurven fra dag 0 til den avtalte dagen, med robust varians. Forskjeller mellom nivåene har normale intervaller, eller bootstrap der det er avtalt.",
    },
    "weighted-cox": {
      title: "Vektet Cox-regresjon",
      text: "Hasardratioen for nivået mot det andre, under vektene, med robust varians eller avtalt bootstrap; like tider etter Breslow.",
    },
    "effective-sample-size": {
      title: "Effektivt antall pasienter",
      text: "Hvor mange likt vektede pasienter som ville sagt like mye (Kish): langt under antallet betyr at få bærer tallet.",
    },
    "propensity-score": {
      title: "Sannsynlighet for nivået",
      text: "Sannsynligheten for å være på nivået gitt kovariatene, med logistisk regresjon. Nær 0 eller 1 finnes det ingen å sammenligne med (positivitet).",
    },
    "standardised-difference": {
      title: "Standardiserte forskjeller",
      text: "Forskjell i gjennomsnitt i standardavvik for de uvektede gruppene, før og etter vekting. Under 0,1 kalles gjerne balansert.",
    },
    "e-value": {
      title: "E-verdi",
      text: "Hvor sterkt en umålt faktor måtte henge sammen med både nivået og utfallet, som risikoratio, for å forklare hele hasardratioen (VanderWeele og Ding). Holdes mot kjente faktorer; en stor verdi beviser ingenting.",
    },
    "matching-adjusted": {
      title: "Vektet indirekte sammenligning (MAIC)",
      text: "Alle er vektet slik at kovariatene har gjennomsnittene (og der de er oppgitt, spredningen eller medianene) i en publikasjon, og overlevelsen under vektene er holdt mot den publiserte. En median treffes ved at halve vekten gis dem som ligger på eller under den. Robuste intervaller regner vektene som kjente; et intervall som heter bootstrap, trekker alle på nytt og vekter på nytt i hver trekning. Der publikasjonen oppgir grenser, er de lest som et normalt intervall.",
    },
    published: {
      title: "Publiserte tall",
      text: "Hentet fra kilden som står ved dem, slik de er trykt der; ikke beregnet fra disse dataene.",
    },
    parametric: {
      title: "Tilpassede fordelinger",
      text: "Hver fordeling er tilpasset alles tider med sannsynlighetsmaksimering, med sen inngang. AIC og BIC (hendelser) sammenligner tilpasningen bare innenfor oppfølgingen: fordelinger som passer like godt, kan skille seg med år etter den.",
    },
    "intercurrent-events": {
      title: "Mellomkommende hendelser",
      text: "Bytte av legemiddel eller seponering etter tid null er håndtert med strategien i avtalen (ICH E9(R1)): sett bort fra, sensurert, regnet som hendelse, eller som slutt på oppfølgingen. Det som ikke er nevnt, er sett bort fra.",
    },
    landmark: {
      title: "Landemerke",
      text: "En gruppe som dannes etter tid null, er analysert fra et landemerke: den som har hatt hendelsen før, eller blir medlem senere, er ikke med. Uten det ville tiden før medlemskapet vært regnet som overlevd.",
    },
    count: { title: "Opptelling", text: "Antall personer eller milepæler, uten modell." },
    "time-zero": { title: "Tid null", text: "Tid null er første dose av legemidlet avtalen gjelder." },
    "time-zero-diagnosis": {
      title: "Tid null ved diagnose",
      text: "For utfallsmål med diagnosen som tid null er det siste diagnose i et kreftregister før første dose. Ingen er i risikosettet før første dose.",
    },
    "delayed-entry": {
      title: "Sen inngang i risikosettet",
      text: "Pasienter som først ble kjent for registeret etter tid null, går inn i risikosettet den dagen de ble kjent. Uten dette ville tiden før vært regnet som overlevd («udødelig tid»).",
    },
    "no-delayed-entry": {
      title: "Ingen sen inngang",
      text: "Alle er i risikosettet fra tid null; sen inngang er ikke brukt.",
    },
    clocks: {
      title: "Tre klokker",
      text: "Behandling, vurderingsvindu og datatilgang holdes fra hverandre. En milepæl som er forfalt, men der registerets etterslep ikke er ute, venter på data. Måneder er kalendermåneder.",
    },
    money: {
      title: "Beløp",
      text: "Beløp regnes i hele minste enheter (øre, cent). Ytterpunktene er nettobeløpet dersom alt ukjent faller ut i betalers, henholdsvis leverandørens, favør.",
    },
    rounding: {
      title: "Avrunding",
      text: "Tall avrundes bare når de vises. JSON-rapporten har de uavrundede tallene.",
    },
  },
  settings: "Innstillinger per estimat",
  settingsColumns: {
    measure: "Utfallsmål",
    method: "Metode",
    interval: "Intervall",
    level: "Nivå",
    entry: "Sen inngang",
    parameters: "Parametere",
    software: "Programvare",
  },
};
