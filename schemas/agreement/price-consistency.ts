import type { Agreement } from "./agreement.ts";
import { type Contradiction, contradiction as fault } from "./contradiction.ts";
import type { Counting } from "./counting.ts";
import { estimateFaults } from "./estimate-consistency.ts";
import { hundredPercent, tenThousandths } from "./percent.ts";
import { type PriceFormula, setsPriceAnew } from "./price-formula.ts";

/** Contradictions between price rules, the units they count, the price they begin with, and each other. */
export const priceFaults = (a: Agreement): Contradiction[] => [
  ...unitFaults(a),
  ...a.price_rules.flatMap((rule, i) => [
    ...(rule.substances ?? []).flatMap((name, j) =>
      a.population.substances.includes(name)
        ? []
        : [fault("expected one of population.substances", "price_rules", i, "substances", j)],
    ),
    ...(i > 0 && setsPriceAnew.has(rule.formula.kind)
      ? [fault("this formula sets the price anew, so it must be the first rule", "price_rules", i, "formula", "kind")]
      : []),
    ...formulaFaults(a, rule.formula, ["price_rules", i, "formula"]),
  ]),
  ...edgeCaseFaults(a),
];

type Path = readonly (string | number)[];

/** Formulas that work on units, as against those that work on patients. */
const needsUnits = ({ formula }: Agreement["price_rules"][number]): boolean => formula.kind !== "pooled-guarantee";

const unitFaults = (a: Agreement): Contradiction[] => {
  const { units, amount } = a;
  const refunded = a.milestones.some(({ payment }) => payment?.part.kind === "cost-share");
  const needed = a.price_rules.some(needsUnits) || refunded;
  const faults: Contradiction[] = [];
  if (needed && units === undefined) faults.push(fault("price rules and shares of cost need units", "units"));
  if (!needed && units !== undefined) faults.push(fault("no price rule or share of cost counts units", "units"));
  if (needed && amount?.unit_price === undefined) faults.push(fault("units need a unit_price", "amount"));
  if (units === undefined) return faults;
  const sources = new Set(a.sources.map(({ source }) => source));
  for (const [i, source] of units.sources.entries()) {
    if (!sources.has(source)) faults.push(fault("expected a source of this agreement", "units", "sources", i));
  }
  const price = amount?.unit_price;
  if (price?.kind === "blended") {
    const whole = price.parts.reduce((sum, { percent }) => sum + tenThousandths(percent), 0n);
    if (whole !== hundredPercent) {
      faults.push(fault("the expected shares must make 100", "amount", "unit_price", "parts"));
    }
    faults.push(...indicationFaults(a, price.parts, ["amount", "unit_price", "parts"]));
  }
  if (price?.kind === "price-list" && units.unit.kind !== "packs") {
    faults.push(fault("a price list prices packs; expected units of kind packs", "units", "unit", "kind"));
  }
  return faults;
};

const indicationFaults = (
  a: Agreement,
  parts: readonly { readonly indication: string }[],
  path: Path,
): Contradiction[] =>
  parts.flatMap(({ indication }, i) => {
    const known = a.units?.indications.some(({ id }) => id === indication) ?? false;
    const twice = parts.findIndex((other) => other.indication === indication) < i;
    if (known && !twice) return [];
    return [
      fault(known ? "this indication stands twice" : "expected an id of units.indications", ...path, i, "indication"),
    ];
  });

const formulaFaults = (a: Agreement, formula: PriceFormula, path: Path): Contradiction[] => {
  switch (formula.kind) {
    case "share-off":
      return [
        ...percentFaults(formula.percent, [...path, "percent"]),
        ...(formula.of.units === "all" ? [] : countingFaults(a, formula.of.counting, [...path, "of"])),
      ];
    case "tiers":
      return [
        ...risingFaults(formula.tiers, [...path, "tiers"]),
        ...formula.tiers.flatMap(({ percent }, i) => percentFaults(percent, [...path, "tiers", i, "percent"])),
        ...countingFaults(a, formula.counting, path),
        ...unboundedFaults(formula.counting, path),
        ...(a.units?.invoiced === "nothing" && a.edge_cases.new_indication === "only-listed-indications"
          ? [
              fault(
                "where units are paid after the rules and one of unknown indication may not count, less of them can cost more, and nothing bounds it; expected new_indication counted, or units that are invoiced",
                ...path,
                "kind",
              ),
            ]
          : []),
      ];
    case "cap":
      return [
        ...percentFaults(formula.percent, [...path, "percent"]),
        ...countingFaults(a, formula.counting, path),
        ...supplierFaults(a, formula.suppliers, [...path, "suppliers"]),
      ];
    case "fixed-fee":
      return [...countingFaults(a, formula.counting, path), ...unboundedFaults(formula.counting, path)];
    case "flat-above-weight":
      return [];
    case "by-indication":
      return [
        ...indicationFaults(a, formula.prices, [...path, "prices"]),
        ...(a.units?.indications ?? []).flatMap(({ id }) =>
          formula.prices.some(({ indication }) => indication === id)
            ? []
            : [fault(`no price for the indication ${id}`, ...path, "prices")],
        ),
      ];
    case "performance-price":
      return [
        ...estimateFaults(a, formula.observed, [...path, "observed"]),
        ...(formula.factor.kind === "steps"
          ? risingFaults(formula.factor.steps, [...path, "factor", "steps"], true)
          : []),
        ...positive(formula.expected, [...path, "expected"]),
      ];
    case "price-at-limit":
      return [
        ...positive(formula.units_per_patient, [...path, "units_per_patient"]),
        ...(formula.scaled_by === undefined
          ? []
          : [
              ...estimateFaults(a, formula.scaled_by.observed, [...path, "scaled_by", "observed"]),
              ...positive(formula.scaled_by.expected, [...path, "scaled_by", "expected"]),
            ]),
      ];
    case "bands-by-score-change":
      return bandFaults(a, formula, path);
    case "pooled-guarantee": {
      const milestone = a.milestones.find(({ id }) => id === formula.milestone);
      return [
        ...(milestone === undefined ? [fault("expected the id of a milestone", ...path, "milestone")] : []),
        ...(milestone !== undefined && milestone.payment !== null
          ? [
              fault(
                "the patients' own payments must be null: the guarantee settles them together",
                ...path,
                "milestone",
              ),
            ]
          : []),
        ...percentFaults(formula.guaranteed_percent, [...path, "guaranteed_percent"]),
        ...percentFaults(formula.maximum_percent, [...path, "maximum_percent"]),
        ...(a.amount?.list_price === undefined ? [fault("a guarantee needs amount.list_price", "amount")] : []),
      ];
    }
  }
};

