import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { PriceRule } from "../../../schemas/agreement/price-rule.ts";
import type { Milestone, MilestoneStatus, Settlement } from "../../../schemas/evaluation.ts";
import { inMinorUnits, type Money } from "../../../schemas/money.ts";
import { inWords, total } from "../fraction.ts";
import { sum } from "../money.ts";
import type { GroupFacts } from "./group-facts.ts";
import { periodClock, type SettlementDay } from "./period-clock.ts";
import { pooledGuarantee } from "./pooled-guarantee.ts";
import { type RuleAmount, ruleAmounts, unitRules } from "./rule-lines.ts";
import {
  canBeUnknown,
  countsByBodyPart,
  everywhere,
  leanings,
  type Scenario,
  type Unknown,
  unknowns,
} from "./scenario.ts";
import type { UnitRow } from "./unit-row.ts";
import type { ValuedUnits } from "./unit-rows.ts";

type Line = Settlement["lines"][number];

/** What price rules add to a settlement. */
export interface UnitSettlement {
  readonly lines: readonly Line[];
  readonly lower: Money;
  readonly upper: Money;
  readonly missing: Settlement["missing"];
}

export interface UnitSettlementInput extends SettlementDay {
  readonly agreement: Agreement;
  readonly units: ValuedUnits;
  readonly group: GroupFacts;
  readonly milestones: readonly Milestone[];
}

/**
 * The lines of the price rules: one for each rule, settlement period and, where a rule counts by patient, patient.
 *
 * A period that has not ended is not due, one whose data may still come in is held, and neither is in the bounds save
 * for what is held. What is not known (an indication, a weight, a score, an estimate) is taken as agreed in the lines, and
 * as it costs least and most in the bounds; its money value, the difference between the two, is stated by cause.
 */
export const settleUnits = (input: UnitSettlementInput): UnitSettlement => {
  const { agreement, units } = input;
  const amounts: Amounts = (scenario, rows = units.rows) => ruleAmounts(agreement, rows, scenario, input.group);
  const agreed = amounts(everywhere("agreed"));
  const clock = periodClock(input);
  const lines = agreed
    .filter(({ patient, net }) => patient === null || net !== 0n)
    .map((amount) => ruleLine(agreement, amount, clock(amount.period.to)));
  const settled = (all: readonly RuleAmount[]): Money =>
    sum(all.filter(({ period }) => clock(period.to) === "MET").map(({ net }) => net));
  const leans = canBeUnknown(unitRules(agreement).map(({ formula }) => formula)) ? leanings : [];
  const readings = [
    agreed,
    ...leans.map((lean) => amounts(everywhere(lean))),
    ...withoutUnlisted(input).flatMap((rows) =>
      (["agreed", ...leans] as const).map((lean) => amounts(everywhere(lean), rows)),
    ),
  ];
  const possible = readings.map(settled);
  // Nothing is paid of a pending line yet, and any reading of it may come true.
  const pending = [...Map.groupBy(readings.flat(), ({ key }) => key).values()]
    .filter(([one]) => one !== undefined && clock(one.period.to) === "PENDING")
    .map((same) => [0n, ...same.map(({ net }) => net)]);
  const held = heldUnknowns(agreement).flatMap((what) => {
    const only = (lean: "cheapest" | "dearest") => amounts({ ...everywhere("agreed"), [what]: lean });
    return heldLines(agreement, what, only("cheapest"), only("dearest"), clock);
  });
  const guarantees = agreement.price_rules.flatMap((rule) =>
    rule.formula.kind === "pooled-guarantee"
      ? [
          guaranteeLine(
            agreement,
            rule,
            pooledGuarantee(rule.formula, agreement, input.milestones, input.group.upperLimit),
          ),
        ]
      : [],
  );
  return {
    lines: [...lines, ...held, ...guarantees.flatMap(({ line }) => (line === null ? [] : [line]))],
    lower: lowest(possible) + sum([...pending.map(lowest), ...guarantees.map((g) => g.lower)]),
    upper: highest(possible) + sum([...pending.map(highest), ...guarantees.map((g) => g.upper)]),
    missing: [...missingValues(input, settled, amounts), ...guarantees.flatMap(({ missing }) => missing)],
  };
};

/** What the rules come to under a reading of the unknown; of all units, unless some are left out. */
type Amounts = (scenario: Scenario, rows?: readonly UnitRow[]) => readonly RuleAmount[];

/** The units that are left if every unknown indication is one that does not count; none where that cannot be. */
const withoutUnlisted = ({ agreement, units }: UnitSettlementInput): readonly (readonly UnitRow[])[] =>
  onlyListed(agreement) && units.rows.some(({ indication }) => indication === null)
    ? [units.rows.filter(({ indication }) => indication !== null)]
    : [];

const onlyListed = ({ edge_cases: rules }: Agreement): boolean => rules.new_indication === "only-listed-indications";

const least = (a: Money, b: Money): Money => (a < b ? a : b);
const most = (a: Money, b: Money): Money => (a > b ? a : b);
const lowest = (all: readonly Money[]): Money => all.reduce(least);
const highest = (all: readonly Money[]): Money => all.reduce(most);
const size = (net: Money): Money => (net < 0n ? -net : net);

const kindOf = (status: MilestoneStatus, net: Money): Line["kind"] => {
  if (status === "NOT_DUE") return "not-due";
  if (status !== "MET") return "held";
  return net === 0n ? "not-payable" : net > 0n ? "payable" : "refundable";
};

const ruleLine = (agreement: Agreement, amount: RuleAmount, status: MilestoneStatus): Line => ({
  figure: figureOf(agreement, amount),
  patient: amount.patient,
  milestone: amount.rule.id,
  term: amount.rule.id,
  period: amount.period,
  supplier: amount.supplier,
  due: amount.period.to,
  status,
  kind: kindOf(status, amount.net),
  amount: inMinorUnits(size(amount.net)),
});

