import { canonicalJson } from "../../connectors/files/fingerprint.ts";
import type { LineEntry } from "../../schemas/settlement-entry.ts";
import type { RowProof, SplitRow, StatementRow } from "../../schemas/statement.ts";
import type { Texts } from "../../schemas/texts.ts";
import { balanceOf } from "./balance.ts";
import { type Counted, putTogether, toldCount } from "./put-together.ts";

/** What rows are made with. */
export interface RowTools {
  /** Title of a term; its id where no judged version names it any more. */
  readonly title: (term: string) => Texts;
  /** Reference in the supplier's copy of this statement, for a row or a claim. */
  readonly reference: (purpose: "row" | "claim", of: string) => string;
  /** Figure id in the live result by claim. */
  readonly figures: ReadonlyMap<string, string>;
}

const termOf = ({ term }: LineEntry, { title }: RowTools): StatementRow["term"] => ({ id: term, title: title(term) });

const subjectOf = ({ subject }: LineEntry): string | null => (subject.kind === "patient" ? subject.reference : null);

const patientsOf = (lines: readonly LineEntry[]): ReadonlySet<string> | null => {
  const found = lines.flatMap((line) => subjectOf(line) ?? []);
  return found.length === 0 ? null : new Set(found);
};

interface Group extends Counted {
  readonly key: string;
  readonly lines: readonly LineEntry[];
}

/** Movements of one term, kind and reasons together; a claim on the group is never mixed with patients. */
const groupsOf = (lines: readonly LineEntry[]): readonly Group[] =>
  [...Map.groupBy(lines, (line) => canonicalJson([line.term, line.kind, line.reasons, subjectOf(line) === null]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, own]) => ({ key, lines: own, patients: patientsOf(own) }));

/** Lines of the period and corrections are two tables with a total each, so rows are put together within each. */
type Block = "lines" | "corrections";

const TOGETHER = "together";

/** The reasons that occur, each once and in order of the alphabet, so that the order tells nothing. */
const reasonsOf = (lines: readonly LineEntry[]): StatementRow["reasons"] =>
  [...new Set(lines.flatMap(({ reasons }) => reasons))].sort();

/** The rows of the supplier's copy: no single patient, and small groups only together with others. */
export const supplierRows = (block: Block, lines: readonly LineEntry[], tools: RowTools): readonly StatementRow[] => {
  const { alone, together } = putTogether(groupsOf(lines));
  const rows = alone.map(({ key, lines: own, patients }): StatementRow => {
    const [first] = own;
    return {
      reference: tools.reference("row", `${block} ${key}`),
      term: first === undefined ? null : termOf(first, tools),
      kind: first?.kind ?? null,
      reasons: first?.reasons ?? [],
      balance: balanceOf(own),
      patients: patients === null ? null : toldCount(patients),
      together: false,
      claims: [...new Set(own.map(({ claim }) => tools.reference("claim", claim)))].sort(),
      proof: null,
    };
  });
  if (together.length === 0) return rows;
  const own = together.flatMap((group) => group.lines);
  return [
    ...rows,
    {
      reference: tools.reference("row", `${block} ${TOGETHER}`),
      term: null,
      kind: null,
      reasons: reasonsOf(own),
      balance: balanceOf(own),
      patients: toldCount(new Set(together.flatMap(({ patients }) => [...(patients ?? [])]))),
      together: true,
      claims: [],
      proof: null,
    },
  ];
};

/** The rows of the purchaser's copy: one for every entry, with proof and with what the supplier calls it. */
export const purchaserRows = (block: Block, lines: readonly LineEntry[], tools: RowTools): readonly StatementRow[] => {
  const { alone } = putTogether(groupsOf(lines));
  const rowOf = new Map(alone.flatMap(({ key, lines: own }) => own.map((line) => [line.seq, key] as const)));
  return lines.map((line): StatementRow => {
    const key = rowOf.get(line.seq);
    return {
      reference: tools.reference("row", `${block} ${key ?? TOGETHER}`),
      term: termOf(line, tools),
      kind: line.kind,
      reasons: line.reasons,
      balance: balanceOf([line]),
      patients: null,
      together: key === undefined,
      claims: key === undefined ? [] : [tools.reference("claim", line.claim)],
      proof: proofOf(line, tools),
    };
  });
};

const proofOf = (line: LineEntry, { figures }: RowTools): RowProof => ({
  entry: line.seq,
  patient: subjectOf(line),
  due: line.due,
  payer: line.places.payer ?? "unknown",
  unit: line.places.unit,
  guest: line.places.guest,
  figure: figures.get(line.claim) ?? null,
  runId: line.runId,
});

/** Movements divided by a property; for the supplier with small divisions together. */
export const splitBy = (
  lines: readonly LineEntry[],
  property: (line: LineEntry) => string,
  hideSmall: boolean,
): readonly SplitRow[] => {
  const divisions = [...Map.groupBy(lines, property)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([of, own]) => ({ of, lines: own, patients: patientsOf(own) }));
  const { alone, together } = hideSmall ? putTogether(divisions) : { alone: divisions, together: [] };
  const rows = alone.map(
    ({ of, lines: own, patients }): SplitRow => ({
      of,
      balance: balanceOf(own),
      patients: patients?.size ?? null,
    }),
  );
  if (together.length === 0) return rows;
  const own = together.flatMap((division) => division.lines);
  return [...rows, { of: null, balance: balanceOf(own), patients: toldCount(patientsOf(own) ?? new Set()) }];
};
