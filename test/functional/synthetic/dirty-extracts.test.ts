import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../../connectors/duckdb/database.ts";
import { ingestFile } from "../../../pipelines/ingest/ingest-file.ts";
import { layouts } from "../../../schemas/registers/index.ts";
import { dialectNamed, layoutNamed, type MadeInbox, madeInbox, small } from "./made-inbox.ts";

let made: MadeInbox;
beforeAll(async () => {
  made = await madeInbox({ seed: 11, scale: small, dirt: 0.05 });
});
afterAll(() => made.remove());

const kinds = (layout: string): readonly string[] => [
  ...new Set(made.truth.dirt.filter((d) => d.layout === layout).map((d) => d.kind)),
];

/** Cells of every NPR episode, split by hand: a CSV reader stumbles over the planted quotes. */
const cellsOf = async ({ inbox, record }: MadeInbox, columns: readonly string[]): Promise<readonly string[][]> => {
  const all: string[][] = [];
  for (const { source, delivery, file } of record.files.filter((f) => f.layout === "npr_episodes")) {
    const text = await readFile(join(inbox, source, delivery, file), "utf8");
    const [header = "", ...lines] = text.replace(/^\uFEFF/, "").split("\r\n");
    const at = columns.map((column) => header.split(";").indexOf(column));
    for (const line of lines) all.push(at.map((i) => line.split(";")[i] ?? ""));
  }
  return all;
};

describe("dirty made-up extracts", () => {
  it("hold every kind of dirt that real NPR deliveries are known for", () => {
    expect(kinds("npr_episodes").toSorted()).toEqual(
      [
        "bad-date",
        "birth-year-differs",
        "diagnosis-spelling",
        "duplicate-line",
        "former-municipality",
        "lost-zero",
        "missing-required",
        "new-code",
        "out-before-in",
        "sex-differs",
        "silent-district",
        "stay-length-differs",
        "stay-number-reused",
        "unbalanced-quote",
        "unknown-code",
        "unknown-unit",
        "wrong-cell-count",
      ].toSorted(),
    );
  });

  it("leave the derived tables and the prices clean", () => {
    for (const id of ["sykehusinnkjop_a", "sykehusinnkjop_b", "prices"]) expect(kinds(id)).toEqual([]);
  });

  it("name two project persons for single keys of persons in no cohort, and nothing else, in the key file", () => {
    expect(kinds("link_keys")).toEqual(["two-project-persons"]);
  });

  it("leave one city district without a row, in every year", async () => {
    const clean = await madeInbox({ seed: 11, scale: small, dirt: false });
    const inDistrict = async (inbox: MadeInbox): Promise<number> =>
      (await cellsOf(inbox, ["komnrhjem2", "bydel2"])).filter(([municipality, district]) => {
        return municipality === "4601" && district === "8";
      }).length;
    try {
      const silenced = made.truth.dirt.filter((d) => d.kind === "silent-district");
      expect(await inDistrict(clean)).toBe(silenced.reduce((sum, d) => sum + d.lines, 0));
      expect(await inDistrict(clean)).toBeGreaterThan(0);
      expect(await inDistrict(made)).toBe(0);
    } finally {
      await clean.remove();
    }
  });

  it("use the number of an aggregated stay in more than one year", async () => {
    const years = new Map<string, Set<string>>();
    for (const [stay = "", aar = ""] of await cellsOf(made, ["aggrshoppid_lnr", "aar"])) {
      if (stay !== "1" && stay !== "") years.set(stay, (years.get(stay) ?? new Set()).add(aar));
    }
    expect(Math.max(...[...years.values()].map((of) => of.size))).toBeGreaterThan(1);
  });

  it("are accounted for by intake exactly as the truth says, fault by fault, in the largest file of each layout", async () => {
    const folder = await mkdtemp(join(tmpdir(), "utfall-synthetic-intake-"));
    const database = await openDatabase({
      folders: [folder],
      spill: join(folder, "spill"),
      memory: "1GiB",
      threads: 2,
    });
    try {
      const largest = layouts.map(({ id }) =>
        made.record.files.filter((file) => file.layout === id).reduce((a, b) => (b.lines > a.lines ? b : a)),
      );
      for (const [i, file] of largest.entries()) {
        const [target, work] = [join(folder, `f${i}`), join(folder, "work")];
        const truth = made.truth.files.find((f) => f.file === file.file && f.layout === file.layout);
        const outcome = await ingestFile(
          {
            id: `f${i}`,
            source: file.source,
            delivery: file.delivery,
            file: file.file,
            path: join(made.inbox, file.source, file.delivery, file.file),
            layout: layoutNamed(file.layout),
            dialect: dialectNamed(file.layout),
            dropExactDuplicates: true,
            rejectedShare: 1,
            dataCut: file.delivery,
            synthetic: true,
            note: { sha256: truth?.account === undefined ? "" : truth.sha256, lines: file.lines },
            folder: target,
            work,
          },
          database,
        );
        if (outcome.state === "held") throw new Error(`${file.file}: ${outcome.fault.message}`);
        const { lines, accepted, rejected, duplicates, rules } = outcome.record;
        expect({ lines, accepted, rejected, duplicates }, file.file).toEqual(truth?.account);
        for (const { kind, outcome: expected, fault, lines: planted } of made.truth.dirt.filter(
          (d) => d.file === file.file,
        )) {
          if (fault === null) continue;
          const wanted = expected === "rejected" ? "error" : "finding";
          const found = rules
            .filter((r) => r.code === fault && r.outcome === wanted)
            .reduce((sum, r) => sum + r.rows, 0);
          expect(found, `${file.file} ${kind}`).toBe(planted);
        }
      }
    } finally {
      database.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("hold every line of the clean extracts of the same seed, outside NPR's cells that are dirtied in place", async () => {
    const clean = await madeInbox({ seed: 11, scale: small, dirt: false });
    const linesOf = async (inbox: string, file: (typeof made.record.files)[number]): Promise<readonly string[]> =>
      (await readFile(join(inbox, file.source, file.delivery, file.file), "latin1")).split("\n");
    try {
      for (const file of clean.record.files) {
        const dirty = new Set(await linesOf(made.inbox, file));
        const lost = (await linesOf(clean.inbox, file)).filter((line) => !dirty.has(line)).length;
        const inPlace = made.truth.dirt
          .filter((d) => d.file === file.file && d.kind !== "two-project-persons")
          .filter((d) => d.outcome === "finding" || d.outcome === "cleaned")
          .reduce((sum, d) => sum + d.lines, 0);
        expect(lost, file.file).toBe(inPlace);
        if (file.layout !== "npr_episodes") expect(inPlace, file.file).toBe(0);
      }
    } finally {
      await clean.remove();
    }
  });
});
