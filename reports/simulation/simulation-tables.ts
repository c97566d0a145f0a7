import { approximate } from "../../schemas/approximate.ts";
import { MilestoneStatus, Verdict } from "../../schemas/evaluation.ts";
import type { MinorUnits } from "../../schemas/money.ts";
import type { RunShare, ScenarioOutcome, SimulationResult } from "../../schemas/simulation/result.ts";
import type { Language } from "../../schemas/texts.ts";
import { type Format, formatter } from "../format.ts";
import { type SimulationWords, simulationWords } from "./words.ts";

/** One line of a table: what it is, and its cell in each scenario. */
interface SimulationRow {
  /** Heading of the block that the line stands in. */
  readonly block: string;
  readonly name: string;
  readonly cells: readonly string[];
}

/** A table as text, the same on a terminal and on a page; the first column is what, the others are scenarios. */
export interface SimulationTable {
  readonly id: "outcome" | "burden" | "curve" | "payments";
  readonly title: string;
  readonly text: string;
  readonly head: readonly string[];
  readonly rows: readonly SimulationRow[];
}

interface Telling {
  readonly result: SimulationResult;
  readonly words: SimulationWords;
  readonly format: Format;
  /** What the agreement calls its units; empty where it counts none. */
  readonly unit: string;
}

/** Every table of a simulation in one language. */
export const simulationTables = (result: SimulationResult, language: Language): readonly SimulationTable[] => {
  const words = simulationWords(language);
  const telling: Telling = {
    result,
    words,
    format: formatter(language),
    unit: result.agreement.unit?.[language] ?? "",
  };
  const head = [words.number, ...result.scenarios.map(({ title }) => title[language])];
  const outcome = [...groupRows(telling), ...moneyRows(telling), ...milestoneRows(telling)];
  const curve = curveRows(telling);
  const payments = paymentRows(telling);
  return [
    { id: "outcome", title: words.outcome, text: words.outcomeText, head, rows: outcome },
    ...(curve.length === 0
      ? []
      : [{ id: "curve" as const, title: words.curve, text: words.curveText, head, rows: curve }]),
    ...(payments.length === 0
      ? []
      : [{ id: "payments" as const, title: words.payments, text: words.paymentsText, head, rows: payments }]),
    {
      id: "burden",
      title: words.burden,
      text: words.burdenText(telling.format.integer(result.extraRegistrations)),
      head,
      rows: burdenRows(telling),
    },
  ];
};

/** A cell for each scenario, and the line only where some scenario has one. */
const row = (
  { result }: Telling,
  block: string,
  name: string,
  cell: (scenario: ScenarioOutcome) => string | null,
): readonly SimulationRow[] => {
  const cells = result.scenarios.map(cell);
  return cells.every((each) => each === null) ? [] : [{ block, name, cells: cells.map((each) => each ?? "–") }];
};

const shareText = ({ share, lower, upper }: RunShare, { percent }: Format): string =>
  `${percent(share)} (${percent(lower)}–${percent(upper)})`;

const groupRows = (telling: Telling): readonly SimulationRow[] => {
  const { words, format } = telling;
  const block = words.verdictChance;
  return [
    ...row(telling, words.inData, words.patients, ({ patients }) => format.decimal(patients.mean, 1)),
    ...row(telling, words.inData, words.units(telling.unit), ({ units }) =>
      units === null ? null : format.decimal(units.mean, 1),
    ),
    ...row(telling, block, words.truth, ({ group }) =>
      group === null
        ? null
        : group.unit === "days"
          ? `${format.decimal(group.truth, 1)} ${words.days}`
          : format.percent(group.truth),
    ),
    ...row(telling, block, words.right, ({ group }) =>
      group === null ? null : words.rights[group.right.length === 2 ? "both" : (group.right[0] ?? "both")],
    ),
    ...Verdict.options.flatMap((verdict) =>
      row(telling, block, words.verdicts[verdict], ({ group }) =>
        group === null ? null : shareText(group.verdicts[verdict], format),
      ),
    ),
    ...row(telling, block, words.wrong, ({ group }) => (group === null ? null : shareText(group.wrong, format))),
  ];
};

const moneyRows = (telling: Telling): readonly SimulationRow[] => {
  const { result, words, format } = telling;
  const first = result.scenarios.flatMap(({ money }) => money ?? [])[0];
  if (first === undefined) return [];
  const { currency, priceLevel, vat } = first;
  const block = words.money(currency, priceLevel, words.vat[vat]);
  const whole = (minor: MinorUnits): string => inWholeUnits(minor, format);
  type Money = NonNullable<ScenarioOutcome["money"]>;
  const line = (name: string, cell: (money: Money) => string): readonly SimulationRow[] =>
    row(telling, block, name, ({ money }) => (money === null ? null : cell(money)));
  const { amounts } = words;
  const anyDisputed = result.scenarios.some(({ money }) => money !== null && money.disputed.mean !== "0");
  return [
    ...line(amounts.mean, ({ net }) => whole(net.mean)),
    ...line(amounts.median, ({ net }) => whole(net.q50)),
    ...line(amounts.range, ({ net }) => `${whole(net.q05)} – ${whole(net.q95)}`),
    ...purchaseRows(telling, block, whole),
    ...line(amounts.lower, ({ lower }) => whole(lower.mean)),
    ...line(amounts.upper, ({ upper }) => whole(upper.mean)),
    ...line(amounts.width, ({ width }) => whole(width.mean)),
    ...line(amounts.held, ({ held }) => whole(held.mean)),
    ...(anyDisputed ? line(amounts.disputed, ({ disputed }) => whole(disputed.mean)) : []),
    ...line(amounts.notDue, ({ notDue }) => whole(notDue.mean)),
    ...line(amounts.error, ({ error }) => whole(error.mean)),
  ];
};

