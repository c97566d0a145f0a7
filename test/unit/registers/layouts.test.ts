import { describe, expect, it } from "vitest";
import { type Column, nameKey } from "../../../schemas/column.ts";
import { Dialect } from "../../../schemas/dialect.ts";
import { storedColumns } from "../../../schemas/layout.ts";
import { layoutOf, layouts } from "../../../schemas/registers/index.ts";
import { namedColumns } from "../../../schemas/row/holds.ts";
import type { Predicate } from "../../../schemas/rule.ts";

const ids = [
  "kreft_cases",
  "inspire_medication",
  "lung_quality",
  "lung_progression",
  "npr_episodes",
  "npr_deaths",
  "npr_hresept",
  "smafollowup",
  "registration",
  "sykehusinnkjop_a",
  "sykehusinnkjop_b",
  "sma_children",
  "sma_ventilation_days",
  "lmr_administrations",
  "laboratory_answers",
  "body_weights",
  "response_assessments",
  "individual_exceptions",
  "vital_status",
  "link_keys",
  "prices",
  "purchases",
];

/** Constructs on which JavaScript and RE2 differ, or that RE2 lacks. */
const beyondRe2 = /\(\?[=!<]|\\[1-9bBdDwWsSpPkK]|[*+?}][+]|\[\[|&&/u;

const leaves = (predicate: Predicate): readonly Predicate[] => {
  switch (predicate.is) {
    case "all":
    case "any":
      return predicate.of.flatMap(leaves);
    case "not":
      return leaves(predicate.of);
    default:
      return [predicate];
  }
};

const patternsOf = (column: Column): readonly string[] =>
  column.kind === "text" && column.pattern !== undefined ? [column.pattern] : [];

describe("the list of layouts", () => {
  it("holds every layout of the house once", () => {
    expect(layouts.map((layout) => layout.id)).toEqual(ids);
  });

  it("finds a layout by its id and nothing by another", () => {
    expect(layoutOf("smafollowup")?.title).toBe("Muskelregisteret, follow-up of SMA medicines");
    expect(layoutOf("SMAFOLLOWUP")).toBeUndefined();
    expect(layoutOf("constructor")).toBeUndefined();
  });
});

describe.each(layouts.map((layout) => [layout.id, layout] as const))("%s", (_, layout) => {
  const names = new Set(layout.columns.map((column) => column.name));
  const stored = new Map(storedColumns(layout).map((column) => [column.name, column]));
  const predicates = layout.rowRules.flatMap((rule) => [rule.must, ...(rule.when === undefined ? [] : [rule.when])]);

  it("has no two names or aliases that a header could confuse", () => {
    const keys = layout.columns.flatMap((column) => [column.name, ...(column.aliases ?? [])].map(nameKey));
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it("names only stored columns in its rules, key, person and reach", () => {
    const named = [
      ...predicates.flatMap(namedColumns),
      ...(layout.unique?.columns ?? []),
      ...(layout.person === undefined ? [] : [layout.person]),
      ...layout.reaches,
    ];
    expect(named.filter((name) => !stored.has(name))).toEqual([]);
    expect(names.size).toBe(layout.columns.length);
  });

  it("reaches by dates", () => {
    expect(
      layout.reaches.map((name) => stored.get(name)?.kind).filter((kind) => kind !== "date" && kind !== "ts"),
    ).toEqual([]);
  });

  it("has row rules with names of their own, each said in words", () => {
    const rules = layout.rowRules.map((rule) => rule.id);
    expect(new Set(rules).size).toBe(rules.length);
    expect(rules.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(id))).toEqual([]);
    expect(layout.rowRules.filter((rule) => rule.text.length < 10)).toEqual([]);
  });

  it("uses each predicate on kinds of columns for which it means something", () => {
    const kind = (name: string): string => stored.get(name)?.kind ?? "missing";
    const wrong = predicates.flatMap(leaves).filter((p) => {
      switch (p.is) {
        case "one-of":
          return !["text", "code", "flag", "int"].includes(kind(p.column));
        case "matches":
          return !["text", "code"].includes(kind(p.column));
        case "org-nr":
          return kind(p.column) !== "text";
        case "above":
          return !["int", "dec"].includes(kind(p.column));
        case "at-most":
          return kind(p.column) !== kind(p.other) || !["int", "dec", "date", "ts"].includes(kind(p.column));
        default:
          return false;
      }
    });
    expect(wrong).toEqual([]);
  });

  it("asks in its rules only for codes that the column lists", () => {
    const unknown = predicates.flatMap(leaves).flatMap((p) => {
      const column = p.is === "one-of" ? stored.get(p.column) : undefined;
      if (p.is !== "one-of" || column?.kind !== "code") return [];
      return p.values.filter((value) => !Object.hasOwn(column.codes, value));
    });
    expect(unknown).toEqual([]);
  });

  it("has patterns that JavaScript and RE2 read alike", () => {
    const patterns = [
      ...layout.columns.flatMap(patternsOf),
      ...predicates.flatMap(leaves).flatMap((p) => (p.is === "matches" ? [p.pattern] : [])),
    ];
    for (const pattern of patterns) {
      expect(() => new RegExp(`^(?:${pattern})$`, "u")).not.toThrow();
      expect(pattern).not.toMatch(beyondRe2);
      expect(pattern, "only ASCII").toMatch(/^[ -~]+$/u);
    }
  });

  it("lists codes that survive trimming and padding", () => {
    const lost = layout.columns.flatMap((column) =>
      column.kind === "code"
        ? Object.keys(column.codes).filter(
            (code) =>
              code !== code.trim() ||
              code === "" ||
              (column.pad !== undefined && /^\d+$/u.test(code) && code.length < column.pad),
          )
        : [],
    );
    expect(lost).toEqual([]);
  });

  it("has ranges that are in order and decimals that fit DECIMAL(18, scale)", () => {
    for (const column of layout.columns) {
      if (column.kind !== "int" && column.kind !== "dec") continue;
      expect(column.min, column.name).toBeLessThanOrEqual(column.max);
      if (column.kind === "int") continue;
      const size = Math.max(Math.abs(column.min), Math.abs(column.max));
      expect(String(Math.trunc(size)).length + column.scale, column.name).toBeLessThanOrEqual(18);
    }
  });

  it("says what each column means, in a sentence", () => {
    expect(layout.columns.filter((column) => !/^.{3,}\.$/u.test(column.meaning)).map((c) => c.name)).toEqual([]);
  });

  it("takes plain and gzipped files by its own name, and states a whole dialect", () => {
    expect(layout.files).toEqual(expect.arrayContaining([`${layout.id}*.csv`, `${layout.id}*.csv.gz`]));
    expect(Dialect.safeParse({ ...layout.dialect }).success).toBe(true);
  });
});
