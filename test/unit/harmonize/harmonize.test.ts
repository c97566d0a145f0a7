import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mappings } from "../../../connectors/registers/index.ts";
import { harmonize } from "../../../pipelines/harmonize/harmonize.ts";
import { readCoverage } from "../../../pipelines/harmonize/read-coverage.ts";
import { modelTables } from "../../../schemas/model/tables.ts";
import { layoutOf } from "../../../schemas/registers/index.ts";
import { substances } from "../../../schemas/registers/substances.ts";
import { Workspace } from "../../../schemas/workspace.ts";
import { acceptedFile, type FileOrigin } from "../../support/accepted-file.ts";
import { openScratch, type Scratch } from "../../support/scratch-database.ts";

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch(2);
});
afterAll(() => scratch.close());

const source = (coverage: readonly object[]) => ({ title: "x", layouts: {}, lag_days: 30, coverage });
const workspace = Workspace.parse({
  utfall: "workspace/1",
  name: "test",
  sources: {
    npr: source([
      { kind: "episodes", from: "2020-01-01" },
      { kind: "deaths", from: "2020-01-01", to: "2023-12-31" },
      { kind: "hresept", region: "nord", from: "2025-01-01" },
    ]),
    silent: source([{ kind: "episodes", from: "2020-01-01" }]),
  },
});

const origin = (id: string, layout: string, from: string, delivery: string, dataCut: string): FileOrigin => ({
  id,
  layout,
  source: from,
  delivery,
  dataCut,
});

const harmonizedIn = async (folder: string, target = scratch) => {
  const { database } = target;
  const root = join(target.folder, folder);
  const key = (delivery: string, source_person_id: string, project_person_id: string | null, valid_from: string) => ({
    source: "npr",
    delivery,
    source_person_id,
    valid_from,
    ...(project_person_id === null ? {} : { project_person_id }),
  });
  const files = [
    await acceptedFile(
      root,
      origin("b", "npr_deaths", "npr", "d2", "2024-06-30"),
      ["1", "2", "3", "4", "5", "6", "7"].map((lopenr) => ({ lopenr, doddato: "2024-01-01" })),
      database,
    ),
    await acceptedFile(
      root,
      origin("a", "link_keys", "links", "k1", "2024-05-31"),
      [
        key("d2", "1", "P1", "2024-01-01"),
        key("d2", "2", "P1", "2024-01-01"),
        key("d2", "3", "P3", "2024-01-01"),
        key("d2", "3", "P4", "2024-01-01"),
        key("d2", "4", "P5", "2024-01-01"),
        key("d2", "4", null, "2024-06-30"),
        key("d2", "5", "P6", "2024-01-01"),
        key("d2", "5", "P7", "2024-07-01"),
        key("d1", "6", "P8", "2024-01-01"),
      ],
      database,
    ),
  ];
  const model = join(root, "model");
  return { model, record: await harmonize({ files, workspace, folder: model }, database) };
};

describe("harmonize", () => {
  test("links keys by the rows valid on the latest data cut, and counts what it could not use", async () => {
    const { record } = await harmonizedIn("links");
    expect(record.dataCut).toBe("2024-06-30");
    // 1 and 2 are one person; 3 is not unanimous; 4 is withdrawn on the cut; 5 changes only later; 6 belongs to d1; 7 has none.
    expect(record.links).toStrictEqual([
      { source: "npr", linked: 3, unlinked: 2, nonmatch: 1, withdrawn: 1, merged: 1 },
    ]);
  });

  test("cuts declared coverage at the data cut and leaves out what is not delivered", async () => {
    const { model } = await harmonizedIn("coverage");
    const rows = await readCoverage(model, scratch.database);
    expect(rows.map((r) => [r.source, r.kind, r.from_date, r.to_date, r.lag_days].join(" "))).toStrictEqual([
      "npr deaths 2020-01-01 2023-12-31 30",
      "npr delivery  2024-06-30 30",
      "npr episodes 2020-01-01 2024-06-30 30",
    ]);
  });

  test("writes every table of the model, also the empty ones, and its own account", async () => {
    const { model, record } = await harmonizedIn("tables");
    expect((await readdir(model)).sort()).toStrictEqual(
      [...modelTables.map((table) => `${table.name}.parquet`), "contradictions.parquet", "harmonize.json"].sort(),
    );
    expect(JSON.parse(await readFile(join(model, "harmonize.json"), "utf8"))).toStrictEqual(record);
    expect(record.tables.map((table) => `${table.table} ${table.rows}`)).toContain("tumour 0");
  });

  test("gives the same bytes again, whatever the number of threads", async () => {
    const other = await openScratch(1);
    const bytes = async (model: string) =>
      Promise.all(
        modelTables.map(async ({ name }) =>
          createHash("sha256")
            .update(await readFile(join(model, `${name}.parquet`)))
            .digest("hex"),
        ),
      );
    const first = await bytes((await harmonizedIn("bytes1")).model);
    expect(await bytes((await harmonizedIn("bytes2")).model)).toStrictEqual(first);
    expect(await bytes((await harmonizedIn("bytes3", other)).model)).toStrictEqual(first);
    await other.close();
  });

  test("refuses stored rows that are not as many as intake accepted", async () => {
    const { database, folder } = scratch;
    const file = await acceptedFile(
      join(folder, "short"),
      origin("a", "npr_deaths", "npr", "d", "2024-01-01"),
      [],
      database,
    );
    const files = [{ ...file, record: { ...file.record, accepted: 1 } }];
    await expect(harmonize({ files, workspace, folder: join(folder, "short/model") }, database)).rejects.toMatchObject({
      code: "UTF-IG-002",
    });
  });

  test("reads a workspace whose folder names look like patterns", async () => {
    const { record } = await harmonizedIn("we[ir]d*");
    expect(record.layouts).toContainEqual({ layout: "npr_deaths", files: 1, rows: 7 });
  });
});

describe("the list of mappings", () => {
  test("every mapping reads a layout and fills a table that exist, and no pair stands twice", () => {
    for (const mapping of mappings) expect(layoutOf(mapping.layout)?.person).toBeTypeOf("string");
    const pairs = mappings.map((mapping) => `${mapping.layout} ${mapping.table}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    const filled = new Set(mappings.map((mapping) => mapping.table));
    expect(modelTables.map((table) => table.name).filter((name) => !filled.has(name))).toStrictEqual(["coverage"]);
  });

  test("the Sykehusinnkjøp extracts fill no facts: they hold no deaths and nobody seen only once", () => {
    expect(mappings.filter((mapping) => mapping.layout.startsWith("sykehusinnkjop"))).toStrictEqual([]);
  });

  test("no code names two substances on one day, so the first match is the only one", () => {
    for (const kind of ["atc", "saerkoder"] as const) {
      const listed = substances.flatMap((s) => s[kind].map((c) => ({ ...c, name: s.name })));
      const clashes = listed.flatMap((x) =>
        listed.filter(
          (y) =>
            y.name !== x.name &&
            y.code === x.code &&
            (x.from ?? "0000") <= (y.to ?? "9999") &&
            (y.from ?? "0000") <= (x.to ?? "9999"),
        ),
      );
      expect(clashes).toStrictEqual([]);
    }
  });
});
