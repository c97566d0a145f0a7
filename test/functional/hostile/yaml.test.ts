import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadWorkspace } from "../../../pipelines/workspace/load-workspace.ts";
import { runProcess } from "../../support/hostile/run-process.ts";
import {
  canary,
  type HostileCase,
  type SmallWorkspace,
  smallWorkspace,
} from "../../support/hostile/small-workspace.ts";
import { cli } from "../../support/run-cli.ts";

let workspace: SmallWorkspace;
let folder: string;
beforeAll(async () => {
  workspace = await smallWorkspace();
  folder = mkdtempSync(join(tmpdir(), "utfall-yaml-"));
});
afterAll(() => {
  workspace.remove();
  rmSync(folder, { recursive: true, force: true });
});

const lines = (count: number, make: (i: number) => string): string =>
  `${Array.from({ length: count }, (_, i) => make(i)).join("\n")}\n`;

/** Texts that stop or deceive a parser, and the words with which each is refused. */
const hostile: readonly (readonly [name: string, text: string, problem: string])[] = [
  ["1 000 brackets in one another", "[".repeat(1000), "nested deeper than 32 levels"],
  ["10 000 brackets in one another", "[".repeat(10_000), "nested deeper than 32 levels"],
  ["10 000 braces in one another", "{a: ".repeat(10_000), "nested deeper than 32 levels"],
  ["33 maps in one another by indentation", lines(33, (i) => `${" ".repeat(i)}k:`), "nested deeper than 32 levels"],
  ["33 lists in one another by indentation", lines(33, (i) => `${" ".repeat(i)}-`), "nested deeper than 32 levels"],
  [
    "33 levels, half by indentation and half by brackets",
    `${lines(20, (i) => `${" ".repeat(i)}k:`).trimEnd()} ${"[".repeat(13)}`,
    "nested deeper than 32 levels",
  ],
  ["2 001 keys", lines(2001, (i) => `k${i}: 1`), "more than 2000 keys"],
  ["20 000 keys", lines(20_000, (i) => `k${i}: 1`), "more than 2000 keys"],
  ["20 000 anchors", lines(20_000, (i) => `- &a${i} 1`), "anchors are not allowed"],
  [
    "a billion laughs",
    `a: &a [x, x]\n${lines(9, (i) => `${"bcdefghij"[i]}: [*a, *a, *a]`)}`,
    "anchors are not allowed",
  ],
  ["one anchor that nothing names", "a: &a 1\n", "anchors are not allowed"],
  ["one alias", "a: *a\n", "aliases are not allowed"],
  ["256 kB and one byte", `a: ${"x".repeat(256 * 1024 - 3)}\n`.slice(0, 256 * 1024 + 1), "larger than 256 KiB"],
  ["3 MB", `# ${"x".repeat(3_000_000)}\n`, "larger than 256 KiB"],
  ["a function as a tag", `a: !!js/function "${canary}"\n`, "tags are not allowed"],
  ["a tag that nobody knows", `a: !${canary} 1\n`, "tags are not allowed"],
  ["a tag in full", `a: !<tag:yaml.org,2002:${canary}> 1\n`, "tags are not allowed"],
  ["a tag of YAML's own", "a: !!binary aGVp\n", "tags are not allowed"],
  ["a directive", "%YAML 1.1\n---\na: NO\n", "directives are not allowed"],
  ["two documents", "a: 1\n---\na: 2\n", "more than one document"],
  ["a key twice", `a: 1\na: ${canary}\n`, "the same key twice"],
  ["a tab as indentation", "a:\n\t- b\n", "a tab used as indentation; use spaces"],
  ["a number that is not finite", "a: 1e400\n", "a number that is not finite"],
  ["an infinite number", "a: .inf\n", "a number that is not finite"],
  ["a key that reaches into JavaScript", "__proto__: { x: 1 }\n", "the key __proto__ is not allowed"],
];

