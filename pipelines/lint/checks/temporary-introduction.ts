import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import { breach, type Check, demanded, listed, ok, open } from "../check.ts";
import { saysNothing, unanswered } from "../says-nothing.ts";

const namesSupplier = (text: string): boolean => /leverandør|supplier|manufacturer|mt-innehaver|marketing/i.test(text);

/** Whether the outcome moves money, by a milestone or by a price rule. */
const sharesRisk = ({ milestones, price_rules }: Agreement): boolean =>
  milestones.some(({ payment }) => payment !== null && payment.when_met !== payment.when_not_met) ||
  price_rules.some(({ formula }) =>
    ["performance-price", "price-at-limit", "bands-by-score-change", "pooled-guarantee"].includes(formula.kind),
  );

/** The first expected effect that contradicts itself: outside 0 to 1 for a probability, or outside its own bounds. */
const impossibleEffect = ({ decision: { expected_effects } }: Agreement): number =>
  expected_effects.findIndex(
    ({ unit, value, lower, upper }) =>
      (unit === "probability" && (value < 0 || value > 1)) ||
      (lower !== null && lower > value) ||
      (upper !== null && upper < value),
  );

/** Questions 1, 2 and 5 to 8 of ch. 7.1. For an agreement that is not temporary an unanswered one is open, no breach. */
export const temporaryIntroduction: readonly Check[] = [
  {
    id: "need-stated",
    point: "7.1-1",
    title: { nb: "Alvorlighet og udekket behov er omtalt", en: "Severity and unmet need are stated" },
    judge: (a) =>
      unanswered(a.decision.need)
        ? demanded(a)(["decision", "need"], "Behovet er ikke beskrevet.", "The need is not described.")
        : ok(["decision", "need"], a.decision.need.nb, a.decision.need.en),
  },
  {
    id: "priority-in-temporary-phase",
    point: "7.1-2",
    title: { nb: "Prioriteringskriteriene i perioden", en: "Priority criteria during the period" },
    judge: (a) => {
      const { priority, decided } = a.decision;
      if (Object.values(priority).some(unanswered)) {
        return demanded(a)(
          ["decision", "priority"],
          "Ett av de tre kriteriene er ikke vurdert.",
          "One of the three criteria is not answered.",
        );
      }
      return decided === null
        ? open(
            ["decision", "decided"],
            "Kriteriene er vurdert, men beslutningen er ikke tatt.",
            "The criteria are answered, but the decision is not made.",
          )
        : ok(
            ["decision", "priority"],
            `Vurdert ved beslutningen ${decided}.`,
            `Answered at the decision of ${decided}.`,
          );
    },
  },
  {
    id: "expected-effect",
    point: "7.1-5",
    title: { nb: "Forventet effekt for gruppen er tallfestet", en: "Expected effect of the group in numbers" },
    judge: (a) => {
      const path = ["decision", "expected_effects"];
      const { expected_effects: effects } = a.decision;
      const wrong = impossibleEffect(a);
      if (wrong >= 0) {
        return breach(
          [...path, wrong],
          "En forventet effekt kan ikke stemme: sannsynlighet utenfor 0 til 1, eller verdien utenfor sitt eget spenn.",
          "An expected effect cannot be right: a probability outside 0 to 1, or the value outside its own range.",
        );
      }
      if (effects.length === 0) {
        return open(
          path,
          "Ingen forventet effekt. Hva skal resultatet holdes mot?",
          "No expected effect. What is the result to be held against?",
        );
      }
      const point = effects.findIndex(({ lower, upper }) => lower === null || upper === null);
      return point >= 0
        ? open(
            [...path, point],
            "En forventet effekt står uten usikkerhet (lower og upper).",
            "An expected effect stands without its uncertainty (lower and upper).",
          )
        : ok(path, `${effects.length} med kilde og spenn.`, `${effects.length} with source and range.`);
    },
  },
  {
    id: "expected-effect-source",
    point: "7.1-5",
    title: { nb: "Forventningen har en kilde", en: "The expectation has a source" },
    judge: ({ decision: { expected_effects: effects } }) => {
      const at = effects.findIndex(({ source }) => saysNothing(source) || /antatt|assumed/i.test(source));
      return at >= 0
        ? open(
            ["decision", "expected_effects", at, "source"],
            "Forventningen er antatt. Vis til metodevurderingen.",
            "The expectation is assumed. Point to the health technology assessment.",
          )
        : ok(["decision", "expected_effects"], "Ingen forventning er antatt.", "No expectation is assumed.");
    },
  },
  {
    id: "temporary-price",
    point: "7.1-6",
    title: { nb: "Prisen svarer til usikkerheten", en: "The price answers the uncertainty" },
    judge: (a) =>
      unanswered(a.decision.price_and_uncertainty)
        ? demanded(a)(
            ["decision", "price_and_uncertainty"],
            "Filen sier ikke hvordan prisen veier opp for usikkerheten.",
            "The file does not say how the price makes up for the uncertainty.",
          )
        : ok(
            ["decision", "price_and_uncertainty"],
            a.decision.price_and_uncertainty.nb,
            a.decision.price_and_uncertainty.en,
          ),
  },
  {
    id: "risk-shared",
    point: "7.1-6",
    title: { nb: "Risikoen er reelt delt", en: "The risk is really shared" },
    judge: (a) => {
      const path = ["milestones"];
      if (sharesRisk(a)) return ok(path, "Utfallet flytter penger.", "The outcome moves money.");
      if (a.milestones.some(({ payment }) => payment !== null)) {
        return demanded(a)(
          path,
          "Betalingen er den samme enten milepælen nås eller ikke. Ingen risiko er delt.",
          "The payment is the same whether the milestone is met or not. No risk is shared.",
        );
      }
      return a.group === undefined
        ? open(path, "Ingen penger følger av utfallet.", "No money follows from the outcome.")
        : ok(
            ["group"],
            "Konklusjonen for gruppen går inn i revurderingen.",
            "The verdict on the group enters the reassessment.",
          );
    },
  },
  {
    id: "supplier-pays-for-data",
    point: "7.1-7",
    title: { nb: "Leverandøren dekker datainnsamlingen", en: "The supplier covers data collection" },
    judge: (a) => {
      const path = ["parties", "data_collection_costs"];
      const { nb, en } = a.parties.data_collection_costs;
      if (unanswered({ nb, en })) {
        return demanded(a)(
          path,
          "Hvem som dekker datainnsamlingen, er ikke avtalt.",
          "Who covers data collection is not agreed.",
        );
      }
      return namesSupplier(nb) && namesSupplier(en)
        ? ok(path, nb, en)
        : open(
            path,
            "Leverandøren er ikke nevnt. Etter kap. 7.1 dekker leverandøren kostnadene.",
            "The supplier is not mentioned. By ch. 7.1 the supplier covers the costs.",
          );
    },
  },
  {
    id: "clinicians-chose",
    point: "7.1-7",
    title: { nb: "Klinikere har vært med på valget", en: "Clinicians took part in the choice" },
    judge: (a) => {
      const { clinicians } = a.parties;
      const path = ["parties", "clinicians"];
      return unanswered(clinicians)
        ? demanded(a)(
            path,
            "Filen sier ikke hvordan klinikere var med.",
            "The file does not say how clinicians took part.",
          )
        : ok(path, clinicians.nb, clinicians.en);
    },
  },
  {
    id: "exit-plan",
    point: "7.1-8",
    title: { nb: "Plan for å avslutte, nye og behandlede", en: "Exit plan for new and for treated" },
    judge: (a) => {
      const { exit_plan: plan } = a.reassessment;
      const empty = (["for_new", "for_treated"] as const).filter((who) => unanswered(plan[who]));
      const [first] = empty;
      if (first !== undefined) {
        return demanded(a)(
          ["reassessment", "exit_plan", first],
          `${listed(empty)}: ingen plan for å reversere.`,
          `${listed(empty)}: no plan for reversal.`,
        );
      }
      return plan.for_new.nb === plan.for_treated.nb
        ? open(
            ["reassessment", "exit_plan"],
            "Samme plan for nye og behandlede pasienter. Å stanse er ikke som å la være å begynne.",
            "The same plan for new and treated patients. Stopping is not like not starting.",
          )
        : ok(
            ["reassessment", "exit_plan"],
            "For nye og for behandlede, hver for seg.",
            "For new and for treated patients, each on their own.",
          );
    },
  },
];
