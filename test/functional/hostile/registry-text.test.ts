import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workspacePaths } from "../../../pipelines/workspace/paths.ts";
import { lungWorkspace, type TestWorkspace } from "../../support/lung-workspace.ts";
import { cli } from "../../support/run-cli.ts";

/** Texts that run, break out or disturb where they are taken for more than text. */
const texts = [
  '=HYPERLINK("http://evil.example","x")',
  "+4712345678",
  "-5",
  "@SUM(1)",
  "\t=1+1",
  "\r=1+1",
  "\uff1d1+1",
  "<script>alert(1)</script>",
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  "</style><script>alert(2)</script>",
  "]]>",
  "--><img src=x onerror=alert(3)>",
  "_x0041_",
  "&lt;b&gt;",
  "\ufffe",
  "{{7*7}}",
  "javascript:alert(4)",
];
const all = texts.join(" | ");
/** What a file name can hold of it. */
const inName = '"><svg onload=alert(5)>';

interface Published {
  readonly pages: ReadonlyMap<string, string>;
  readonly json: ReadonlyMap<string, unknown>;
}

let workspace: TestWorkspace;
let harmless: Published;
let hostile: Published;
let told: readonly string[];
let calendar: string;

const published = (): Published => {
  const paths = workspacePaths(workspace.root);
  const files = readdirSync(paths.internal, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
  const { generation } = JSON.parse(readFileSync(paths.live, "utf8")) as { readonly generation: string };
  const own = files.filter((e) => e.name === "index.html" || e.parentPath.includes(generation));
  const of = (end: string) =>
    own
      .filter((e) => e.name.endsWith(end))
      .map((e) => [e.name, readFileSync(join(e.parentPath, e.name), "utf8")] as const);
  return {
    pages: new Map(of(".html")),
    json: new Map(of(".json").map(([name, text]) => [name, JSON.parse(text) as unknown])),
  };
};

beforeAll(async () => {
  workspace = await lungWorkspace();
  const { root, delivery } = workspace;
  for (const name of ["sma-onasemnogene.yaml", "sma-nusinersen.yaml"]) rmSync(join(root, "agreements", name));
  const first = await cli(root, "nightly");
  expect(first.exit).toBe(0);
  harmless = published();

  // YAML takes no control characters; what it takes is written as an escape.
  const yaml = JSON.stringify(all).replaceAll("\ufffe", "\\ufffe");
  const change = (file: string, ...changes: readonly (readonly [RegExp, string])[]): void => {
    const text = readFileSync(file, "utf8");
    for (const [pattern] of changes) expect([file, pattern.test(text)]).toEqual([file, true]);
    writeFileSync(
      file,
      changes.reduce((t, [pattern, to]) => t.replace(pattern, () => to), text),
    );
  };
  change(
    join(root, "utfall.yaml"),
    [/^ {4}title: Kreftregisteret med.*$/m, `    title: ${yaml}`],
    [/^ {4}owner: Kreftregisteret, FHI$/m, `    owner: ${yaml}`],
    [/^ {4}legal_basis: Kreftregisterforskriften$/m, `    legal_basis: ${yaml}`],
  );
  change(
    join(root, "agreements", "nsclc-pembrolizumab.yaml"),
    [/^ {2}nb: Pembrolizumab ved.*$/m, `  nb: ${yaml}`],
    [/^ {2}en: Pembrolizumab for.*$/m, `  en: ${yaml}`],
    [/name: Eksempelleverandør AS/, `name: ${yaml}`],
  );
  const cases = join(delivery, "kreft_cases.csv");
  const text = readFileSync(cases, "utf8");
  const names = texts.filter((t) => !/\p{Cc}/u.test(t)).map((t) => `"${t.replaceAll('"', '""')}"`);
  const [header = "", ...rows] = text.split("\r\n");
  const filler = texts.filter((t) => !/\p{Cc}/u.test(t)).map((t) => `"${t.replaceAll('"', '""')}"`);
  const wider = [
    `${header};${names.join(";")}`,
    ...rows.map((row) => (row === "" ? row : `${row};${filler.join(";")}`)),
  ];
  writeFileSync(cases, wider.join("\r\n"));
  renameSync(cases, join(delivery, `kreft_cases ${inName}.csv`));
  // The files of an accepted delivery are only believed changed when the note says so.
  writeFileSync(
    join(delivery, "delivery.yaml"),
    'supersedes: { delivery: "2026-06-30", reason: texts of other people in headers and names }\n',
  );

  const night = await cli(root, "nightly");
  expect([night.exit, night.err]).toEqual([0, expect.stringContaining("Published")]);
  hostile = published();
  const runs = [night];
  for (const command of [["status"], ["due"], ["quarantine"], ["lint", "--all"]])
    runs.push(await cli(root, ...command));
  told = runs.flatMap(({ out, err }) => [out, err]);
  await cli(root, "due", "--ics", "due.ics");
  calendar = readFileSync(join(root, "due.ics"), "utf8");
});
afterAll(() => workspace.remove());

/** Elements with the names of their attributes, in order: what a browser makes of a page, without its texts. */
const structure = (page: string): readonly string[] =>
  [...page.matchAll(/<(\/?[a-zA-Z][^\s/>]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/g)].map(
    ([, name, attributes = ""]) =>
      `${name} ${[...attributes.matchAll(/([^\s=]+)(?:="[^"]*")?/g)].map((m) => m[1]).join(" ")}`,
  );

describe("IN-13 text from registers, settings and agreements", () => {
  it("gives a page the same elements and attributes as harmless text, and no other", () => {
    expect(hostile.pages.size).toBeGreaterThan(1);
    for (const [name, page] of hostile.pages) {
      expect([name, structure(page)]).toEqual([name, structure(harmless.pages.get(name) ?? "")]);
      // Whatever is not an element or a comment of ours holds no opening sign.
      expect(page).not.toMatch(/<script|<svg onload|<img src=x|<\/style><script/i);
      expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
      expect(page).not.toMatch(/(?:href|src|action)="\s*(?:javascript|http:\/\/evil)/i);
    }
  });

  it("stands in the JSON as it was written, under the same keys", () => {
    const keys = (value: unknown): unknown =>
      value === null || typeof value !== "object"
        ? typeof value
        : Array.isArray(value)
          ? value.map(keys)
          : Object.entries(value).map(([k, v]) => [k, keys(v)]);
    const report = [...hostile.json].find(([name]) => name !== "manifest.json" && name !== "live.json");
    if (report === undefined) throw new Error("there is no report");
    expect(JSON.stringify(report[1])).toContain(JSON.stringify(all).slice(1, -1));
    expect(keys(report[1])).toEqual(keys(harmless.json.get(report[0])));
  });

  it("moves no cursor and turns no text round on a terminal", () => {
    expect(told.join("")).toContain("not read from kreftregisteret/");
    for (const text of told) expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
  });

  it("begins no line and no value of its own in a calendar", () => {
    const lines = calendar.replace(/\r\n /g, "").split("\r\n");
    expect(lines.filter((line) => line !== "" && !/^[A-Z-]+(?:;[A-Z-]+=[^:;]+)*:/.test(line))).toEqual([]);
    expect(calendar).toContain("SUMMARY");
  });
});
