import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { lungWorkspace } from "./lung-workspace.ts";
import { type CliRun, cli } from "./run-cli.ts";

/** A file as header and cells. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const parseTable = (text: string): Table => {
  const [header = "", ...rows] = text
    .replace(/^\uFEFF/u, "")
    .trimEnd()
    .split(/\r?\n/u);
  return { header: header.split(";"), rows: rows.map((row) => row.split(";")) };
};

const tableText = ({ header, rows }: Table): string =>
  `\uFEFF${[header, ...rows].map((cells) => cells.join(";")).join("\r\n")}\r\n`;

/** The table with the cells of one column changed; `i` counts rows from 0. */
export const withCells = (table: Table, column: string, change: (cell: string, i: number) => string): Table => {
  const at = table.header.indexOf(column);
  if (at < 0) throw new RangeError(`no column ${column}`);
  return { ...table, rows: table.rows.map((row, i) => row.map((cell, j) => (j === at ? change(cell, i) : cell))) };
};

/** The table with the values of two columns exchanged, under headers that stay. */
export const withSwapped = (table: Table, a: string, b: string): Table => {
  const [i, j] = [table.header.indexOf(a), table.header.indexOf(b)];
  return {
    ...table,
    rows: table.rows.map((row) => row.map((cell, k) => (k === i ? row[j] : k === j ? row[i] : cell) ?? "")),
  };
};

export interface DriftWorkspace {
  readonly root: string;
  /** A file of the first delivery. */
  readonly table: (file: string) => Promise<Table>;
  /** Lays the first delivery into the inbox again under another date, with some files changed or left out. */
  readonly deliver: (date: string, changes: Readonly<Record<string, Table | string | null>>) => Promise<void>;
  /** Changes utfall.yaml. */
  readonly configure: (change: (text: string) => string) => Promise<void>;
  readonly night: () => Promise<CliRun>;
  readonly remove: () => Promise<void>;
}

const files = ["inspire_medication.csv", "kreft_cases.csv", "lung_quality.csv", "vital_status.csv"];

/** The lung study's workspace with one night behind it and no agreements, so that a night is intake and little else. */
export const driftWorkspace = async (): Promise<DriftWorkspace> => {
  const { root, delivery, remove } = await lungWorkspace();
  await rm(join(root, "agreements"), { recursive: true });
  await mkdir(join(root, "agreements"));
  const night = (): Promise<CliRun> => cli(root, "nightly");
  const original = (file: string): Promise<string> => readFile(join(delivery, file), "utf8");
  const first = await night();
  if (first.exit !== 0) throw new Error(`${basename(root)}: ${first.err}`);
  return {
    root,
    remove,
    night,
    table: async (file) => parseTable(await original(file)),
    deliver: async (date, changes) => {
      const folder = join(dirname(delivery), date);
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder);
      for (const file of [...new Set([...files, ...Object.keys(changes)])]) {
        const change = changes[file];
        if (change === null) continue;
        const text =
          change === undefined ? await original(file) : typeof change === "string" ? change : tableText(change);
        await writeFile(join(folder, file), text);
      }
    },
    configure: async (change) => {
      const path = join(root, "utfall.yaml");
      await writeFile(path, change(await readFile(path, "utf8")));
    },
  };
};
