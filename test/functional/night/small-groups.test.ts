import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, addMonths } from "../../../pipelines/evaluate/calendar.ts";
import { makeExtracts } from "../../../pipelines/synthetic/index.ts";
import { type HandMadeWorkspace, handMadeWorkspace } from "../../support/hand-made-workspace.ts";

const cut = "2026-06-30";
const examples = resolve(import.meta.dirname, "../../../pipelines/workspace/agreements/examples");
const names = ["f04-dose-cap", "f07-weight-flat-price", "o01-refund-on-failure", "o02-success-fee-spain"] as const;

interface Truth {
  readonly person: string;
  readonly group: string;
  readonly timeZero: string;
  readonly death: string | null;
  readonly inInspire?: boolean;
  readonly injections?: readonly { readonly date: string; readonly side: "right" | "left" | "both" | null }[];
  readonly weights?: readonly { readonly date: string; readonly kilograms: number }[];
  readonly mProtein?: readonly { readonly date: string; readonly tenths: number }[];
  readonly responses?: readonly { readonly date: string; readonly response: string }[];
}
type Of<F extends keyof Truth> = Truth & Required<Pick<Truth, F>>;
interface Doses extends Truth {
  readonly doses: readonly { readonly date: string; readonly milligrams: number }[];
}
interface Days extends Truth {
  readonly doses: readonly string[];
}

let workspace: HandMadeWorkspace;
let everybody: readonly Truth[];

beforeAll(async () => {
  workspace = await handMadeWorkspace(names.map((name) => join(examples, `${name}.yaml`)));
  const config = join(workspace.root, "utfall.yaml");
  const text = await readFile(config, "utf8");
  // The made-up extracts hold dirt of every kind, as in the demo.
  await writeFile(config, text.replaceAll("rejected_share: 0 }", "rejected_share: 0.15 }"));
  const scale = { lung: 0, sma_children: 0, sma_adults: 0, small_groups: 60, npr_episodes: 0 };
  await makeExtracts({ seed: 4, folder: join(workspace.root, "inbox"), dataCut: cut, scale, dirt: true });
  const persons = await readFile(join(workspace.root, "truth", "persons.jsonl"), "utf8");
  everybody = persons
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const { exit, err } = await workspace.night();
  expect([exit, err.split("\n").filter((line) => line.startsWith("UTF-"))]).toEqual([0, []]);
});
afterAll(() => workspace.remove());

/** The truth of a group, in the order in which patients are numbered. */
const group = <T extends Truth>(name: string): readonly T[] =>
  everybody
    .filter((truth): truth is T => truth.group === name && truth.inInspire !== false)
    .toSorted((a, b) => (a.timeZero + a.person < b.timeZero + b.person ? -1 : 1));

const settlementOf = async (agreement: string) => {
  const { settlement } = await workspace.report(`${agreement}@1`);
  if (settlement === null) throw new Error(`${agreement} settles nothing`);
  return settlement;
};
const øre = (count: number, price: number): string => (BigInt(count) * BigInt(price)).toString();

