import { inMinorUnits, type MinorUnits } from "../../schemas/money.ts";
import type { Balance, SplitRow, StatementModel, StatementPart, StatementRow } from "../../schemas/statement.ts";
import type { Language, Texts } from "../../schemas/texts.ts";
import { type Format, formatter } from "../format.ts";
import { type StatementWords, statementWords } from "./words.ts";

/** A column of a statement's table; `money` and `count` are set to the right, `under` stands below the first on a page. */
export interface StatementColumn {
  readonly heading: string;
  readonly kind: "text" | "money" | "count" | "code" | "date" | "under";
}

/** A table that reads the same on screen, on paper and in a spreadsheet: every cell is text already. */
export interface StatementTable {
  readonly id: string;
  readonly title: string;
  /** Paragraphs above the table. */
  readonly text: readonly string[];
  readonly columns: readonly StatementColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly total: readonly string[] | null;
}

/** The tables in one currency, price level and VAT. */
export interface StatementChapter {
  readonly title: string;
  readonly tables: readonly StatementTable[];
}

/** A statement written out in one language. */
export interface WrittenStatement {
  readonly identity: readonly (readonly [string, string])[];
  readonly chapters: readonly StatementChapter[];
  readonly volumes: StatementTable;
}

interface Pen {
  readonly model: StatementModel;
  readonly language: Language;
  readonly words: StatementWords;
  readonly format: Format;
  readonly say: (texts: Texts) => string;
}

/** Everything that a statement says, as text, in one language. */
export const writeStatement = (model: StatementModel, language: Language): WrittenStatement => {
  const pen: Pen = {
    model,
    language,
    words: statementWords(language),
    format: formatter(language),
    say: (texts) => texts[language],
  };
  return {
    identity: identityOf(pen),
    chapters: model.parts.map((part, i) => chapterOf(part, `part-${i + 1}`, pen)),
    volumes: volumesOf(pen),
  };
};

const identityOf = ({ model, words, format }: Pen): WrittenStatement["identity"] => [
  [words.statementId, model.id],
  [words.agreement, model.agreement],
  ...model.versions.flatMap(({ version, hash, runId }): (readonly [string, string])[] => [
    [words.version, String(version)],
    [words.hash, hash],
    [words.run, runId],
  ]),
  [words.period, `${format.date(model.period.from)} – ${format.date(model.period.to)}`],
  [words.asOf, format.date(model.asOf)],
  [words.dataCuts, model.dataCuts.map(({ source, dataCut }) => `${source}: ${format.date(dataCut)}`).join("; ")],
  ...(model.ledger.entries === null
    ? []
    : [[words.ledger, words.ledgerText(format.integer(model.ledger.entries))] as const]),
  [words.ledgerSum, model.ledger.last],
  [words.generation, model.generation],
  [words.software, model.software],
];

const every = ["net", "payable", "refundable", "held", "disputed"] as const;
/** What tables of movements show; how net is made up stands in the balance. */
const short = ["net", "held", "disputed"] as const;
type Shown = typeof every | typeof short;

const moneyColumns = (accounts: Shown, { words }: Pen): readonly StatementColumn[] =>
  accounts.map((account) => ({ heading: words.columns[account], kind: "money" }));

const moneyCells = (accounts: Shown, balance: Balance, currency: string, { format }: Pen): readonly string[] =>
  accounts.map((account) => format.amount(balance[account], currency));

const chapterOf = (part: StatementPart, id: string, pen: Pen): StatementChapter => {
  const { words, model } = pen;
  const { currency, priceLevel, vat } = part.denomination;
  return {
    title: words.part(currency, priceLevel, words.vat[vat]),
    tables: [
      balanceTable(part, `${id}-balance`, pen),
      rowsTable(part, part.lines, part.linesTotal, `${id}-lines`, words.lines, words.noLines, pen),
      rowsTable(
        part,
        part.corrections,
        part.correctionsTotal,
        `${id}-corrections`,
        words.corrections,
        words.noCorrections,
        pen,
      ),
      splitTable(part, part.byRegion, `${id}-region`, words.byRegion, words.columns.payer, regionWord(pen), pen),
      ...(model.audience === "purchaser"
        ? [
            splitTable(part, part.byUnit, `${id}-unit`, words.byUnit, words.columns.unit, unitWord(pen), pen),
            splitTable(part, part.byGuest, `${id}-guest`, words.byGuest, words.columns.guest, guestWord(pen), pen),
          ]
        : [claimsTable(part, `${id}-claims`, pen)]),
    ].filter((table): table is StatementTable => table !== null),
  };
};

