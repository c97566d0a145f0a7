import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { codeOf } from "../../../pipelines/night/code-version.ts";

const root = resolve(import.meta.dirname, "../../..");
const rooms = ["schemas", "connectors", "pipelines", "reports"] as const;

interface Import {
  readonly from: string;
  readonly to: string;
}

const sources = rooms.flatMap((room) =>
  readdirSync(join(root, room), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
);

const importsOf = (file: string): readonly Import[] => {
  const text = readFileSync(join(root, file), "utf8");
  return [
    ...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom "([^"]+)";|^import "([^"]+)";|\bimport\("([^"]+)"\)/gm),
  ].map((m) => {
    const to = m[1] ?? m[2] ?? m[3] ?? "";
    return { from: file, to: to.startsWith(".") ? relative(root, resolve(root, dirname(file), to)) : to };
  });
};

const imports = sources.flatMap(importsOf);
const inRoom = (path: string, room: string): boolean => path.startsWith(`${room}/`);

/** Which rooms a file may import from; the first rule whose folder fits a file holds. */
const allowed: readonly { readonly folder: string; readonly rooms: readonly string[]; readonly packages: RegExp }[] = [
  { folder: "schemas/", rooms: ["schemas/"], packages: /^zod$/ },
  {
    folder: "connectors/",
    rooms: ["connectors/", "schemas/"],
    packages:
      /^(node:.*|@duckdb\/node-api|@myriaddreamin\/typst-ts-node-compiler|apache-arrow|write-excel-file\/node|yauzl|yaml|zod)$/,
  },
  { folder: "reports/", rooms: ["reports/", "schemas/"], packages: /^(d3-scale|d3-shape|node:crypto)$/ },
  { folder: "pipelines/statistics/", rooms: ["pipelines/statistics/"], packages: /^$/ },
  {
    folder: "pipelines/settle/",
    rooms: ["pipelines/settle/", "schemas/"],
    packages: /^$/,
  },
  {
    folder: "pipelines/",
    rooms: ["pipelines/", "connectors/", "schemas/"],
    packages: /^(node:.*|p-queue|zod)$/,
  },
];

describe("dependencies", () => {
  it("point one way: pipelines to connectors to schemas, reports to schemas, statistics to nothing", () => {
    const wrong = imports.filter(({ from, to }) => {
      const rule = allowed.find((r) => from.startsWith(r.folder));
      if (rule === undefined) return true;
      const own = rooms.some((room) => inRoom(to, room));
      // The night, the statements and the telling of a simulation are the shells that put what is told and the rest together.
      if (
        /^pipelines\/(night\/|statement\/|simulate\/(simulation-text|assumptions\/line|write-page)\.ts)/.test(from) &&
        inRoom(to, "reports")
      )
        return false;
      return own ? !rule.rooms.some((folder) => to.startsWith(folder)) : !rule.packages.test(to);
    });
    expect(wrong).toEqual([]);
  });

  it("never make a circle", () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
    const state = new Map<string, "open" | "done">();
    const circles: string[] = [];
    const walk = (file: string, path: readonly string[]): void => {
      if (state.get(file) === "done") return;
      if (state.get(file) === "open") {
        circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
        return;
      }
      state.set(file, "open");
      for (const to of next.get(file) ?? []) walk(to, [...path, file]);
      state.set(file, "done");
    };
    for (const file of sources) walk(file, []);
    expect(circles).toEqual([]);
  });
});

describe("source files", () => {
  it("ask the machine for time or chance only in clock.ts", () => {
    const asks = /Date\.now\(\)|new Date\(\)|Math\.random\(\)|\bcurrent_date\b|\btoday\(\)|\bnow\(\)/i;
    const found = sources.filter(
      (file) => !file.endsWith("/clock.ts") && asks.test(readFileSync(join(root, file), "utf8")),
    );
    expect(found).toEqual([]);
  });

  it("have names that say what is inside", () => {
    expect(sources.filter((file) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.ts$)/.test(file))).toEqual([]);
  });

  it("stay below 500 lines", () => {
    const long = sources.filter((file) => readFileSync(join(root, file), "utf8").split("\n").length > 500);
    expect(long).toEqual([]);
  });
});

describe("the code that a step's result depends on", () => {
  /** Where the work of each kind of step begins. */
  const entries: Readonly<Record<keyof typeof codeOf, readonly string[]>> = {
    ingest: ["pipelines/ingest/ingest-file.ts"],
    compare: ["pipelines/deliveries/compare-rows.ts"],
    harmonize: ["pipelines/harmonize/harmonize.ts"],
    cohort: ["pipelines/cohort/select-cohort.ts"],
    measure: ["pipelines/measure/measure-outcome.ts"],
    estimate: ["pipelines/evaluate/read-estimates.ts", "pipelines/evaluate/estimate-terms.ts"],
    completeness: ["pipelines/reassess/completeness.ts"],
    evaluate: [
      "pipelines/evaluate/evaluate.ts",
      "pipelines/cohort/read-starts.ts",
      "pipelines/measure/patient-facts.ts",
      "pipelines/measure/read-outcome.ts",
      "pipelines/measure/claimants.ts",
      "pipelines/measure/whereabouts.ts",
      "pipelines/disputes/disputes-in-force.ts",
      "pipelines/exceptions/read-exceptions.ts",
    ],
    report: [
      "reports/build.ts",
      "reports/html/report-page.ts",
      "reports/json/report-json.ts",
      "pipelines/reassess/agreement-facts.ts",
      "pipelines/reassess/treatment-status.ts",
    ],
  };

  const reached = (from: readonly string[]): ReadonlySet<string> => {
    const seen = new Set<string>();
    const walk = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const { to } of importsOf(file)) if (sources.includes(to)) walk(to);
    };
    for (const file of from) walk(file);
    return seen;
  };

  it.each(Object.keys(entries) as (keyof typeof codeOf)[])("is fingerprinted whole for %s", (kind) => {
    const folders = codeOf[kind];
    const outside = [...reached(entries[kind])].filter(
      (file) => !folders.some((folder) => file.startsWith(`${folder}/`)),
    );
    expect(outside).toEqual([]);
  });
});