// Worked out from the truth alone, with nothing of the house but its calendar.
describe("a night over the small groups finds the truth behind them", () => {
  it("F4: every dose after the fourteenth of an eye, in the years that have ended", async () => {
    const people = group<Of<"injections">>("eye").map(({ injections }) => injections);
    const beyond = (of: (typeof people)[number]) => of.slice(14).filter(({ date }) => date <= "2025-12-31").length;
    const sides = ["left", "right", null] as const;
    const on = (all: (typeof people)[number], eye: (typeof sides)[number]) =>
      all.filter(({ side }) => side === eye || (side === "both" && eye !== null));
    const counted = people.reduce((sum, all) => sum + sides.reduce((n, eye) => n + beyond(on(all, eye)), 0), 0);
    // Of a dose without an eye nobody knows to which it went: the supplier owes most if it went to the one treated most.
    const most = people.reduce((sum, all) => {
      const [first = [], second = []] = [on(all, "left"), on(all, "right")].toSorted((a, b) => b.length - a.length);
      const withUnnamed = all.filter((one) => first.includes(one) || one.side === null);
      return sum + beyond(withUnnamed) + beyond(second);
    }, 0);
    expect(counted).toBeGreaterThan(20);
    const { totals, bounds } = await settlementOf("f04-dose-cap");
    expect(totals.refundable).toBe(øre(counted, 742_17));
    expect(bounds.lower).toBe(`-${øre(most, 742_17)}`);
  });

  it("F7: the second vial of whoever weighed more than 100 kg that day; held where nobody was weighed", async () => {
    const vials = group<Doses & Of<"weights">>("psoriasis").flatMap(({ doses, weights }) =>
      doses
        .filter(({ date, milligrams }) => date <= "2025-12-31" && milligrams === 90)
        .map(({ date }) => weights.findLast((weight) => weight.date <= date)?.kilograms ?? null),
    );
    const heavy = vials.filter((kilograms) => kilograms !== null && kilograms > 100).length;
    const unknown = vials.filter((kilograms) => kilograms === null).length;
    expect([heavy > 20, unknown > 0]).toEqual([true, true]);
    const { totals } = await settlementOf("f07-weight-flat-price");
    expect(totals.refundable).toBe(øre(heavy, 2147_00));
    expect(totals.held).toBe(øre(unknown, 2147_00));
  });

  it("O1: all doses up to day 84 of whoever died or did not respond, patient by patient", async () => {
    const patients = group<Days & Of<"mProtein">>("myeloma");
    const kindOf = ({ timeZero, death, mProtein }: (typeof patients)[number]): string => {
      const due = addDays(timeZero, 84);
      if (death !== null && death <= due) return "refundable";
      const [before, ...after] = mProtein.map(({ tenths }) => tenths);
      if (before === undefined) return "held";
      const responds = after.some((tenths) => tenths * 2 <= before);
      if (responds) return "not-payable";
      return after.length < 2 ? "held" : "refundable";
    };
    const { lines } = await settlementOf("o01-refund-on-failure");
    const expected = patients.map((patient, i) => {
      const due = addDays(patient.timeZero, 84);
      return `${i + 1} ${kindOf(patient)} ${øre(patient.doses.filter((day) => day <= due).length, 762_38)}`;
    });
    // Younger treatments wait for their data.
    const old = patients.findLastIndex(({ timeZero }) => timeZero <= addDays(cut, -210)) + 1;
    const found = lines.map(({ patient, kind, amount }) => `${patient} ${kind} ${amount}`);
    expect(old).toBeGreaterThan(20);
    expect(found.slice(0, old)).toEqual(expected.slice(0, old));
    expect(new Set(expected.map((line) => line.split(" ")[1]))).toEqual(new Set(["refundable", "not-payable", "held"]));
  });

  it("O2: 48 % for a complete response by month 12 that lasts to month 18, patient by patient", async () => {
    const patients = group<Of<"responses">>("lymphoma");
    const kindOf = ({ timeZero, death, responses }: (typeof patients)[number]): string => {
      const due = addMonths(timeZero, 18);
      if (death !== null && death <= due) return "not-payable";
      const stated = responses.filter(({ date }) => date <= addDays(due, 75));
      const first = stated.findIndex(({ response }) => response === "CR");
      const inTime = first >= 0 && (stated[first]?.date ?? "") <= addMonths(timeZero, 12);
      if (inTime && stated.slice(first).some(({ response }) => response !== "CR")) return "not-payable";
      if (!inTime) return stated.some(({ date }) => date <= addMonths(timeZero, 12)) ? "not-payable" : "held";
      return stated.some(({ date }) => date >= addDays(due, -45)) ? "payable" : "held";
    };
    const { lines } = await settlementOf("o02-success-fee-spain");
    const old = patients.filter(({ timeZero }) => addDays(addMonths(timeZero, 18), 140) <= cut);
    const found = lines
      .filter(({ term }) => term === "month-18")
      .map(({ patient, kind, amount }) => `${patient} ${kind} ${amount}`);
    const expected = old.map((patient, i) => `${i + 1} ${kindOf(patient)} 15360000`);
    expect(old.length).toBeGreaterThan(5);
    expect(found.slice(0, old.length)).toEqual(expected);
    expect(expected.some((line) => line.includes(" payable "))).toBe(true);
  });
});