const boundsText = ({ bounds, denomination: { currency } }: StatementPart, { words, format }: Pen): string => {
  if (bounds === null) return words.boundsNone;
  const { lower, upper } = bounds;
  return lower === upper
    ? words.boundsEqual(format.money(lower, currency))
    : words.boundsText(format.money(lower, currency), format.money(upper, currency));
};

const balanceTable = (part: StatementPart, id: string, pen: Pen): StatementTable => {
  const { words } = pen;
  const { currency } = part.denomination;
  const row = (name: string, balance: Balance): readonly string[] => [
    name,
    ...moneyCells(every, balance, currency, pen),
  ];
  return {
    id,
    title: words.balance,
    text: [words.balanceText, `${words.bounds}. ${boundsText(part, pen)}`],
    columns: [{ heading: "", kind: "text" }, ...moneyColumns(every, pen)],
    rows: [
      row(words.opening, part.opening),
      row(words.lines, part.linesTotal),
      row(words.corrections, part.correctionsTotal),
    ],
    total: row(words.closing, part.closing),
  };
};

const countCell = (patients: number | null, hidden: boolean, { words, format, model }: Pen): string =>
  patients === null ? (hidden ? words.fewer(model.least) : "") : format.integer(patients);

const reasonCell = ({ reasons }: StatementRow, { words }: Pen): string =>
  reasons.map((reason) => words.reasons[reason]).join("; ");

const rowsTable = (
  part: StatementPart,
  rows: readonly StatementRow[],
  sum: Balance,
  id: string,
  title: string,
  none: string,
  pen: Pen,
): StatementTable => {
  const { words, model } = pen;
  const { currency } = part.denomination;
  if (rows.length === 0) return { id, title, text: [none], columns: [], rows: [], total: null };
  const shared = { id, title };
  if (model.audience === "purchaser") {
    const [net = "", held = "", disputed = ""] = moneyCells(short, sum, currency, pen);
    return {
      ...shared,
      text: [words.totals(net, held, disputed)],
      columns: purchaserColumns(pen),
      rows: rows.map((row) => purchaserCells(row, currency, pen)),
      total: null,
    };
  }
  const lead = supplierColumns(pen);
  return {
    ...shared,
    text: [],
    columns: [...lead, ...moneyColumns(short, pen)],
    rows: rows.map((row) => [
      ...supplierCells(row, togetherWord(rows, pen), pen),
      ...moneyCells(short, row.balance, currency, pen),
    ]),
    total: [words.total, ...lead.slice(1).map(() => ""), ...moneyCells(short, sum, currency, pen)],
  };
};

const supplierColumns = ({ words: { columns: c } }: Pen): readonly StatementColumn[] => [
  { heading: c.row, kind: "code" },
  { heading: c.term, kind: "text" },
  { heading: c.kind, kind: "text" },
  { heading: c.reason, kind: "text" },
  { heading: c.patients, kind: "count" },
];

/** Rows that stand together are the other ones only beside some that stand alone. */
const togetherWord = (rows: readonly unknown[], { words }: Pen): string =>
  rows.length === 1 ? words.allTogether : words.together;

const supplierCells = (row: StatementRow, together: string, pen: Pen): readonly string[] => [
  row.reference,
  row.term === null ? together : pen.say(row.term.title),
  row.kind === null ? "" : pen.words.kinds[row.kind],
  reasonCell(row, pen),
  countCell(row.patients, row.together || row.claims.length === 0, pen),
];

const purchaserColumns = ({ words: { columns: c } }: Pen): readonly StatementColumn[] => [
  { heading: c.entry, kind: "count" },
  { heading: c.patient, kind: "code" },
  { heading: c.term, kind: "text" },
  { heading: c.due, kind: "date" },
  { heading: c.kind, kind: "text" },
  { heading: c.amount, kind: "money" },
  { heading: c.reason, kind: "text" },
  { heading: c.payer, kind: "text" },
  { heading: c.unit, kind: "text" },
  { heading: c.guest, kind: "text" },
  { heading: c.supplierRow, kind: "code" },
  { heading: c.figure, kind: "under" },
];

