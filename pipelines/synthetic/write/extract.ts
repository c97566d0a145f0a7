import type { Column } from "../../../schemas/column.ts";
import type { Layout } from "../../../schemas/layout.ts";
import { wordOf } from "../../statistics/random/scramble.ts";
import type { CleanRow, DirtySheet } from "../dirt/dirt.ts";
import { dirtOfLayout } from "../dirt/dirt-of-layout.ts";
import { DirtPlanter, type PlantedCount } from "../dirt/dirt-planter.ts";
import { type Random, randomOf } from "../random/random.ts";
import type { RowValues } from "../rows/cell.ts";
import { cellWriter } from "../rows/cell-text.ts";
import { dialectOf, formOf } from "../rows/file-form.ts";
import { rowMaker } from "../rows/row-maker.ts";
import { ExtractFile, type WrittenFile } from "./extract-file.ts";
import type { ExtractRow } from "./extract-row.ts";

export interface ExtractPlan {
  readonly layout: Layout;
  readonly columns: readonly Column[];
  /** Where the file is written. */
  readonly path: string;
  /** Name that its random numbers hang on, so that no file's dirt depends on another's. */
  readonly name: string;
  readonly seed: number;
  /** Share of the rows that get dirt; 0 for a clean file. */
  readonly dirt: number;
}

/** One file of one layout: takes rows as the simulation knows them, fills in the rest, dirties and writes them. */
export class Extract {
  readonly layout: Layout;
  readonly #file: ExtractFile;
  readonly #make: (values: RowValues, random: Random) => string[];
  readonly #fill: Random;
  readonly #planter: DirtPlanter | null;
  readonly #delimiter: string;
  readonly #rowNames: boolean;

  constructor(plan: ExtractPlan) {
    const dialect = dialectOf(plan.layout);
    const form = formOf(plan.layout);
    const header = plan.columns.map((column) => (form.quotesText ? `"${column.name}"` : column.name));
    this.layout = plan.layout;
    this.#delimiter = dialect.delimiter;
    this.#rowNames = dialect.row_names;
    this.#make = rowMaker(plan.layout, plan.columns, dialect, form);
    this.#fill = randomOf(plan.seed, wordOf("fill"), wordOf(plan.name));
    this.#file = new ExtractFile(
      plan.path,
      (dialect.row_names ? ['""', ...header] : header).join(dialect.delimiter),
      dialect.encoding,
      form.bom,
      form.lineEnd,
    );
    const index = new Map(plan.columns.map((column, i) => [column.name, i]));
    const writers = new Map(plan.columns.map((column) => [column.name, cellWriter(column, dialect, form)]));
    const sheet: DirtySheet = {
      indexOf: (column) => index.get(column) ?? -1,
      write: (column, value) => writers.get(column)?.(value) ?? "",
    };
    const kinds = plan.dirt > 0 ? dirtOfLayout(plan.layout, plan.columns, dialect, sheet) : [];
    this.#planter =
      kinds.length === 0
        ? null
        : new DirtPlanter(kinds, plan.dirt, randomOf(plan.seed, wordOf("dirt"), wordOf(plan.name)));
  }

  row({ values, ofBystander = false }: Pick<ExtractRow, "values" | "ofBystander">): void {
    const cells = this.#make(values, this.#fill);
    if (this.#planter === null) this.#file.line(this.#text(cells));
    else this.#dirtyRow(this.#planter, { values, cells, ofBystander });
  }

  get full(): boolean {
    return this.#file.full;
  }

  flush(): Promise<void> {
    return this.#file.flush();
  }

  close(): Promise<WrittenFile> {
    return this.#file.close();
  }

  abandon(): Promise<void> {
    return this.#file.abandon();
  }

  get planted(): readonly PlantedCount[] {
    return this.#planter?.counts ?? [];
  }

  #dirtyRow(planter: DirtPlanter, row: CleanRow): void {
    const planted = planter.plant(row);
    const text = this.#text(planted?.where === "in-place" ? planted.cells : row.cells);
    this.#file.line(text);
    if (planted?.where === "repeat") this.#file.line(text);
    if (planted?.where === "after") this.#file.line(this.#text(planted.cells));
  }

  #text(cells: readonly string[]): string {
    const line = cells.join(this.#delimiter);
    return this.#rowNames ? `"${this.#file.lines + 1}"${this.#delimiter}${line}` : line;
  }
}
