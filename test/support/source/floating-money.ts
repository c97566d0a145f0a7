import {
  type CallExpression,
  isBinaryExpression,
  isCallExpression,
  isIdentifier,
  isImportDeclaration,
  isNumericLiteral,
  isPrefixUnaryExpression,
  isPropertyAccessExpression,
  isStringLiteral,
  type Node,
} from "typescript/unstable/ast";
import { type Checker, TypeFlags } from "typescript/unstable/sync";
import { nodesOf, type SourceTree } from "./source-trees.ts";

/** A place where an amount is, or could become, a floating-point number. */
export interface FloatingMoney {
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

/** Where everything is about money. */
const rooms = /^(?:pipelines\/(?:settle|ledger|statement)|reports\/statement)\//;
/** Modules to compute amounts with; who imports more of them than the name of their text has amounts in hand. */
const modules = /(?:^|\/)(?:money|fraction)\.ts$/;
const onlyText = /^import (?:type )?\{ (?:type )?MinorUnits \}/;
/** Global functions and methods that make a floating-point number, and the house's own. */
const functions: ReadonlySet<string> = new Set(["Number", "parseFloat", "parseInt", "approximate"]);
const methods: ReadonlySet<string> = new Set(["toFixed", "toPrecision", "toExponential"]);
const objects: ReadonlySet<string> = new Set(["Number", "Math"]);
/** Questions about a number, not ways to one. */
const questions: ReadonlySet<string> = new Set(["isInteger", "isSafeInteger", "isNaN", "isFinite"]);
const divisions: ReadonlySet<string> = new Set(["/", "/=", "**", "**=", "%", "%="]);

const importsMoney = (tree: Node): boolean =>
  [...nodesOf(tree)].some(
    (node) =>
      isImportDeclaration(node) &&
      isStringLiteral(node.moduleSpecifier) &&
      modules.test(node.moduleSpecifier.text) &&
      !onlyText.test(node.getText()),
  );

/** Whether a call makes a floating-point number of what it is given. */
const makesNumber = ({ expression: called }: CallExpression): boolean => {
  if (isIdentifier(called)) return functions.has(called.text);
  if (!isPropertyAccessExpression(called)) return false;
  const { expression: of, name } = called;
  if (methods.has(name.text)) return true;
  return isIdentifier(of) && objects.has(of.text) && !questions.has(name.text);
};

/**
 * Where code that has amounts in hand makes or uses a floating-point number, and where any code makes one of an amount.
 *
 * What the compiler refuses already (an amount and a number in one sum, `Math` of an amount) is found all the same: the
 * rule holds for files that do not compile.
 */
export const floatingMoney = (trees: readonly SourceTree[], checker: Checker): readonly FloatingMoney[] => {
  const typeOf = (node: Node): string => {
    const type = checker.getTypeAtLocation(node);
    return type === undefined ? "" : checker.typeToString(type);
  };
  const isAmountText = (node: Node): boolean =>
    isIdentifier(node) && /\$brand<"minor units">|MinorUnits/.test(typeOf(node));
  const isNumber = (node: Node): boolean => {
    const type = checker.getTypeAtLocation(node);
    return type === undefined || (type.flags & TypeFlags.BigIntLike) === 0;
  };
  const isFloating = (node: Node, inHand: boolean): boolean => {
    if (isCallExpression(node) && makesNumber(node)) {
      return inHand || node.arguments.some((argument) => [...nodesOf(argument)].some(isAmountText));
    }
    if (isPrefixUnaryExpression(node) && node.getText().startsWith("+")) return inHand || isAmountText(node.operand);
    if (!inHand) return false;
    if (isNumericLiteral(node)) return /[.e]/i.test(node.getText().replace(/^0x.*/i, ""));
    if (!isBinaryExpression(node) || !divisions.has(node.operatorToken.getText())) return false;
    return isNumber(node.left) || isNumber(node.right);
  };
  return trees.flatMap(({ file, tree }) => {
    const inHand = rooms.test(file) || importsMoney(tree);
    const lines = tree.text.split("\n");
    const found = new Set<number>();
    for (const node of nodesOf(tree)) {
      if (isFloating(node, inHand)) found.add(tree.text.slice(0, node.getStart()).split("\n").length);
    }
    return [...found].sort((a, b) => a - b).map((line) => ({ file, line, code: lines[line - 1]?.trim() ?? "" }));
  });
};
