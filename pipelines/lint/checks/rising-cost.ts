import type { FormulaOf } from "../../../schemas/agreement/price-formula.ts";
import { inWords } from "../../settle/fraction.ts";
import { type Fall, fallsOf } from "../../settle/price/falls.ts";
import { type Check, ok, open } from "../check.ts";

type Tiers = FormulaOf<"tiers">;
type Language = "nb" | "en";

const measured: Readonly<Record<Tiers["measured_in"], Readonly<Record<Language, string>>>> = {
  units: { nb: "enheter", en: "units" },
  sales: { nb: "i salg", en: "in sales" },
};

const written = (volume: Fall["at"], language: Language): string =>
  language === "nb" ? inWords(volume).replace(".", ",") : inWords(volume);

const steps = (formula: Tiers, language: Language): string =>
  fallsOf(formula)
    .map(({ at, until }) => {
      const [from, to] = [written(at, language), until === null ? null : written(until, language)];
      const what = measured[formula.measured_in][language];
      if (to === null)
        return language === "nb" ? `fra ${from} ${what} er alt gratis` : `from ${from} ${what} on all is free`;
      return language === "nb"
        ? `${from} til ${to} ${what} koster mindre enn rett under ${from}`
        : `${from} to ${to} ${what} cost less than just below ${from}`;
    })
    .join("; ");

/** Point V c on volume: whoever uses more should not pay less in all. */
export const risingCost: readonly Check[] = [
  {
    id: "total-rises-with-volume",
    point: "V c",
    title: { nb: "Samlet kostnad faller ikke når forbruket øker", en: "The total does not fall as more is used" },
    judge: ({ price_rules }) => {
      const tiers = price_rules.flatMap(({ id, formula }, i) => (formula.kind === "tiers" ? [{ id, formula, i }] : []));
      if (tiers.length === 0) return null;
      const falling = tiers.find(({ formula }) => fallsOf(formula).length > 0);
      if (falling === undefined) {
        return ok(
          ["price_rules"],
          "Rabatten i hvert trinn gjelder bare det som ligger i trinnet.",
          "The rebate of each tier holds for what lies in it alone.",
        );
      }
      const { id, formula, i } = falling;
      return open(
        ["price_rules", i, "formula", "method"],
        `${id}: rabatten gjelder også det som ligger under trinnet, så samlet kostnad faller ved terskelen. ${steps(formula, "nb")}. Mer forbruk kan lønne seg uten at noen trenger det.`,
        `${id}: the rebate goes to what lies below the tier as well, so the total falls at the threshold. ${steps(formula, "en")}. More use can pay without anybody needing it.`,
      );
    },
  },
];
