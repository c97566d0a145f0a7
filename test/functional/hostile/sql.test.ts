import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { literal, sql, trusted } from "../../../connectors/duckdb/sql.ts";
import { workspacePaths } from "../../../pipelines/workspace/paths.ts";
import { type SmallWorkspace, smallWorkspace } from "../../support/hostile/small-workspace.ts";
import { type IntakeBench, intakeBench } from "../../support/ingest/take-in.ts";
import { file, visits } from "../../support/ingest/visits.ts";
import { cli } from "../../support/run-cli.ts";

let bench: IntakeBench;
let workspace: SmallWorkspace;
beforeAll(async () => {
  bench = await intakeBench();
  workspace = await smallWorkspace();
});
afterAll(() => {
  bench.close();
  workspace.remove();
});

/** SQL that would drop the sentinel, in every quoting that it could break out of. */
const attacks = [
  "'; DROP TABLE sentinel; SELECT '",
  '"; DROP TABLE sentinel; SELECT "',
  "'); DROP TABLE sentinel; --",
  "$$; DROP TABLE sentinel; SELECT $$",
  "x' OR '1'='1",
  "$1",
  "\\'; DROP TABLE sentinel; --",
];
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const sentinel = async (): Promise<unknown> => (await bench.database.rows(sql`SELECT word FROM sentinel`, "look"))[0];

describe("IN-12 SQL in an extract", () => {
  beforeAll(() =>
    bench.database.run(sql`CREATE TABLE sentinel AS SELECT ${literal("stands")} AS word`, "make sentinel"),
  );

  it.each(attacks)(
    "%j is text as a header, as a value, as a code and as an alias, and a table beside it stands",
    async (attack) => {
      const layout = {
        ...visits,
        columns: visits.columns.map((c) => (c.name === "PID" && c.kind === "text" ? { ...c, maxLength: 64 } : c)),
      };
      const content = file(
        `PID;visit_date;kind;place;unit;${quoted(attack)}`,
        `${quoted(attack)};2024-01-02;01;A;;x`,
        `P2;2024-01-02;${quoted(attack)};;;x`,
        `P3;${quoted(attack)};;;;x`,
        `P4;2024-01-02;;${quoted(attack)};${quoted(attack)};x`,
      );
      const { outcome, table } = await bench.takeIn(content, layout, {
        aliases: { columns: { [attack]: "unit" }, values: { PID: { [`${attack}?`]: attack }, unit: { x: attack } } },
        settings: { null_tokens: [attack.repeat(2)] },
      });
      // A column of two headers once the alias is believed; without it the lines are judged one by one.
      expect(outcome.state === "held" ? outcome.fault.code : "").toBe("UTF-IN-004");
      const plain = await bench.takeIn(content, layout, {
        aliases: { columns: {}, values: { place: { [attack]: "A" } } },
        settings: { null_tokens: [attack.repeat(2)] },
      });
      expect(plain.outcome).toMatchObject({
        state: "accepted",
        record: { lines: 4, accepted: 2, rejected: 2, unknownColumns: [attack === "$1" ? "column 6" : attack] },
      });
      expect((await plain.table("rows")).map((r) => [r.PID, r.place, r.unit])).toEqual([
        [attack, "A", null],
        ["P4", "A", attack],
      ]);
      expect((await table("quarantine").catch(() => [])).length).toBe(0);
      expect(await sentinel()).toEqual({ word: "stands" });
    },
  );

  it("a text of two statements is not run, not even its first", async () => {
    const two = trusted("DROP TABLE sentinel; SELECT 1");
    await expect(bench.database.run(two, "test")).rejects.toThrow(
      /^UTF-DB-002 test: DuckDB refused a statement \(not one statement\)/,
    );
    await expect(bench.database.rows(two, "test")).rejects.toThrow(/^UTF-DB-002 /);
    expect(await sentinel()).toEqual({ word: "stands" });
  });
});

describe("IN-12 SQL in a workspace", () => {
  it("in aliases, null tokens, file patterns, titles and regions is text: the night is as without it, and no file appears", async () => {
    const paths = workspacePaths(workspace.root);
    const before = readFileSync(paths.config, "utf8");
    const target = join(paths.restricted, "sentinel.csv");
    const attack = `'; COPY (SELECT 1) TO '${target}'; SELECT '`;
    const text = (value: string): string => JSON.stringify(value);
    const hostile = `utfall: workspace/1
name: ${text(attack)}
synthetic: true
sources:
  deaths:
    title: ${text(attack)}
    layouts:
      npr_deaths:
        files: ["DOD*.csv", ${text(`${attack}*`)}]
        dialect: { null_tokens: [${text(`${attack}?`)}, "NA"] }
        aliases:
          columns: { ${text(attack)}: doddato }
          values: { lopenr: { ${text(attack)}: ${text("SYNX1")} } }
    coverage: [{ kind: deaths, region: ${text(attack)}, from: 2020-01-01 }]
`;
    mkdirSync(workspace.delivery("2026-06-30"), { recursive: true });
    const rows = Array.from({ length: 40 }, (_, i) => `SYNA${i};2024-05-01;NA`);
    writeFileSync(
      join(workspace.delivery("2026-06-30"), "DOD_sql.csv"),
      `lopenr;"${attack}";emigrertdato\n"${attack}";2024-05-01;"${attack}?"\n${rows.join("\n")}\n`,
    );
    writeFileSync(paths.config, hostile);
    const night = await cli(workspace.root, "nightly");
    const status = await cli(workspace.root, "status");
    writeFileSync(paths.config, before);
    rmSync(workspace.delivery("2026-06-30"), { recursive: true });
    expect([night.exit, status.exit, night.err]).toEqual([0, 0, expect.stringContaining("41 lines = 41 accepted")]);
    expect(existsSync(target)).toBe(false);
  });

  it.each(["id", "title"])("as the %s of an agreement it is refused or text", async (key) => {
    const paths = workspacePaths(workspace.root);
    const path = join(paths.agreements, "sql.yaml");
    const template = readFileSync(
      new URL("../../../pipelines/workspace/agreements/nsclc-pembrolizumab.yaml", import.meta.url),
      "utf8",
    );
    const attack = "'; DROP TABLE person; SELECT '";
    writeFileSync(
      path,
      template
        .replace(/^id: .*$/m, key === "id" ? `id: "${attack}"` : "id: sql")
        .replace(/^ {2}en: Pembrolizumab for.*$/m, `  en: "${attack}"`),
    );
    const { exit, out } = await cli(workspace.root, "lint", "agreements/sql.yaml");
    rmSync(path);
    if (key === "id")
      expect([exit, out]).toEqual([2, expect.stringContaining("lower-case letters, digits and hyphens")]);
    else expect(out).toContain(attack);
  });
});
