import { neverFormula } from "../../schemas/spreadsheet-text.ts";
import type { Balance, StatementModel, StatementPart } from "../../schemas/statement.ts";

const head = [
  "statement",
  "audience",
  "synthetic",
  "agreement",
  "period_from",
  "period_to",
  "currency",
  "price_level",
  "vat",
  "block",
  "row",
  "entry",
  "patient_reference",
  "term",
  "due",
  "kind",
  "reasons",
  "payer",
  "unit",
  "guest",
  "patients",
  "figure",
  "run",
  "claims",
  "net_minor_units",
  "payable_minor_units",
  "refundable_minor_units",
  "held_minor_units",
  "disputed_minor_units",
] as const;

type Cell = (typeof head)[number];
type Cells = Partial<Record<Cell, string>>;

/** A cell that a spreadsheet takes for what it is: quoted where it must be, and never a formula. Amounts may be negative. */
const written = (text: string): string => {
  const harmless = neverFormula(text);
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

const money = (balance: Balance): Cells => ({
  net_minor_units: balance.net,
  payable_minor_units: balance.payable,
  refundable_minor_units: balance.refundable,
  held_minor_units: balance.held,
  disputed_minor_units: balance.disputed,
});

const rowsOf = (part: StatementPart): readonly Cells[] => {
  const { currency, priceLevel, vat } = part.denomination;
  const common: Cells = { currency, price_level: priceLevel, vat };
  const sum = (block: string, balance: Balance): Cells => ({ ...common, block, ...money(balance) });
  const moved = (block: string, rows: StatementPart["lines"]): readonly Cells[] =>
    rows.map((row) => ({
      ...common,
      block,
      row: row.reference,
      term: row.term?.id ?? "",
      kind: row.kind ?? "",
      reasons: row.reasons.join(" "),
      patients: row.patients?.toString() ?? "",
      claims: row.claims.join(" "),
      ...(row.proof !== null && {
        entry: String(row.proof.entry),
        patient_reference: row.proof.patient ?? "",
        due: row.proof.due,
        payer: row.proof.payer,
        unit: row.proof.unit ?? "unknown",
        guest: row.proof.guest === null ? "unknown" : row.proof.guest ? "yes" : "no",
        figure: row.proof.figure ?? "",
        run: row.proof.runId,
      }),
      ...money(row.balance),
    }));
  return [
    sum("opening", part.opening),
    ...moved("line", part.lines),
    ...moved("correction", part.corrections),
    sum("closing", part.closing),
  ];
};

/**
 * A statement as one table for machines: semicolons, UTF-8, ids instead of words, amounts in minor units.
 *
 * Opening plus lines plus corrections is closing, in every account and for every currency, price level and VAT.
 */
export const statementCsv = (model: StatementModel): string => {
  const common: Cells = {
    statement: model.id,
    audience: model.audience,
    synthetic: String(model.synthetic),
    agreement: model.agreement,
    period_from: model.period.from,
    period_to: model.period.to,
  };
  const rows = model.parts.flatMap(rowsOf).map((row) => ({ ...common, ...row }));
  return [head.join(";"), ...rows.map((row) => head.map((name) => written(row[name] ?? "")).join(";")), ""].join(
    "\r\n",
  );
};