describe("IN-14, RL-03 YAML that stops or deceives a parser", () => {
  it.each(hostile)("%s is refused twice by one process, exit 2, and kills none", (_, text, problem) => {
    writeFileSync(join(folder, "hostile.yaml"), text);
    // A parser that has run out of stack once may take the process along the second time (reliability 0.5). Unguarded, one
    // of these takes a hundred seconds.
    const argv = ["lint", "hostile.yaml", "hostile.yaml", "--json"];
    const { exit, signal, out, err } = runProcess(folder, argv, { milliseconds: 50_000 });
    expect([exit, signal]).toEqual([2, null]);
    const linted: readonly { readonly fault: { readonly message: string } }[] = JSON.parse(out);
    const message = expect.stringMatching(new RegExp(`^UTF-AG-001 hostile\\.yaml.*: ${problem}`));
    expect(linted.map(({ fault }) => fault.message)).toEqual([message, message]);
    expect(out + err).not.toContain(canary);
  });

  it.each(hostile)(
    "%s as an agreement in force stops the night before anything is read, exit 2",
    async (_, text, problem) => {
      const file = join(workspace.root, "agreements", "hostile.yaml");
      const before = workspace.published();
      writeFileSync(file, text);
      const { exit, err } = await cli(workspace.root, "nightly");
      rmSync(file);
      expect([exit, workspace.published() === before]).toEqual([2, true]);
      expect(err).toMatch(/^UTF-AG-001 hostile\.yaml/);
      expect(err).toContain(problem);
      expect(err).not.toContain(canary);
    },
  );

  it.each(hostile)("%s as utfall.yaml stops every command, exit 2", async (_, text, problem) => {
    const own = join(folder, "workspace");
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, "utfall.yaml"), text);
    for (const command of ["nightly", "status"]) {
      const { exit, err } = await cli(own, command);
      expect([exit, err.startsWith("UTF-WS-002 utfall.yaml"), err.includes(canary)]).toEqual([2, true, false]);
      expect(err).toContain(problem);
    }
  });

  describe("as delivery.yaml", () => {
    let found: Readonly<Record<string, HostileCase>> = {};
    beforeAll(async () => {
      found = await workspace.nightWithEach(
        Object.fromEntries(
          hostile.map(([name, text]) => [name, { "delivery.yaml": text, "DOD_a.csv": "lopenr;doddato\n" }]),
        ),
      );
    });
    it.each(hostile)("%s holds the delivery, exit 3", (name, _, problem) => {
      expect(found[name]).toEqual({ codes: ["UTF-IN-018"], told: expect.stringContaining(problem) });
    });
  });

  it("what is no text is refused: bytes that are not UTF-8, a folder, a pipe that nobody writes to", async () => {
    const file = join(workspace.root, "agreements", "hostile.yaml");
    const lays: readonly (readonly [() => void, string])[] = [
      [() => writeFileSync(file, Buffer.from("title: Bærum\n", "latin1")), "bytes that are not UTF-8"],
      [() => mkdirSync(file), "not a regular file"],
      [() => execFileSync("mkfifo", [file]), "not a regular file"],
    ];
    for (const [lay, problem] of lays) {
      lay();
      const { exit, err } = await cli(workspace.root, "nightly");
      const linted = await cli(workspace.root, "lint", "agreements/hostile.yaml");
      rmSync(file, { recursive: true });
      expect([exit, err]).toEqual([2, `UTF-AG-001 hostile.yaml: ${problem}. Correct the agreement file.\n`]);
      expect([linted.exit, linted.out.includes(problem)]).toEqual([2, true]);
    }
  });

  it("words and numbers that YAML 1.1 would turn into others stay what they are", async () => {
    const own = join(folder, "norway");
    cpSync(join(workspace.root, "utfall.yaml"), join(own, "utfall.yaml"));
    const config = readFileSync(join(own, "utfall.yaml"), "utf8");
    for (const [written, kept] of [
      ["NO", "NO"],
      ["on", "on"],
      ["12:30", "12:30"],
      ["'010'", "010"],
    ]) {
      writeFileSync(join(own, "utfall.yaml"), config.replace("name: Hostile files, made up", `name: ${written}`));
      expect((await loadWorkspace(own)).config.name).toBe(kept);
    }
    // Where a text is expected, a number is refused and not turned into one.
    for (const number of ["010", "1e3", "12.5"]) {
      writeFileSync(join(own, "utfall.yaml"), config.replace("name: Hostile files, made up", `name: ${number}`));
      const { exit, err } = await cli(own, "status");
      expect([number, exit, err]).toEqual([number, 2, expect.stringContaining("name: expected a text")]);
    }
  });
});