const percentFaults = (percent: string, path: Path): Contradiction[] =>
  tenThousandths(percent) > hundredPercent ? [fault("expected at most 100", ...path)] : [];

const positive = (text: string, path: Path): Contradiction[] =>
  /[1-9]/.test(text) ? [] : [fault("expected more than 0", ...path)];

/** Thresholds as whole ten-thousandths; the text has at most four decimals. */
const risingFaults = (steps: readonly { readonly from: string }[], path: Path, fromZero = false): Contradiction[] => [
  ...steps.flatMap(({ from }, i) => {
    const before = steps[i - 1];
    return before !== undefined && tenThousandths(from) <= tenThousandths(before.from)
      ? [fault("expected more than the step before", ...path, i, "from")]
      : [];
  }),
  ...(fromZero && tenThousandths(steps[0]?.from ?? "0") !== 0n
    ? [fault("expected the first step from 0", ...path, 0)]
    : []),
];

const countingFaults = (a: Agreement, { per, over }: Counting, path: Path): Contradiction[] => [
  ...(per === "group" && over === "treatment"
    ? [fault("courses of treatment are counted for each patient, not for the group", ...path, "counting")]
    : []),
  ...(per === "patient-and-body-part" && a.units?.unit.kind === "packs"
    ? [fault("nobody knows into which body part a pack goes; count doses", ...path, "counting", "per")]
    : []),
];

/** Wherever a dose without a body part belongs, a share of the doses or the cost lies between two readings; these do not. */
const unboundedFaults = ({ per }: Counting, path: Path): Contradiction[] =>
  per === "patient-and-body-part"
    ? [
        fault(
          "what a dose without a body part comes to could not be bounded; body parts are counted by share-off and cap",
          ...path,
          "counting",
          "per",
        ),
      ]
    : [];

const supplierFaults = (
  a: Agreement,
  suppliers: readonly { readonly id: string; readonly substances: readonly string[] }[],
  path: Path,
): Contradiction[] => {
  if (suppliers.length === 0) return [];
  const claimed = suppliers.flatMap(({ substances }) => substances);
  return [
    ...a.population.substances.flatMap((name) =>
      claimed.filter((each) => each === name).length === 1
        ? []
        : [fault(`${name} must have exactly one supplier`, ...path)],
    ),
  ];
};

const bandFaults = (
  a: Agreement,
  { measure, bands }: Extract<PriceFormula, { kind: "bands-by-score-change" }>,
  path: Path,
): Contradiction[] => [
  ...(a.measures.some(({ id, kind }) => id === measure && kind === "score-change")
    ? []
    : [fault("expected a measure of kind score-change", ...path, "measure")]),
  ...bands.flatMap(({ from, percent }, i) => {
    const before = bands[i - 1]?.from ?? null;
    const place = [...path, "bands", i];
    if (i === 0)
      return from === null
        ? percentFaults(percent, place)
        : [fault("expected null: the lowest band", ...place, "from")];
    return from === null || (before !== null && from <= before)
      ? [fault("expected more than the band before", ...place, "from")]
      : percentFaults(percent, place);
  }),
];

/** Answers that need something else in the file. */
const edgeCaseFaults = ({ edge_cases: rules, units, price_rules }: Agreement): Contradiction[] => {
  const shared = price_rules.some(({ formula }) => formula.kind === "cap" && formula.suppliers.length > 0);
  const faults: Contradiction[] = [];
  const expect = (holds: boolean, problem: string, name: string) => {
    if (!holds) faults.push(fault(problem, "edge_cases", name));
  };
  if (rules.parallel_import === "only-listed-products") {
    expect(units?.products !== undefined, "needs units.products", "parallel_import");
  }
  if (rules.new_indication === "only-listed-indications") {
    expect((units?.indications.length ?? 0) > 0, "needs units.indications", "new_indication");
  }
  if (rules.suppliers_in_cap !== undefined) {
    expect(
      shared === (rules.suppliers_in_cap === "by-share-of-cost"),
      "contradicts formula.suppliers",
      "suppliers_in_cap",
    );
  }
  return faults;
};
