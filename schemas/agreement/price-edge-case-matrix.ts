import type { Agreement } from "./agreement.ts";
import type { Counting } from "./counting.ts";
import { type MatrixRow, type Occasion, occasion, row } from "./edge-case-row.ts";
import type { FormulaKind, PriceFormula } from "./price-formula.ts";

const formulas = ({ price_rules }: Agreement): readonly PriceFormula[] => price_rules.map(({ formula }) => formula);

const has = (...kinds: readonly FormulaKind[]): Occasion =>
  occasion(`price rules ${kinds.map((kind) => `\`${kind}\``).join(", ")}`, (agreement) =>
    formulas(agreement).some(({ kind }) => kinds.includes(kind)),
  );

const countings = (agreement: Agreement): readonly Counting[] =>
  formulas(agreement).flatMap((formula) => {
    if (formula.kind === "share-off") return formula.of.units === "all" ? [] : [formula.of.counting];
    return "counting" in formula ? [formula.counting] : [];
  });

const hasUnits = occasion("every agreement with units", ({ units }) => units !== undefined);
const hasPacks = occasion("units `packs`", ({ units }) => units?.unit.kind === "packs");
const hasPriceList = occasion(
  "a unit price of kind `price-list`",
  ({ amount }) => amount?.unit_price?.kind === "price-list",
);
const countsByPatient = occasion("price rules that count `per: patient` or `patient-and-body-part`", (agreement) =>
  countings(agreement).some(({ per }) => per !== "group"),
);
const countsByBodyPart = occasion("price rules that count `per: patient-and-body-part`", (agreement) =>
  countings(agreement).some(({ per }) => per === "patient-and-body-part"),
);
const countsByCourse = occasion("price rules that count `over: treatment`", (agreement) =>
  countings(agreement).some(({ over }) => over === "treatment"),
);
const hasYearlyThreshold = occasion(
  "price rules `tiers`, `cap` that count over a calendar year or agreement year",
  (agreement) =>
    formulas(agreement).some(
      (formula) =>
        (formula.kind === "tiers" || formula.kind === "cap") &&
        (formula.counting.over === "calendar-year" || formula.counting.over === "agreement-year"),
    ),
);
const followsEstimate = occasion(
  "price rules `performance-price`, and `price-at-limit` with `scaled_by`",
  (agreement) =>
    formulas(agreement).some(
      (formula) =>
        formula.kind === "performance-price" || (formula.kind === "price-at-limit" && formula.scaled_by !== undefined),
    ),
);
const paysByResponse = occasion("milestones `response-sustained` with a payment", ({ milestones }) =>
  milestones.some(({ predicate, payment }) => predicate.kind === "response-sustained" && payment !== null),
);

/** The cases that price rules can meet. */
export const priceEdgeCaseRows: readonly MatrixRow[] = [
  row("price_change", hasPriceList, "Listeprisen endres i perioden.", "The list price changes within the period."),
  row("late_units", hasUnits, "Forbruk meldes for sent.", "Units are reported after their period was settled."),
  row("returns", hasPacks, "Pakninger returneres.", "Packs are returned."),
  row("parallel_import", hasPacks, "Parallellimporterte pakninger.", "Packs of a parallel importer."),
  row(
    "part_period",
    hasYearlyThreshold,
    "Avtalen begynner eller slutter midt i et år.",
    "The agreement begins or ends within a year.",
  ),
  row("suppliers_in_cap", has("cap"), "Flere leverandører under ett tak.", "Several suppliers under one cap."),
  row(
    "new_indication",
    has("cap", "tiers"),
    "En ny indikasjon tas i bruk i perioden.",
    "A new indication comes into use within the period.",
  ),
  row(
    "restart_after_pause",
    countsByCourse,
    "Pasienten starter igjen etter en pause.",
    "The patient starts again after a pause.",
  ),
  row(
    "several_hospitals",
    countsByPatient,
    "Pasienten behandles ved flere sykehus.",
    "The patient is treated in several hospitals.",
  ),
  row("partial_unit", hasUnits, "En enhet gis bare delvis.", "A unit is given in part."),
  row("count_before_agreement", hasUnits, "Forbruk før avtalen gjaldt.", "Units used before the agreement."),
  row("body_part_missing", countsByBodyPart, "Kroppsdelen er ikke oppgitt.", "The body part is not stated."),
  row("missing_weight", has("flat-above-weight"), "Vekten er ukjent.", "The weight is not known."),
  row("weight_changes", has("flat-above-weight"), "Vekten passerer grensen.", "The weight crosses the limit."),
  row("unknown_indication", has("by-indication"), "Indikasjonen er ukjent.", "The indication is not known."),
  row(
    "off_label",
    has("by-indication"),
    "Bruk utenfor de avtalte indikasjonene.",
    "Use for an indication without price.",
  ),
  row("two_indications", has("by-indication"), "Pasienten har to indikasjoner.", "The patient has two indications."),
  row("estimate_missing", followsEstimate, "Estimatet kan ikke beregnes.", "The estimate cannot be made."),
  row(
    "comparator",
    has("performance-price", "price-at-limit"),
    "Sammenligningsgrunnlaget endrer seg.",
    "The comparator changes over time.",
  ),
  row("attrition", followsEstimate, "Pasienter faller fra.", "Patients are lost to follow-up."),
  row(
    "score_unknown",
    has("bands-by-score-change"),
    "Endringen i skår er ukjent.",
    "The change of score is not known.",
  ),
  row(
    "scale_limit",
    has("bands-by-score-change"),
    "Utgangsverdien er øverst på skalaen.",
    "The baseline stands at the top of the scale.",
  ),
  row(
    "unknown_in_n",
    has("pooled-guarantee"),
    "Utfallet er ukjent for en pasient i nevneren.",
    "A patient's outcome is not known.",
  ),
  row(
    "relapse_after_payment",
    paysByResponse,
    "Tilbakefall etter at en del er betalt.",
    "Relapse after a stage was paid.",
  ),
];
