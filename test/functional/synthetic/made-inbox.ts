import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { makeExtracts, type SyntheticRecord, type SyntheticRequest } from "../../../pipelines/synthetic/index.ts";
import type { Dialect } from "../../../schemas/dialect.ts";
import { Dialect as DialectSchema } from "../../../schemas/dialect.ts";
import type { Layout } from "../../../schemas/layout.ts";
import { layoutOf } from "../../../schemas/registers/index.ts";

/** Cells of one row by header name, read by a reader that is not ours. */
export type Cells = Readonly<Record<string, string>>;

export interface MadeInbox {
  readonly inbox: string;
  readonly record: SyntheticRecord;
  readonly truth: Truth;
  readonly persons: readonly PersonTruth[];
  /** All rows of a layout, over all its files. */
  readonly rows: (layout: string) => Promise<readonly Cells[]>;
  readonly remove: () => Promise<void>;
}

interface PersonTruth {
  readonly person: string;
  readonly group: string;
  readonly death: string | null;
  readonly emigration: string | null;
  readonly timeZero: string | null;
  readonly followedUntil: string;
  readonly inInspire?: boolean;
  readonly hazardRatio?: number;
}

interface TruthDirt {
  readonly file: string;
  readonly layout: string;
  readonly kind: string;
  readonly lines: number;
  readonly outcome: string;
  readonly seenBy: string;
  readonly fault: string | null;
}

interface Truth {
  readonly synthetic: boolean;
  readonly expected: {
    readonly lung: {
      readonly cohort: {
        readonly n: number;
        readonly deaths: number;
        readonly survival: Readonly<Record<string, number>>;
        readonly pembrolizumabDoses: number;
      };
    };
    readonly sma_children: Readonly<
      Record<string, { readonly n: number; readonly permanentVentilation: Readonly<Record<string, number>> }>
    >;
    readonly sma_adults: { readonly n: number; readonly rowsOfA: number; readonly rowsOfB: number };
    readonly npr: { readonly episodes: number };
  };
  readonly dirt: readonly TruthDirt[];
  readonly files: readonly {
    readonly file: string;
    readonly layout: string;
    readonly sha256: string;
    readonly account: {
      readonly lines: number;
      readonly accepted: number;
      readonly rejected: number;
      readonly duplicates: number;
    };
  }[];
}

export const layoutNamed = (id: string): Layout => {
  const layout = layoutOf(id);
  if (layout === undefined) throw new Error(`no layout ${id}`);
  return layout;
};

export const dialectNamed = (id: string): Dialect => DialectSchema.parse(layoutNamed(id).dialect ?? {});

export const small = { lung: 40, sma_children: 28, sma_adults: 25, small_groups: 20, npr_episodes: 2500 } as const;

/** Makes an inbox in a folder of its own. */
export const madeInbox = async (
  request: Pick<SyntheticRequest, "seed" | "scale" | "dirt"> & { readonly dataCut?: string },
): Promise<MadeInbox> => {
  const folder = await mkdtemp(join(tmpdir(), "utfall-synthetic-"));
  const inbox = join(folder, "inbox");
  const record = await makeExtracts({ dataCut: "2026-04-30", ...request, folder: inbox });
  const truth = JSON.parse(await readFile(record.truth, "utf8")) as Truth;
  const persons = (await readFile(join(folder, "truth", "persons.jsonl"), "utf8"))
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as PersonTruth);
  const rows = async (layout: string): Promise<readonly Cells[]> => {
    const all: Cells[] = [];
    for (const file of record.files.filter((f) => f.layout === layout)) {
      const bytes = await readFile(join(inbox, file.source, file.delivery, file.file));
      const text = bytes.toString(dialectNamed(layout).encoding === "utf-8" ? "utf8" : "latin1");
      for (const row of parse(text, { columns: true, delimiter: ";", bom: true }) as Cells[]) all.push(row);
    }
    return all;
  };
  return { inbox, record, truth, persons, rows, remove: () => rm(folder, { recursive: true, force: true }) };
};
