import type { CovariateId } from "../../schemas/agreement/covariate.ts";
import type { OutcomeRow } from "../../schemas/measure.ts";
import type { AnalysedPerson } from "./analysed-person.ts";

/** A covariate in columns: its levels, by place in the list counted from 1, or null for a number. */
export interface CodedColumn {
  readonly id: CovariateId;
  readonly levels: readonly string[] | null;
}

/** What the places in columns of words stand for. */
export interface Words {
  readonly statuses: readonly OutcomeRow["status"][];
  readonly reasons: readonly string[];
  readonly covariates: readonly CodedColumn[];
}

type Columns = ReadonlyMap<string, ArrayLike<number>>;

/** Persons who are places in columns: `person`, `entry_days`, `status`, `reason`, numbers with NaN for none, covariates. */
export const columnPersons = (columns: Columns, words: Words): readonly AnalysedPerson[] => {
  const table = new Table(columns, words);
  return Array.from({ length: columns.get("person")?.length ?? 0 }, (_, place) => new ColumnPerson(table, place));
};

class Table {
  readonly #columns: Columns;
  readonly words: Words;
  /** Covariates with their columns at hand: models ask every person for them again and again. */
  readonly covariates: readonly (CodedColumn & { readonly cells: ArrayLike<number> })[];

  constructor(columns: Columns, words: Words) {
    this.#columns = columns;
    this.words = words;
    this.covariates = words.covariates.map((one) => ({ ...one, cells: columns.get(`covariate ${one.id}`) ?? [] }));
  }

  at(name: string, place: number): number {
    return this.#columns.get(name)?.[place] ?? Number.NaN;
  }

  number(name: string, place: number): number | null {
    const found = this.at(name, place);
    return Number.isNaN(found) ? null : found;
  }
}

class ColumnPerson implements AnalysedPerson {
  readonly #table: Table;
  readonly #place: number;

  constructor(table: Table, place: number) {
    this.#table = table;
    this.#place = place;
  }

  get person(): number {
    return this.#table.at("person", this.#place);
  }

  get entry_days(): number {
    return this.#table.at("entry_days", this.#place);
  }

  get status(): OutcomeRow["status"] {
    return this.#table.words.statuses[this.#table.at("status", this.#place) - 1] ?? "unknown";
  }

  get reason(): string | null {
    return this.#table.words.reasons[this.#table.at("reason", this.#place) - 1] ?? null;
  }

  get baseline(): number | null {
    return this.#table.number("baseline", this.#place);
  }

  get value(): number | null {
    return this.#table.number("value", this.#place);
  }

  get change(): number | null {
    return this.#table.number("change", this.#place);
  }

  get time_days(): number | null {
    return this.#table.number("time_days", this.#place);
  }

  get event(): 0 | 1 | null {
    const event = this.#table.number("event", this.#place);
    return event === null ? null : event === 1 ? 1 : 0;
  }

  get covariates(): AnalysedPerson["covariates"] {
    const found: Partial<Record<CovariateId, number | string>> = {};
    for (const { id, levels, cells } of this.#table.covariates) {
      const cell = cells[this.#place] ?? Number.NaN;
      const stated = levels === null ? cell : levels[cell - 1];
      if (stated !== undefined && !Number.isNaN(stated)) found[id] = stated;
    }
    return found;
  }
}
