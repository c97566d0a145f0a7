import { relative, resolve } from "node:path";
import type { Node, SourceFile } from "typescript/unstable/ast";
import { API, type Checker } from "typescript/unstable/sync";

const root = resolve(import.meta.dirname, "../../..");
const rooms = /^(?:schemas|connectors|pipelines|reports|bin)\//;

/** A source file of the house as the compiler sees it. */
export interface SourceTree {
  /** Path from the root of the repository. */
  readonly file: string;
  readonly tree: SourceFile;
}

/** Source files as the compiler sees them, and what it knows of their types. */
export interface SourceTrees {
  readonly trees: readonly SourceTree[];
  readonly checker: Checker;
  /** To be called when done with the trees. */
  readonly close: () => void;
}

/** Every source file of the house whose path fits, parsed by the TypeScript compiler. */
export const sourceTrees = (fits: RegExp = rooms): SourceTrees => {
  const api = new API({ cwd: root });
  const [project] = api.updateSnapshot({ openProjects: [resolve(root, "tsconfig.json")] }).getProjects();
  if (project === undefined) throw new Error("the compiler finds no project");
  const trees = project.program.getSourceFileNames().flatMap((name) => {
    const file = relative(root, name);
    const tree = fits.test(file) ? project.program.getSourceFile(name) : undefined;
    return tree === undefined ? [] : [{ file, tree }];
  });
  return { trees, checker: project.checker, close: () => api.close() };
};

/** Every node of a tree, from the top down. */
export const nodesOf = function* (node: Node): Generator<Node> {
  yield node;
  const children: Node[] = [];
  node.forEachChild((child) => {
    children.push(child);
  });
  for (const child of children) yield* nodesOf(child);
};
