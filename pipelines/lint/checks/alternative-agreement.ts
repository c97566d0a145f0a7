import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { FormulaKind } from "../../../schemas/agreement/price-formula.ts";
import { breach, type Check, listed, ok, open } from "../check.ts";

/** Formulas by which what patients or the group achieved moves the price. */
const followsOutcome: ReadonlySet<FormulaKind> = new Set([
  "performance-price",
  "price-at-limit",
  "bands-by-score-change",
  "pooled-guarantee",
]);
const hasFormula = (a: Agreement, kind: FormulaKind): boolean =>
  a.price_rules.some(({ formula }) => formula.kind === kind);
const judgesOutcomes = (a: Agreement): boolean =>
  a.group !== undefined ||
  a.milestones.some(({ predicate }) => predicate.kind !== "unconditional") ||
  a.price_rules.some(({ formula }) => followsOutcome.has(formula.kind));
/** A flat discount and nothing else: the main rule itself. */
const isFlatDiscount = (a: Agreement): boolean =>
  a.price_rules.length > 0 &&
  !judgesOutcomes(a) &&
  a.price_rules.every(({ formula }) => formula.kind === "share-off" && formula.of.units === "all");
const hasConsequence = (a: Agreement, what: "pay" | "refund"): boolean =>
  a.milestones.some(({ payment: p }) => p !== null && (p.when_met === what || p.when_not_met === what));

const sharesOff = (a: Agreement) =>
  a.price_rules.flatMap(({ formula }) => (formula.kind === "share-off" ? [formula] : []));

/** The part of the file that a label of the literature promises; a label that is not here promises none. */
const promised: Readonly<Partial<Record<Agreement["types"][number], (a: Agreement) => boolean>>> = {
  F1: (a) => sharesOff(a).some(({ of }) => of.units === "all"),
  F2: (a) => hasFormula(a, "tiers"),
  F3: (a) => hasFormula(a, "cap"),
  F4: (a) => sharesOff(a).some(({ of }) => of.units === "after"),
  F5: (a) => hasFormula(a, "fixed-fee"),
  F6: (a) => sharesOff(a).some(({ of }) => of.units === "first"),
  F7: (a) => hasFormula(a, "flat-above-weight"),
  F8: (a) => a.amount?.unit_price?.kind === "blended",
  F9: (a) => hasFormula(a, "by-indication"),
  F10: (a) => a.milestones.filter(({ payment }) => payment?.when_met === "pay").length > 1,
  F11: (a) => sharesOff(a).some(({ of }) => of.units === "first"),
  O1: (a) => hasConsequence(a, "refund"),
  O2: (a) => hasConsequence(a, "pay"),
  O3: (a) => hasConsequence(a, "pay"),
  O4: (a) => hasConsequence(a, "refund"),
  O5: (a) => a.milestones.some(({ predicate }) => predicate.kind === "stop-if-any"),
  O6: (a) => a.measures.some(({ kind }) => kind === "score-change"),
  O7: (a) => a.group !== undefined || hasFormula(a, "performance-price") || hasFormula(a, "price-at-limit"),
  O10: (a) => a.decision.kind === "temporary",
  O11: (a) => a.group !== undefined || hasFormula(a, "pooled-guarantee"),
};

const fitsParts = (a: Agreement, label: Agreement["types"][number]): boolean => promised[label]?.(a) ?? true;