/** The one amount of a single movement, in the account that its kind names. */
const movedIn = ({ payable, refundable, held, disputed }: Balance): MinorUnits =>
  [payable, refundable, held, disputed].find((amount) => amount !== "0") ?? inMinorUnits(0n);

const purchaserCells = (row: StatementRow, currency: string, pen: Pen): readonly string[] => {
  const { words, format, say } = pen;
  const { proof } = row;
  return [
    proof === null ? "" : format.integer(proof.entry),
    proof?.patient ?? "",
    row.term === null ? "" : say(row.term.title),
    proof === null ? "" : format.date(proof.due),
    row.kind === null ? "" : words.kinds[row.kind],
    format.amount(movedIn(row.balance), currency),
    reasonCell(row, pen),
    words.regions[proof?.payer ?? "unknown"],
    proof?.unit ?? words.unknown,
    guestWord(pen)(proof?.guest === true ? "yes" : proof?.guest === false ? "no" : "unknown"),
    [row.reference, ...row.claims].join(" / "),
    proof?.figure ?? words.notLive,
  ];
};

const regionWord =
  ({ words }: Pen) =>
  (region: string): string =>
    Object.entries(words.regions).find(([id]) => id === region)?.[1] ?? words.unknown;

const unitWord =
  ({ words }: Pen) =>
  (unit: string): string =>
    unit === "unknown" ? words.unknown : unit;

const guestWord =
  ({ words }: Pen) =>
  (guest: string): string =>
    guest === "yes" || guest === "no" ? words.guest[guest] : words.guest.unknown;

const splitTable = (
  part: StatementPart,
  rows: readonly SplitRow[],
  id: string,
  title: string,
  heading: string,
  word: (of: string) => string,
  pen: Pen,
): StatementTable | null => {
  const { words, model } = pen;
  const { currency } = part.denomination;
  if (rows.length === 0) return null;
  return {
    id,
    title,
    text: [words.splitText],
    columns: [
      { heading, kind: "text" },
      { heading: words.columns.patients, kind: "count" },
      ...moneyColumns(short, pen),
    ],
    rows: rows.map(({ of, balance, patients }) => [
      of === null ? togetherWord(rows, pen) : word(of),
      countCell(patients, model.audience === "supplier", pen),
      ...moneyCells(short, balance, currency, pen),
    ]),
    total: null,
  };
};

const claimsTable = (part: StatementPart, id: string, { words }: Pen): StatementTable | null => {
  const rows = [...part.lines, ...part.corrections].filter(({ claims }) => claims.length > 0);
  if (rows.length === 0) return null;
  return {
    id,
    title: words.claimsTitle,
    text: [words.claimsText],
    columns: [
      { heading: words.columns.row, kind: "code" },
      { heading: words.columns.claims, kind: "code" },
    ],
    rows: rows.map(({ reference, claims }) => [reference, claims.join(" ")]),
    total: null,
  };
};

const volumesOf = ({ model, words, language }: Pen): StatementTable => {
  const c = words.volumeColumns;
  const point = language === "nb" ? "," : ".";
  const decimal = (text: string | null): string => text?.replace("-", "\u2212").replace(".", point) ?? "–";
  return {
    id: "volumes",
    title: words.volumes,
    text:
      model.volumes.length === 0
        ? [words.volumesNone]
        : [
            words.volumesText,
            ...(model.tolerancePercent === null ? [] : [words.volumesTolerance(model.tolerancePercent)]),
          ],
    columns:
      model.volumes.length === 0
        ? []
        : [
            { heading: c.substance, kind: "text" },
            { heading: c.unit, kind: "text" },
            { heading: c.register, kind: "count" },
            { heading: c.purchased, kind: "count" },
            { heading: c.difference, kind: "count" },
            { heading: c.state, kind: "text" },
            { heading: c.source, kind: "text" },
          ],
    rows: model.volumes.map((row) => [
      row.substance,
      words.volumeUnits[row.unit],
      decimal(row.register),
      decimal(row.purchased),
      decimal(row.difference),
      words.volumeStates[row.state],
      row.source ?? "",
    ]),
    total: null,
  };
};
