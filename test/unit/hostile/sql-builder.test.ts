import {
  isCallExpression,
  isIdentifier,
  isImportDeclaration,
  isNewExpression,
  isNoSubstitutionTemplateLiteral,
  isStringLiteral,
  isTaggedTemplateExpression,
  isTemplateExpression,
  type Node,
} from "typescript/unstable/ast";
import { afterAll, describe, expect, it } from "vitest";
import { nodesOf, sourceTrees } from "../../support/source/source-trees.ts";

const { trees, close } = sourceTrees();
afterAll(close);

const isText = (node: Node): boolean => isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node);

const builder = "connectors/duckdb/sql.ts";

/** Nodes of all files but the builder's own, with their file. */
const nodes = function* (): Generator<readonly [string, Node]> {
  for (const { file, tree } of trees) if (file !== builder) for (const node of nodesOf(tree)) yield [file, node];
};

/** The beginning of a statement or of a clause that only SQL has. UNION ALL is a separator of pieces. */
const statement =
  /^\s*(?:SELECT\s|WITH\s+\w+\s+(?:AS|\()|INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|CREATE\s+(?:OR|TABLE|TEMP|VIEW|MACRO)|DROP\s+(?:TABLE|VIEW)|ALTER\s+TABLE|COPY\s*\(|ATTACH\s|INSTALL\s|LOAD\s|PRAGMA\s|SET\s+\w+\s*=|FROM\s+\w+\s*$|ORDER\s+BY|WHERE\s)/;

describe("IN-12 SQL text", () => {
  it("is made by the builder alone: nobody else makes an Sql", () => {
    const makers = [...nodes()].filter(
      ([, node]) => isNewExpression(node) && isIdentifier(node.expression) && node.expression.text === "Sql",
    );
    expect(makers.map(([file]) => file)).toEqual([]);
  });

  it("is taken as it is from the house's own words, and from pieces made of numbers and checked names in four files", () => {
    const taken = [...nodes()].filter(
      ([, node]) => isCallExpression(node) && isIdentifier(node.expression) && node.expression.text === "trusted",
    );
    const made = taken.filter(([, node]) => {
      const [argument] = isCallExpression(node) ? node.arguments : [];
      return argument === undefined || !isText(argument);
    });
    expect(taken.length).toBeGreaterThan(made.length);
    expect([...new Set(made.map(([file]) => file))].sort()).toEqual([
      // A type by the declared range or scale of a column.
      "connectors/duckdb/column-type.ts",
      // The type that a model table declares.
      "pipelines/harmonize/run-mapping.ts",
      "pipelines/harmonize/write-table.ts",
      // Digits, checked by an expression.
      "pipelines/ingest/exact-number.ts",
    ]);
  });

  it("stands in no text outside the sql tag", () => {
    const found: string[] = [];
    const walk = (file: string, node: Node): void => {
      // What is under the tag is SQL by right; what is put into it is looked at.
      const tagged = isTaggedTemplateExpression(node) && isIdentifier(node.tag) && node.tag.text === "sql";
      const texts = isTemplateExpression(node)
        ? [node.head.text, ...node.templateSpans.map((s) => s.literal.text)]
        : [];
      const own = isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node) ? [node.text] : texts;
      if (own.some((text) => statement.test(text))) found.push(file);
      node.forEachChild((child) => {
        if (!tagged) return walk(file, child);
        if (isTemplateExpression(child)) for (const span of child.templateSpans) walk(file, span.expression);
      });
    };
    for (const { file, tree } of trees) if (file !== builder) walk(file, tree);
    expect(found).toEqual([]);
  });

  it("reaches the engine through the database alone; the lock opens an empty one, columns read a result, and neither says anything to it", () => {
    const importers = [...nodes()].filter(
      ([, node]) =>
        isImportDeclaration(node) && isText(node.moduleSpecifier) && node.moduleSpecifier.getText().includes("@duckdb"),
    );
    expect(importers.map(([file]) => file).sort()).toEqual([
      "connectors/duckdb/columns.ts",
      "connectors/duckdb/database.ts",
      "connectors/files/lock.ts",
    ]);
    for (const silent of ["connectors/duckdb/columns.ts", "connectors/files/lock.ts"]) {
      const text = trees.find(({ file }) => file === silent)?.tree.text ?? "";
      expect(text).toContain("@duckdb");
      expect(text).not.toMatch(/\bconnect\(|\brun\w*\(|\bstream\w*\(|\bprepare\(/);
    }
  });
});
