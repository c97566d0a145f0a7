import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { isIdentifier, isNewExpression, isRegularExpressionLiteral } from "typescript/unstable/ast";
import { describe, expect, it } from "vitest";
import { matchLayout } from "../../../connectors/files/match-layout.ts";
import { storedColumns } from "../../../schemas/layout.ts";
import { layouts } from "../../../schemas/registers/index.ts";
import type { Predicate } from "../../../schemas/rule.ts";
import type { PatternUnderStrain } from "../../support/hostile/pattern-under-strain.ts";
import { nodesOf, sourceTrees } from "../../support/source/source-trees.ts";

interface Found extends PatternUnderStrain {
  readonly where: string;
}

const read = (): { readonly literals: readonly Found[]; readonly made: readonly string[] } => {
  const { trees, close } = sourceTrees();
  const literals: Found[] = [];
  const made = new Set<string>();
  for (const { file, tree } of trees) {
    for (const node of nodesOf(tree)) {
      if (isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf("/");
        literals.push({ where: file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
      }
      if (isNewExpression(node) && isIdentifier(node.expression) && node.expression.text === "RegExp") made.add(file);
    }
  }
  close();
  return { literals, made: [...made].sort() };
};

const { literals, made } = read();

const ofPredicate = (predicate: Predicate): readonly string[] => {
  switch (predicate.is) {
    case "matches":
      return [predicate.pattern];
    case "all":
    case "any":
      return predicate.of.flatMap(ofPredicate);
    case "not":
      return ofPredicate(predicate.of);
    default:
      return [];
  }
};

/** Patterns of columns and row rules, as the row schema makes them into expressions. */
const ofLayouts: readonly Found[] = layouts.flatMap((layout) =>
  [
    ...storedColumns(layout).flatMap((c) => (c.kind === "text" && c.pattern !== undefined ? [c.pattern] : [])),
    ...layout.rowRules.flatMap((rule) =>
      [rule.must, ...(rule.when === undefined ? [] : [rule.when])].flatMap(ofPredicate),
    ),
  ].map((pattern) => ({ where: `layout ${layout.id}`, source: `^(?:${pattern})$`, flags: "u" })),
);

const script = fileURLToPath(new URL("../../support/hostile/pattern-under-strain.ts", import.meta.url));

/** Patterns whose time runs away, with the text that does it. */
const slow = (patterns: readonly Found[], limit = 60_000): readonly string[] => {
  const different = [...new Map(patterns.map((p) => [`${p.source}/${p.flags}`, p])).values()];
  const run = spawnSync(process.execPath, ["--no-warnings", script], {
    input: JSON.stringify(different),
    encoding: "utf8",
    timeout: limit,
    killSignal: "SIGKILL",
  });
  const lines = run.stdout.trimEnd().split("\n");
  const nameOf = (i: number): string => `${different[i]?.where}: /${different[i]?.source}/${different[i]?.flags}`;
  const told = lines.flatMap((line) => {
    const [, i, strain] = /^(\d+) (.*)$/.exec(line) ?? [];
    return i === undefined ? [] : [`${nameOf(Number(i))} on ${strain}`];
  });
  return lines.at(-1) === "done" ? told : [...told, `${nameOf(Number(lines.at(-1)))} never ends`];
};

describe("RL-05 regular expressions", () => {
  it("are found in the source: more than a hundred literals", () => {
    expect(literals.length).toBeGreaterThan(100);
  });

  it("are made from texts only where the text is the house's own: a layout's pattern, a form, a word", () => {
    expect(made).toEqual([
      "connectors/forms/text-lines.ts",
      "connectors/registers/held-facts.ts",
      "pipelines/lint/number-in-words.ts",
      "pipelines/workspace/lay-demo.ts",
      "schemas/row/calendar.ts",
      "schemas/row/cell-schema.ts",
      "schemas/row/holds.ts",
    ]);
  });

  it("take time in proportion to the text, whatever the text", () => {
    expect(slow([...literals, ...ofLayouts])).toEqual([]);
  });

  it("that run away are found by this test", () => {
    const bad = [
      { where: "exponential", source: "^(\\d+)+$", flags: "" },
      { where: "fine", source: "^\\d+$", flags: "" },
    ];
    expect(slow(bad, 3000)).toEqual(["exponential: /^(\\d+)+$/ never ends"]);
    expect(slow([{ where: "quadratic", source: "[ \\t]+$", flags: "" }])).toEqual([
      expect.stringMatching(/^quadratic: /),
    ]);
  });
});

describe("RL-05 patterns from users", () => {
  it("are file names with *, compared letter by letter: signs of regular expressions stand for themselves", () => {
    const takes = (pattern: string, name: string): boolean =>
      matchLayout(name, [{ layout: "x", patterns: [pattern] }]) === "x";
    expect(takes("(a+)+.csv", "(a+)+.csv")).toBe(true);
    expect(takes("(a+)+.csv", "aaa.csv")).toBe(false);
    expect(takes("[ab]*.csv", "a1.csv")).toBe(false);
    expect(takes("a.csv", "axcsv")).toBe(false);
  });

  it("with many * against a long name that almost fits are answered at once", () => {
    const pattern = `${"*a".repeat(120)}*b`;
    const name = `${"a".repeat(250)}.csv`;
    // A backtracking matcher would need more steps than there are atoms; the time limit of the test would end it.
    for (let i = 0; i < 1000; i += 1) expect(matchLayout(name, [{ layout: "x", patterns: [pattern] }])).toBe(null);
  });
});