/** What is bought at its price and settled afterwards: before, after, and the difference as a share. */
const purchaseRows = (
  telling: Telling,
  block: string,
  whole: (minor: MinorUnits) => string,
): readonly SimulationRow[] => {
  const { words, format } = telling;
  const line = (name: string, cell: (purchase: Purchase) => string | null): readonly SimulationRow[] =>
    row(telling, block, name, ({ money }) => {
      const purchase = money?.purchase ?? null;
      return purchase === null ? null : cell(purchase);
    });
  return [
    ...line(words.amounts.invoiced, ({ invoiced }) => whole(invoiced.mean)),
    ...line(words.amounts.cost, ({ cost }) => whole(cost.mean)),
    ...line(words.amounts.saved, ({ invoiced, cost }) => {
      const [before, after] = [BigInt(invoiced.mean), BigInt(cost.mean)];
      // To a tenth of a thousandth, which is more than is printed.
      return before <= 0n ? null : format.percent(approximate(((before - after) * 10_000n) / before) / 10_000);
    }),
  ];
};

type Purchase = NonNullable<NonNullable<ScenarioOutcome["money"]>["purchase"]>;

/** Whole units of the currency: a simulated amount has no cents worth reading. Half a unit is rounded away from 0. */
export const inWholeUnits = (minor: MinorUnits, format: Format): string => {
  const amount = BigInt(minor);
  const rounded = amount < 0n ? -((-amount + 50n) / 100n) : (amount + 50n) / 100n;
  return format.exact(rounded.toString());
};

const milestoneRows = (telling: Telling): readonly SimulationRow[] => {
  const { result, words, format } = telling;
  const has = (status: MilestoneStatus): boolean =>
    result.scenarios.some(({ milestones }) => milestones !== null && milestones.statuses[status] > 0);
  type Milestones = NonNullable<ScenarioOutcome["milestones"]>;
  const line = (
    block: string,
    name: string,
    cell: (milestones: Milestones) => string | null,
  ): readonly SimulationRow[] =>
    row(telling, block, name, ({ milestones }) => (milestones === null ? null : cell(milestones)));
  const wrong = (share: number | null): string | null => (share === null ? null : format.percent(share));
  const kinds = ["CONTINUE", "STOP_REVIEW", "none"] as const;
  return [
    ...line(words.milestones, words.due, ({ due }) => format.decimal(due.mean, 1)),
    ...MilestoneStatus.options
      .filter(has)
      .flatMap((status) =>
        line(words.milestones, words.statuses[status], ({ statuses }) => format.decimal(statuses[status], 1)),
      ),
    ...line(words.milestones, words.wrongMet, (milestones) => wrong(milestones.wrong.met)),
    ...line(words.milestones, words.wrongNotMet, (milestones) => wrong(milestones.wrong.notMet)),
    ...kinds.flatMap((kind) =>
      line(words.flags, words.flag[kind], ({ flags }) => (flags === null ? null : format.decimal(flags[kind], 1))),
    ),
  ];
};

const burdenRows = (telling: Telling): readonly SimulationRow[] => {
  const { result, words, format } = telling;
  const kinds = (result.scenarios[0]?.burden ?? []).map(({ what }) => what);
  return kinds
    .filter((what) => result.scenarios.some(({ burden }) => burden.some((each) => each.what === what && each.run > 0)))
    .flatMap((what) =>
      (["run", "patient", "patientYear"] as const).flatMap((per) =>
        row(
          telling,
          words.burdens[what],
          { run: words.perRun, patient: words.perPatient, patientYear: words.perPatientYear }[per],
          ({ burden }) => {
            const found = burden.find((each) => each.what === what);
            return found === undefined ? null : format.decimal(found[per], per === "run" ? 1 : 2);
          },
        ),
      ),
    );
};

const curveRows = (telling: Telling): readonly SimulationRow[] => {
  const { result, words, format } = telling;
  const sizes = (result.scenarios[0]?.curve ?? []).map(({ n }) => n);
  return sizes.flatMap((n, i) => {
    const block = `${format.integer(n)} ${words.curveAxis}`;
    const line = (name: string, share: (point: ScenarioOutcome["curve"][number]) => RunShare) =>
      row(telling, block, name, ({ curve }) => {
        const point = curve[i];
        return point === undefined ? null : format.percent(share(point).share);
      });
    return [
      ...line(words.verdicts.met, ({ verdicts }) => verdicts.met),
      ...line(words.verdicts["not-met"], ({ verdicts }) => verdicts["not-met"]),
      ...line(words.verdicts["cannot-conclude"], ({ verdicts }) => verdicts["cannot-conclude"]),
      ...line(words.wrong, ({ wrong }) => wrong),
    ];
  });
};

const paymentRows = (telling: Telling): readonly SimulationRow[] => {
  const { result, words, format } = telling;
  const sizes = (result.scenarios[0]?.payments ?? []).map(({ n }) => n);
  return sizes.flatMap((n, i) => {
    const block = `${format.integer(n)} ${words.curveAxis}`;
    type Payment = ScenarioOutcome["payments"][number];
    const line = (name: string, cell: (payment: Payment) => string | null) =>
      row(telling, block, name, ({ payments }) => {
        const payment = payments[i];
        return payment === undefined ? null : cell(payment);
      });
    const whole = (minor: MinorUnits): string => inWholeUnits(minor, format);
    return [
      ...line(words.amounts.mean, ({ net }) => whole(net.mean)),
      ...line(words.amounts.range, ({ net }) => `${whole(net.q05)} – ${whole(net.q95)}`),
      ...line(words.amounts.cost, ({ purchase }) => (purchase === null ? null : whole(purchase.cost.mean))),
    ];
  });
};
