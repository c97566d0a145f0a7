import type { OptionId } from "../../../schemas/report.ts";

/** What the judgement can be when the options of ch. 7.2 are weighed. */
type Situation = "met" | "not-met" | "cannot-conclude" | "data-not-ready" | "patient-level";

const whatDataSay: Readonly<Record<OptionId, Readonly<Record<Situation, string>>>> = {
  permanent: {
    met: "Taler for: det avtalte kriteriet er oppfylt. Dataene sier ikke om prisen står i rimelig forhold til effekten.",
    "not-met": "Taler imot: det avtalte kriteriet er ikke oppfylt.",
    "cannot-conclude": "Avgjør ikke: usikkerheten om effekt er fortsatt for stor.",
    "data-not-ready": "Sier ingenting ennå: datagrunnlaget er ikke klart.",
    "patient-level":
      "Avgjør ikke alene: milepælene viser utfall for hver pasient, ikke effekt mot et sammenligningsgrunnlag.",
  },
  "permanent-with-criteria": {
    met: "Forenlig med dataene: kriteriet er oppfylt for hele gruppen; behovet for kriterier må begrunnes på annet grunnlag.",
    "not-met":
      "Taler imot for gruppen samlet. Avgrensning krever at effekten i en forhåndsnavngitt undergruppe er vist.",
    "cannot-conclude": "Mulig: vilkår om fortsatt innsamling kan redusere usikkerheten.",
    "data-not-ready": "Sier ingenting ennå: datagrunnlaget er ikke klart.",
    "patient-level":
      "Mulig: oversikten viser hvor mange som oppfyller kriteriene, og hvor mange som ikke kan bedømmes.",
  },
  "not-offered-further": {
    met: "Taler imot: det avtalte kriteriet er oppfylt.",
    "not-met": "Forenlig med dataene. Vurderingen må også omfatte alvorlighet og ressursbruk.",
    "cannot-conclude": "Ikke vist: manglende sikkerhet er ikke det samme som manglende effekt.",
    "data-not-ready": "Sier ingenting ennå: datagrunnlaget er ikke klart.",
    "patient-level": "Avgjør ikke: utfall for enkeltpasienter gir ikke kostnadseffektivitet for gruppen.",
  },
  renegotiate: {
    met: "Effekten gir ingen ny grunn til forhandling. Pris mot dokumentert effekt vurderes i den helseøkonomiske analysen.",
    "not-met": "Taler for: dokumentert effekt er lavere enn avtalt.",
    "cannot-conclude": "Mulig: prisen kan settes etter den usikkerheten som gjenstår.",
    "data-not-ready": "Sier ingenting ennå: datagrunnlaget er ikke klart.",
    "patient-level":
      "Avgjør ikke: milepælene viser utfall, ikke hva effekten er verdt. Der penger gjøres opp, viser oppgjøret og ytterpunktene hva avtalen koster.",
  },
  subgroups: {
    met: "Bare undergrupper navngitt i avtalen er beregnet; se tallene for dem. Andre delinger er ikke gjort.",
    "not-met":
      "Bare undergrupper navngitt i avtalen kan vurderes; se tallene for dem. Forskjeller er ikke bevist av overlappende intervaller.",
    "cannot-conclude": "Undergruppene er mindre enn helheten og enda mer usikre.",
    "data-not-ready": "Sier ingenting ennå: datagrunnlaget er ikke klart.",
    "patient-level": "Avtalen vurderes pasient for pasient; undergrupper er ikke sammenlignet.",
  },
};

/** Words of the reassessment: limits, options, open questions, what is absent. */
export const reassessment = {
  limits: "Tre forbehold",
  limitPassages: {
    "no-control-group": {
      title: "Ingen kontrollgruppe",
      text: "Registerdata viser hvordan det gikk med dem som fikk behandlingen. Uten randomisert kontrollgruppe viser de ikke hvordan det ville gått uten. En sammenligning med en referanse kan være skjev.",
    },
    population: {
      title: "Andre pasienter enn i studiene",
      text: "Norske pasienter skiller seg fra studiepopulasjonen i alder, allmenntilstand og tidligere behandling. Effekten i studiene kan ikke uten videre overføres, og heller ikke motsatt.",
    },
    measurement: {
      title: "Utfall måles på ulik måte",
      text: "Utfall i registre og i studier registreres ikke likt, og gyldige surrogatmål er vanskelige å finne. Tid til seponering er ikke progresjonsfri overlevelse.",
    },
  },
  options: "Mulige utfall av revurderingen",
  optionsIntro:
    "De fem utfallene i de regionale helseforetakenes rapport om midlertidig innføring og revurdering (2021, kap. 7.2). Følgene er skrevet ned på forhånd, for nye pasienter og for dem som allerede er i behandling. Rapporten velger ikke.",
  whatDataSayTitle: "Hva dataene sier",
  forNew: "For nye pasienter",
  forTreated: "For pasienter i behandling",
  whatDataSay,
  exitPlan: "Hvordan behandlingen trekkes tilbake",
  unanswered: "Det som ikke er besvart",
  unansweredColumns: { question: "Spørsmål", who: "Hvem kan svare", by: "Innen", cost: "Kostnad" },
  noUnanswered: "Avtalen navngir ingen åpne spørsmål.",
  absentTitle: "Mangler i denne rapporten",
  absent: {
    "agreement-frozen": "Avtalefilen sier ikke når kriteriene ble fryst.",
    "signed-off": "Avtalefilen sier ikke hvem som har godkjent den.",
    completeness: "Kompletthet i nøkkelfelt er ikke beregnet.",
    coverage: "Minst én kilde har ikke oppgitt dekningsperiode.",
    "expected-effect": "Forventet effekt ved beslutningen er ikke oppgitt.",
    flow: "Pasientgrunnlaget er ikke trinnvis gjort rede for.",
    "link-counts": "Koblingen mellom registre er ikke tallfestet.",
    "treatment-status": "Behandlingsstatus ved datauttrekket er ikke beregnet.",
    sensitivity: "Følsomhetsanalyser er ikke beregnet.",
    uncertainties: "Usikkerheter ved beslutningen er ikke navngitt i avtalefilen.",
  },
};
