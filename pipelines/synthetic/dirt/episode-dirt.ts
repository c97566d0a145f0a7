import { dayOf, iso } from "../calendar/day.ts";
import { formerNumber } from "../population/places.ts";
import type { Random } from "../random/random.ts";
import type { RowValues } from "../rows/cell.ts";
import { type Dirt, type DirtKind, type DirtOutcome, type DirtySheet, withCell } from "./dirt.ts";

/** Passes the check digit of an organisation number and is nobody: NPR's own placeholder. */
const NOBODY = "333333333";

/** The one district that sends no rows: its persons have no district in any of them. */
const silentDistrict = { municipality: "4601", district: "8" } as const;

const text = (values: RowValues, column: string): string => String(values[column] ?? "");

const spellings: readonly [(code: string) => string, ...((code: string) => string)[]] = [
  (code) => code.toLowerCase(),
  (code) => `${code.slice(0, 3)}.${code.slice(3)}`,
  (code) => `${code.slice(0, 3)},${code.slice(3)}`,
  (code) => `${code.slice(0, 3)} ${code.slice(3)}`,
];

/** Changes one cell of the row and keeps the line. */
const inPlace = (
  sheet: DirtySheet,
  kind: DirtKind,
  outcome: DirtOutcome,
  column: string,
  change: (values: RowValues, random: Random) => string | null,
): Dirt => ({
  kind,
  outcome,
  seenBy: outcome === "cleaned" ? "intake" : "quality",
  fault: null,
  plant: (row, random) => {
    const changed = change(row.values, random);
    if (changed === null) return null;
    return { where: "in-place", cells: withCell(row.cells, sheet.indexOf(column), sheet.write(column, changed)) };
  },
});

/** The dirt of NPR episodes that consumers of real deliveries report. */
export const episodeDirt = (sheet: DirtySheet): readonly Dirt[] => [
  inPlace(sheet, "diagnosis-spelling", "cleaned", "tilstand_1_1", (values, random) => {
    const code = text(values, "tilstand_1_1");
    return code.length < 4 ? null : random.pick(spellings)(code);
  }),
  inPlace(sheet, "lost-zero", "cleaned", "komnrhjem2", (values) => {
    const number = text(values, "komnrhjem2");
    return number.startsWith("0") ? number.slice(1) : null;
  }),
  inPlace(
    sheet,
    "former-municipality",
    "finding",
    "komnrhjem2",
    (values) => formerNumber.get(text(values, "komnrhjem2")) ?? null,
  ),
  inPlace(sheet, "sex-differs", "finding", "kjonn", (values) => (text(values, "kjonn") === "1" ? "2" : "1")),
  inPlace(sheet, "birth-year-differs", "finding", "fodselsar", (values, random) =>
    String(Number(text(values, "fodselsar")) - random.between(1, 9)),
  ),
  inPlace(sheet, "unknown-unit", "finding", "institusjonid", () => NOBODY),
  // Numbering of aggregated stays starts again with every file, so that the same number stands for stays of several years.
  inPlace(sheet, "stay-number-reused", "finding", "aggrshoppid_lnr", (values, random) =>
    text(values, "aggrshoppid_lnr") === "1" ? null : String(random.between(2, 9)),
  ),
  {
    ...inPlace(sheet, "silent-district", "finding", "bydel2", (values) =>
      text(values, "komnrhjem2") === silentDistrict.municipality && text(values, "bydel2") === silentDistrict.district
        ? ""
        : null,
    ),
    everywhere: true,
  },
  inPlace(sheet, "stay-length-differs", "finding", "liggetid", (values, random) =>
    String(Number(text(values, "liggetid")) + random.between(1, 3)),
  ),
  {
    ...inPlace(sheet, "new-code", "finding", "kontakttype", () => "98"),
    seenBy: "intake",
    fault: "UTF-RW-003",
  },
  {
    kind: "out-before-in",
    outcome: "rejected",
    seenBy: "intake",
    fault: "UTF-RW-010",
    plant: ({ values, cells }, random) => {
      const out = iso(dayOf(text(values, "inndato")) - random.between(1, 5));
      return { where: "after", cells: withCell(cells, sheet.indexOf("utdato"), sheet.write("utdato", out)) };
    },
  },
];
