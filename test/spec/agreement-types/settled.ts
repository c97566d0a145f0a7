import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { dataClock } from "../../../pipelines/evaluate/clocks.ts";
import { evaluatePatients } from "../../../pipelines/evaluate/evaluate-patients.ts";
import { readAgreement } from "../../../pipelines/evaluate/read-agreement.ts";
import { decimal, one } from "../../../pipelines/settle/fraction.ts";
import type { GroupFacts } from "../../../pipelines/settle/price/group-facts.ts";
import { costedUnits } from "../../../pipelines/settle/price/rule-lines.ts";
import { settleUnits } from "../../../pipelines/settle/price/settle-units.ts";
import { unitRows } from "../../../pipelines/settle/price/unit-rows.ts";
import { settle } from "../../../pipelines/settle/settle.ts";
import { exactProportion } from "../../../pipelines/statistics/index.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Milestone, Settlement } from "../../../schemas/evaluation.ts";
import type { OutcomeRow } from "../../../schemas/measure.ts";
import type { PatientFacts } from "../../../schemas/patient-facts.ts";
import type { ListPrice, UnitFact } from "../../../schemas/unit-fact.ts";

const folder = resolve(import.meta.dirname, "../../../pipelines/workspace/agreements/examples");

/** Every example of a type that `utfall init` lays down, by file name without ending. */
export const typeExampleNames: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => name.replace(/\.yaml$/, ""))
  .sort();

export const exampleText = (name: string): string => readFileSync(resolve(folder, `${name}.yaml`), "utf8");

/** An example of a type, with pieces of its text replaced; a piece that is not there fails the test. */
export const typeExample = (name: string, changes: Readonly<Record<string, string>> = {}): Agreement => {
  let text = exampleText(name);
  for (const [from, to] of Object.entries(changes)) {
    if (!text.includes(from)) throw new Error(`the example ${name} does not hold: ${from}`);
    text = text.replaceAll(from, to);
  }
  return readAgreement(text, `${name}.yaml`);
};

/** Made-up units: so many of one substance on one day. */
export const used = (
  personId: string,
  date: string,
  quantity: number | string,
  rest: Partial<UnitFact> = {},
): UnitFact => ({
  personId,
  date,
  substance: "pembrolizumab",
  quantity: String(quantity),
  product: null,
  bodyPart: null,
  indication: null,
  weightKg: null,
  file: "made-up",
  line: 2,
  ...rest,
});

/** So many units of one person, one a month from a day on the first. */
export const monthly = (personId: string, from: string, times: number, rest: Partial<UnitFact> = {}): UnitFact[] =>
  Array.from({ length: times }, (_, i) => {
    const month = Number(from.slice(5, 7)) - 1 + i;
    const year = Number(from.slice(0, 4)) + Math.floor(month / 12);
    return used(personId, `${year}-${String((month % 12) + 1).padStart(2, "0")}-${from.slice(8)}`, 1, rest);
  });

/** What is known beside the units. */
export interface Made {
  readonly units?: readonly UnitFact[];
  readonly prices?: readonly ListPrice[];
  readonly patients?: readonly PatientFacts[];
  readonly outcomes?: ReadonlyMap<string, readonly OutcomeRow[]>;
  readonly group?: Partial<GroupFacts>;
  readonly milestones?: readonly Milestone[];
  readonly asOf?: string;
  /** What of `group` a reader needs to know, in words. */
  readonly said?: readonly string[];
  /** Units carry substances of their own; otherwise all are the agreement's first. */
  readonly keepSubstances?: boolean;
}

const cuts = ["kreftregisteret", "npr", "lmr", "laboratory", "clinic", "sma_children", "folkeregisteret"];

/** The settlement of an agreement on made-up people, as of a day on which, if not told otherwise, all data are in. */
export const settled = (agreement: Agreement, made: Made): Settlement => {
  const asOf = made.asOf ?? "2029-12-31";
  const known = { asOf, dataCuts: Object.fromEntries(cuts.map((source) => [source, asOf])) };
  const facts = made.units ?? [];
  const names = [...new Set(facts.map(({ personId }) => personId))].sort();
  const numbers = new Map(names.map((name, i) => [name, i + 1]));
  const units = unitRows(
    agreement,
    made.keepSubstances === true
      ? facts
      : facts.map((fact) => ({ ...fact, substance: agreement.population.substances[0] ?? "" })),
    made.prices ?? [],
    numbers,
  );
  const group: GroupFacts = {
    observed: () => ({ agreed: null, worst: null, best: null }),
    score: () => ({ state: "unknown" }),
    upperLimit: (k, n) => {
      const found = exactProportion(k, n, agreement.analyses.interval.level);
      return found.state === "estimated" ? decimal(found.upper.toFixed(12)) : one;
    },
    ...made.group,
  };
  const milestones =
    made.milestones ??
    evaluatePatients({
      ...known,
      agreement,
      patients: made.patients ?? [],
      outcomes: made.outcomes ?? new Map(),
      disputes: [],
      units: costedUnits(agreement, units.rows, group),
    });
  const isDataClosed = (day: string): boolean =>
    dataClock(agreement, { sources: agreement.units?.sources ?? [] }, day, known).closed;
  const found = settle(milestones, agreement, settleUnits({ agreement, units, group, milestones, asOf, isDataClosed }));
  if (found === null) throw new Error("the agreement settles no money");
  return found;
};

/** 325000.00 for 32500000 minor units. */
export const kroner = (minor: string): string => {
  const digits = minor.replace("-", "").padStart(3, "0");
  return `${minor.startsWith("-") ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** What each line comes to, as `rule patient period kind amount`, in the order of the lines. */
export const lines = (settlement: Settlement): readonly string[] =>
  settlement.lines.map((l) =>
    [
      l.term,
      l.patient === null ? "group" : `patient-${l.patient}`,
      l.period?.from.slice(0, 4) ?? "-",
      l.kind,
      kroner(l.amount),
    ].join(" "),
  );

/** Net amount payable now, and between which bounds. */
export const net = ({
  totals,
  bounds,
}: Settlement): { readonly net: string; readonly lower: string; readonly upper: string } => ({
  net: kroner((BigInt(totals.payable) - BigInt(totals.refundable)).toString()),
  lower: kroner(bounds.lower),
  upper: kroner(bounds.upper),
});