/** Points I to IV: a flat discount is the rule, an alternative agreement the exception. */
export const alternativeAgreement: readonly Check[] = [
  {
    id: "flat-discount-not-enough",
    point: "I",
    title: { nb: "Flat rabatt er ikke nok", en: "A flat discount is not enough" },
    judge: (a) => {
      if (isFlatDiscount(a)) {
        return ok(
          ["price_rules"],
          "Avtalen er en flat rabatt, som er hovedregelen.",
          "The agreement is a flat discount, which is the main rule.",
        );
      }
      if (a.measures.length === 0 && !judgesOutcomes(a) && (a.price_rules.length > 0 || a.milestones.length > 0)) {
        return open(
          [a.price_rules.length > 0 ? "price_rules" : "milestones"],
          "Avtalen er finansiell og måler ingen utfall. Filen viser ikke hvorfor en flat rabatt ikke er nok.",
          "The agreement is financial and measures no outcome. The file does not show why a flat discount is not enough.",
        );
      }
      if (a.measures.length === 0 && !judgesOutcomes(a)) {
        return breach(
          ["measures"],
          "Ingen utfall måles. Det som står igjen, er en pris, og hovedregelen er flat rabatt.",
          "No outcome is measured. What remains is a price, and the main rule is a flat discount.",
        );
      }
      const answered = a.decision.uncertainties.filter(({ measure }) => measure !== null).map(({ id }) => id);
      return answered.length === 0
        ? open(
            ["decision", "uncertainties"],
            "Ingen usikkerhet ved beslutningen besvares av et utfallsmål. Filen viser ikke hvorfor en flat rabatt ikke er nok.",
            "No uncertainty of the decision is answered by a measure. The file does not show why a flat discount is not enough.",
          )
        : ok(
            ["decision", "uncertainties"],
            `Utfallsmål besvarer ${listed(answered)}; det gjør en rabatt ikke.`,
            `Measures answer ${listed(answered)}; a discount would not.`,
          );
    },
  },
  {
    id: "something-follows",
    point: "I",
    title: { nb: "Noe følger av utfallet", en: "Something follows from the outcome" },
    judge: (a) =>
      judgesOutcomes(a)
        ? ok(
            a.group === undefined ? ["milestones"] : ["group"],
            `${a.group === undefined ? "Ingen" : "Én"} regel for gruppen, ${a.milestones.length} milepæler per pasient.`,
            `${a.group === undefined ? "No" : "One"} rule for the group, ${a.milestones.length} milestones per patient.`,
          )
        : open(
            ["milestones"],
            "Verken en regel for gruppen eller en milepæl følger av målingene.",
            "Neither a rule for the group nor a milestone follows from what is measured.",
          ),
  },
  {
    id: "named-as-alternative",
    point: "II",
    title: { nb: "Avtalen er kalt det den er", en: "The agreement is named for what it is" },
    judge: (a) =>
      judgesOutcomes(a) && !a.types.some((label) => label.startsWith("O"))
        ? breach(
            ["types"],
            "Utfall avgjør, men types nevner bare finansielle modeller. Unntaket må kalles resultatbasert.",
            "Outcomes decide, but types names financial models only. The exception must be named as outcome-based.",
          )
        : ok(["types"], `Merket ${listed(a.types)}.`, `Labelled ${listed(a.types)}.`),
  },
  {
    id: "labels-fit-parts",
    point: "II",
    title: { nb: "Merkelappene passer til innholdet", en: "The labels fit the parts" },
    judge: (a) => {
      const empty = a.types.filter((label) => !fitsParts(a, label));
      return empty.length === 0
        ? ok(["types"], "Hver merkelapp har sin del av filen.", "Every label has its part of the file.")
        : open(
            ["types"],
            `${listed(empty)}: filen har ingen del som gjør dette. Ta merkelappen bort, eller skriv delen.`,
            `${listed(empty)}: no part of the file does this. Take the label away, or write the part.`,
          );
    },
  },
  {
    id: "assessed-by-sykehusinnkjop",
    point: "III",
    title: { nb: "Sykehusinnkjøp er med", en: "Sykehusinnkjøp takes part" },
    judge: ({ parties: { parties } }) =>
      parties.some(({ name }) => /sykehusinnkjøp/i.test(name))
        ? ok(["parties", "parties"], "Sykehusinnkjøp er part.", "Sykehusinnkjøp is a party.")
        : open(
            ["parties", "parties"],
            "Sykehusinnkjøp er ikke blant partene. De vurderer om og hvordan en alternativ avtale brukes.",
            "Sykehusinnkjøp is not among the parties. They assess whether and how an alternative agreement is used.",
          ),
  },
  {
    id: "approved-beforehand",
    point: "IV",
    title: { nb: "Godkjent på forhånd", en: "Approved beforehand" },
    judge: (a) => {
      const { decided } = a.decision;
      const path = ["decision", "decided"];
      if (decided === null) {
        return open(
          path,
          "Beslutningen er ikke datert. Avtaler med registrering eller start- og stoppkriterier godkjennes av RHF-ene på forhånd.",
          "The decision is not dated. Agreements with registration or start and stop criteria are approved by the RHFs beforehand.",
        );
      }
      return decided > a.effective.from
        ? breach(
            path,
            "Avtalen gjelder fra før beslutningen ble tatt.",
            "The agreement is in force from before the day of the decision.",
          )
        : ok(
            path,
            `Besluttet ${decided}, gjelder fra ${a.effective.from}.`,
            `Decided ${decided}, in force from ${a.effective.from}.`,
          );
    },
  },
  {
    id: "signed-before-data",
    point: "IV",
    title: { nb: "Undertegnet før noen så data", en: "Signed before anybody saw data" },
    judge: ({ parties: { signed_off }, first_data_cut }) => {
      const late = signed_off.findIndex(({ date }) => date > first_data_cut);
      if (late >= 0) {
        return breach(
          ["parties", "signed_off", late],
          "En underskrift er fra etter første datauttrekk.",
          "A signature is from after the first data cut.",
        );
      }
      return signed_off.length === 0
        ? open(["parties", "signed_off"], "Ingen har undertegnet ennå.", "Nobody has signed yet.")
        : ok(
            ["parties", "signed_off"],
            `${signed_off.length} har undertegnet før første datauttrekk.`,
            `${signed_off.length} signed before the first data cut.`,
          );
    },
  },
];