const figureOf = ({ id, version }: Agreement, { rule, period, patient, supplier }: RuleAmount): string =>
  [
    `${id}@${version}/terms/${rule.id}/${period.from}`,
    ...(patient === null ? [] : [`patient-${patient}`]),
    ...(supplier === null ? [] : [supplier]),
  ].join("/");

/** What the agreement holds back while it is not known. */
const heldUnknowns = ({ edge_cases: rules, price_rules }: Agreement): readonly Unknown[] => {
  const uses = new Set(price_rules.map(({ formula }) => formula.kind));
  return [
    ...(uses.has("by-indication") && rules.unknown_indication === "hold" ? (["indication"] as const) : []),
    ...(uses.has("flat-above-weight") && rules.missing_weight === "hold" ? (["weight"] as const) : []),
    ...(uses.has("bands-by-score-change") && rules.score_unknown === "hold" ? (["score"] as const) : []),
    ...(rules.estimate_missing === "hold" ? (["estimate"] as const) : []),
  ];
};

const heldLines = (
  agreement: Agreement,
  what: Unknown,
  cheapest: readonly RuleAmount[],
  dearest: readonly RuleAmount[],
  statusAt: (lastDay: string) => MilestoneStatus,
): readonly Line[] => {
  const other = new Map(cheapest.map(({ key, net }) => [key, net]));
  return dearest.flatMap((amount): Line[] => {
    const difference = amount.net - (other.get(amount.key) ?? 0n);
    if (difference === 0n || statusAt(amount.period.to) !== "MET") return [];
    return [
      {
        ...ruleLine(agreement, amount, "UNKNOWN"),
        figure: `${figureOf(agreement, amount)}/${what}-unknown`,
        kind: "held",
        amount: inMinorUnits(size(difference)),
      },
    ];
  });
};

/** The money value of each cause of not knowing: what the dearest reading of it alone costs above the cheapest. */
const missingValues = (
  input: UnitSettlementInput,
  settled: (amounts: readonly RuleAmount[]) => Money,
  amounts: Amounts,
): Settlement["missing"] => {
  const { agreement, units, group } = input;
  const used = unitRules(agreement);
  const uses = (kind: PriceRule["formula"]["kind"]) => used.find(({ formula }) => formula.kind === kind);
  const bands = uses("bands-by-score-change");
  const measure = bands?.formula.kind === "bands-by-score-change" ? bands.formula.measure : "";
  const asUnknown = agreement.edge_cases.off_label === "as-unknown";
  const lacks: Readonly<
    Record<Unknown, { readonly rule: PriceRule | undefined; readonly lacks: (row: UnitRow) => boolean }>
  > = {
    indication: {
      rule: uses("by-indication") ?? (onlyListed(agreement) ? used[0] : undefined),
      lacks: ({ indication }) => indication === null || (asUnknown && indication === "other"),
    },
    weight: { rule: uses("flat-above-weight"), lacks: ({ weight }) => weight === null },
    "body-part": {
      rule: used.find(({ formula }) => countsByBodyPart(formula)),
      lacks: ({ bodyPart }) => bodyPart === "",
    },
    score: { rule: bands, lacks: ({ patient }) => group.score(measure, patient).state !== "observed" },
    estimate: { rule: uses("performance-price") ?? uses("price-at-limit"), lacks: () => false },
  };
  const found = unknowns.flatMap((what) => {
    const { rule, lacks: lacking } = lacks[what];
    if (rule === undefined) return [];
    const lacked = total(units.rows.filter((row) => row.carriesMoney && lacking(row)).map(({ quantity }) => quantity));
    const left = what === "indication" ? withoutUnlisted(input) : [];
    const possible = [
      ...leanings.map((lean) => amounts({ ...everywhere("agreed"), [what]: lean })),
      ...left.map((rows) => amounts(everywhere("agreed"), rows)),
    ].map(settled);
    const value = highest(possible) - lowest(possible);
    return lacked.n === 0n && value === 0n
      ? []
      : [{ what, term: rule.id, units: inWords(lacked), value: inMinorUnits(value) }];
  });
  const first = used[0];
  if (first === undefined) return found;
  // Nothing bounds what has no price or no quantity; it is said, so that nobody takes the sums for whole.
  const unbounded = (what: "price" | "quantity", lacked: string) =>
    lacked === "0" ? [] : [{ what, term: first.id, units: lacked, value: null }];
  return [...found, ...unbounded("price", inWords(units.unpriced)), ...unbounded("quantity", String(units.unmeasured))];
};

const guaranteeLine = (
  { id, version }: Agreement,
  rule: PriceRule,
  { status, due, agreed, least: low, most: high, unknown }: ReturnType<typeof pooledGuarantee>,
): {
  readonly line: Line | null;
  readonly lower: Money;
  readonly upper: Money;
  readonly missing: Settlement["missing"];
} => {
  if (due === null) return { line: null, lower: 0n, upper: 0n, missing: [] };
  const line: Line = {
    figure: `${id}@${version}/terms/${rule.id}`,
    patient: null,
    milestone: rule.id,
    term: rule.id,
    period: null,
    supplier: null,
    due,
    status,
    kind: kindOf(status, -agreed),
    amount: inMinorUnits(agreed),
  };
  const value = inMinorUnits(high - low);
  const missing = unknown === 0 ? [] : [{ what: "outcome" as const, term: rule.id, units: String(unknown), value }];
  return { line, lower: -high, upper: status === "PENDING" ? 0n : -low, missing };
};
