import type { Family, OutcomeRow } from "../../../../schemas/measure.ts";
import { measureKinds } from "../../../../schemas/measure.ts";
import { type ModelTableName, modelTables } from "../../../../schemas/model/tables.ts";
import { dose } from "../../../support/facts.ts";
import { type MeasureParameters, outcomesOf } from "../../../support/measured.ts";
import type { FactRow, Facts } from "../../../support/model-folder.ts";
import type { Scratch } from "../../../support/scratch-database.ts";
import type { MeasureCase, MeasureTable } from "./measure-table.ts";

type Column = keyof Pick<
  OutcomeRow,
  "status" | "entry_days" | "time_days" | "event" | "reason" | "baseline" | "value" | "change"
>;

/** What a row of each family says, in order. */
export const columnsOf: Readonly<Record<Family, readonly Column[]>> = {
  time: ["status", "entry_days", "time_days", "event", "reason"],
  net: ["status", "entry_days", "time_days", "event", "reason"],
  score: ["status", "baseline", "value", "change", "reason"],
  share: ["status", "event", "change", "reason"],
  rate: ["status", "time_days", "value", "reason"],
  amount: ["status", "baseline", "value", "reason"],
};

export const parametersOf = ({ measure }: MeasureTable, { but }: MeasureCase): MeasureParameters => ({
  ...measure,
  ...but,
});

const isShared = (table: ModelTableName): boolean => table === "coverage";

const ofPerson = (facts: Facts, person: string): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([table, rows]) => [
      table,
      table === "coverage" ? rows : rows.map((row): FactRow => ({ ...row, person_id: person })),
    ]),
  );

const together = (parts: readonly Facts[]): Facts =>
  Object.fromEntries(
    modelTables.map(({ name }) => {
      const rows = parts.flatMap((part) => part[name] ?? []);
      const distinct = isShared(name) ? [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()] : rows;
      return [name, distinct];
    }),
  );

/** Cases that can be judged at once: the same parameters and the same coverage. */
const groupsOf = (table: MeasureTable): readonly (readonly number[])[] => [
  ...Map.groupBy(table.cases.keys(), (i) => {
    const one = table.cases[i];
    return JSON.stringify([one?.but ?? {}, one?.facts.coverage ?? []]);
  }).values(),
];

/** What the measure makes of each case, in the order of the table. */
export const runTable = async (table: MeasureTable, scratch: Scratch): Promise<readonly string[]> => {
  const told: string[] = [];
  const columns = columnsOf[measureKinds[table.kind].family];
  for (const group of groupsOf(table)) {
    const name = (i: number): string => `p${String(i).padStart(3, "0")}`;
    const parts = group.flatMap((i) => {
      const one = table.cases[i];
      return one === undefined
        ? []
        : [
            ofPerson({ exposure: [dose("p", "2024-01-01", "a", table.firstDose)] }, name(i)),
            ofPerson(table.always ?? {}, name(i)),
            ofPerson(one.facts, name(i)),
          ];
    });
    const [first] = group;
    const sample = first === undefined ? undefined : table.cases[first];
    if (sample === undefined) continue;
    const rows = await outcomesOf(scratch, together(parts), parametersOf(table, sample), table.asOf);
    for (const i of group) {
      const row = rows.find(({ person_id }) => person_id === name(i));
      told[i] = row === undefined ? "no row" : columns.map((column) => String(row[column] ?? "-")).join(" ");
    }
  }
  return told;
};
