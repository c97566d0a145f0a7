import { type Finding, grouped, untold } from "./finding.ts";

export interface ShapeFinding {
  readonly rowNames: Finding<boolean>;
  readonly trailing: Finding<boolean>;
}

type Cells = readonly string[];

const blank = (cell: string | undefined): boolean => cell !== undefined && cell.trim() === "";

/** R numbers its rows; a subset keeps the numbers of the whole, so they rise but need not be consecutive. */
const numbered = (rows: readonly Cells[]): boolean =>
  rows.every((row, i) => {
    const before = i === 0 ? 0 : Number(rows[i - 1]?.[0]);
    return /^\d{1,9}$/.test(row[0] ?? "") && Number(row[0]) > before;
  });

/**
 * Tells from the header and the first lines whether an unnamed first column carries R's row names, and whether every line
 * ends in one delimiter too many. Both make the lines one cell longer than the names, and are told apart by what stands there.
 */
export const judgeShape = (header: Cells, rows: readonly Cells[], cells: number): ShapeFinding => {
  const alike = rows.filter((row) => row.length === cells);
  const lastEmpty = alike.length > 0 && alike.every((row) => blank(row.at(-1)));
  const longer = header.length === cells - 1;
  const no = (evidence: string): Finding<boolean> => ({ value: false, certainty: "sure", evidence });
  const yes = (evidence: string, sure: boolean): Finding<boolean> => ({
    value: true,
    certainty: sure ? "sure" : "likely",
    evidence,
  });
  const unnamedFirst = blank(header[0]);
  const trailing = ((): Finding<boolean> => {
    if (blank(header.at(-1)) && (lastEmpty || alike.length === 0)) {
      return yes("the header and the lines end in a delimiter", alike.length > 0);
    }
    if (longer && !unnamedFirst && lastEmpty) {
      return yes(`the lines have one cell more than the header, and it is empty on all ${grouped(alike.length)}`, true);
    }
    return no("no line ends in a delimiter too many");
  })();
  const rowNames = ((): Finding<boolean> => {
    if (unnamedFirst) return yes("the first header is unnamed", alike.length > 0 && numbered(alike));
    if (longer && trailing.value !== true) {
      return numbered(alike)
        ? yes("the lines have one cell more than the header, and begin with rising numbers", true)
        : untold("the lines have one cell more than the header, and it is no row number");
    }
    return no("every column has a name");
  })();
  return { rowNames, trailing };
};
