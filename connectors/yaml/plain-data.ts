import { isMap, isScalar, isSeq, type Scalar, type YAMLMap } from "yaml";
import { reservedNames } from "../../schemas/reserved-names.ts";

/** Thrown inside the reader for data that our files may not hold. */
export class Refused extends Error {
  readonly offset: number;
  readonly problem: string;

  constructor(offset: number, problem: string) {
    super(problem);
    this.offset = offset;
    this.problem = problem;
  }
}

/** Plain data from a parsed document; depth is bounded by the guard. */
export const plainData = (node: unknown): unknown => {
  if (node === null || node === undefined) return null;
  if (isScalar(node)) return scalarValue(node);
  if (isSeq(node)) return node.items.map(plainData);
  if (isMap(node)) return plainMap(node);
  throw new Refused(0, "something that is neither a map, a list nor a value");
};

const plainMap = (map: YAMLMap): Record<string, unknown> => {
  const data: Record<string, unknown> = {};
  for (const { key, value } of map.items) {
    if (!isScalar(key)) throw new Refused(map.range?.[0] ?? 0, "a key that is not a text");
    // A code such as 01 or 1 used as a key is the text the reader sees, not the number YAML makes of it.
    const name = typeof key.value === "string" ? key.value : (key.source ?? "");
    const offset = key.range?.[0] ?? 0;
    if (name === "" && key.type === "PLAIN") throw new Refused(offset, "an empty key");
    if (reservedNames.has(name)) throw new Refused(offset, `the key ${name} is not allowed`);
    if (Object.hasOwn(data, name)) throw new Refused(offset, "the same key twice");
    data[name] = plainData(value);
  }
  return data;
};

const scalarValue = (scalar: Scalar): unknown => {
  const { value } = scalar;
  const offset = scalar.range?.[0] ?? 0;
  if (typeof value !== "number") return value;
  if (!Number.isFinite(value)) throw new Refused(offset, "a number that is not finite");
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new Refused(offset, "a number with more digits than can be kept exactly; write it in quotes");
  }
  return value;
};
