import { type Document, isCollection, isMap, isPair, isScalar, LineCounter, parseDocument } from "yaml";
import { guardYaml } from "./guard-yaml.ts";
import { plainData, Refused } from "./plain-data.ts";

/** Plain data with the means to say where a part of it stands, or the place and reason of refusal. */
export type YamlReading =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** `:line:column` of the member that the path leads to, or of the nearest one above it that exists. */
      place(path: readonly PropertyKey[]): string;
    }
  | { readonly ok: false; readonly place: string; readonly problem: string };

/**
 * Reads one YAML 1.2 (core) document into plain data: maps with text keys, lists, texts, numbers, true, false, null.
 *
 * Everything that lets a small file mean something else than it seems to, or exhaust the process, is refused: more than
 * 256 KiB, deep nesting, anchors and aliases, tags, directives, several documents, repeated keys, numbers that a computer
 * would round. What the parser only warns of is refused too. Problems name keys at most, never values.
 */
export const readYaml = (text: string): YamlReading => {
  const body = text.startsWith("\ufeff") ? text.slice(1) : text;
  const refusal = guardYaml(body);
  if (refusal) return { ok: false, place: placeIn(body, refusal.offset), problem: refusal.problem };
  const lines = new LineCounter();
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `:${line}:${col}`;
  };
  try {
    const document = parseDocument(body, {
      version: "1.2",
      schema: "core",
      strict: true,
      // plainData compares the texts of keys: for us 1 and 01 are two codes, for the parser one number.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "error",
      lineCounter: lines,
    });
    const complaint = document.errors[0] ?? document.warnings[0];
    if (complaint) {
      return { ok: false, place: at(complaint.pos[0]), problem: complaints[complaint.code] ?? "not valid YAML" };
    }
    const value = plainData(document.contents);
    return { ok: true, value, place: (path) => at(offsetOf(document, path)) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, place: at(error.offset), problem: error.problem };
    return { ok: false, place: "", problem: "not valid YAML" };
  }
};

/** The parser's own sentences quote the file; these do not. */
const complaints: Readonly<Record<string, string>> = {
  BAD_INDENT: "wrong indentation",
  BAD_DQ_ESCAPE: "an escape that YAML does not know in double quotes",
  BAD_SCALAR_START: "a character that must stand in quotes",
  MISSING_CHAR: "a bracket, quote, colon or comma is missing",
  MULTIPLE_DOCS: "more than one document",
  TAB_AS_INDENT: "a tab used as indentation; use spaces",
  TAG_RESOLVE_FAILED: "tags are not allowed",
  UNEXPECTED_TOKEN: "something that does not belong here",
  BLOCK_AS_IMPLICIT_KEY: "a key and its value that do not belong together; check the indentation and quotes",
  MULTILINE_IMPLICIT_KEY: "a key that runs over several lines",
};

const placeIn = (text: string, offset: number): string => {
  const before = text.slice(0, offset).split("\n");
  return `:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
};

const offsetOf = (document: Document.Parsed, path: readonly PropertyKey[]): number => {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const step of path) {
    if (!isCollection(node)) break;
    const member: unknown = isMap(node)
      ? node.items.find((pair) => isScalar(pair.key) && keyText(pair.key) === String(step))
      : node.items[Number(step)];
    if (member === undefined) break;
    const start = isPair(member) ? member.key : member;
    offset = startOf(start) ?? offset;
    node = isPair(member) ? member.value : member;
  }
  return offset;
};

const startOf = (node: unknown): number | undefined =>
  isScalar(node) || isCollection(node) ? node.range?.[0] : undefined;

const keyText = (key: { readonly value: unknown; readonly source?: string }): string =>
  typeof key.value === "string" ? key.value : (key.source ?? "");
