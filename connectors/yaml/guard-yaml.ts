import { Lexer } from "yaml";

/** A reason to refuse a text before the parser builds anything, with the offset it was found at. */
export interface Refusal {
  readonly offset: number;
  readonly problem: string;
}

const limits = { bytes: 256 * 1024, depth: 32, indent: 80, indicatorsPerLine: 6, pairs: 5000 } as const;

/**
 * Refuses what could exhaust the parser or change the meaning of the document: size, depth, number of keys, anchors,
 * aliases, tags, directives, second documents, tabs as indentation and control characters.
 *
 * It runs on the lexer's tokens, which need no recursion: about two kilobytes of nested brackets kill the process inside
 * the parser and cannot be caught (reliability 0.5).
 */
export const guardYaml = (text: string): Refusal | null => {
  if (Buffer.byteLength(text) > limits.bytes) return { offset: 0, problem: `larger than ${limits.bytes / 1024} KiB` };
  const control = controlCharacter.exec(text);
  if (control) return { offset: control.index, problem: "a control character" };
  return guardTokens(text);
};

const controlCharacter = /(?![\t\n\r])[\p{Cc}\p{Bidi_Control}]/u;

const SCALAR_FOLLOWS = "\u001f";
const DOCUMENT_FOLLOWS = "\u0002";
const FLOW_ERROR = "\u0018";

const guardTokens = (text: string): Refusal | null => {
  let [offset, depth, pairs, indicators, documents] = [0, 0, 0, 0, 0];
  let [lineStart, scalar] = [true, false];
  for (const token of new Lexer().lex(text)) {
    if (token === SCALAR_FOLLOWS || token === DOCUMENT_FOLLOWS || token === FLOW_ERROR) {
      scalar = token === SCALAR_FOLLOWS;
      continue;
    }
    const refuse = (problem: string): Refusal => ({ offset, problem });
    if (scalar) {
      scalar = false;
    } else if (token === "\n" || token === "\r\n") {
      indicators = 0;
    } else if (token === "{" || token === "[") {
      depth += 1;
      if (depth > limits.depth) return refuse(`nested deeper than ${limits.depth} levels`);
    } else if (token === "}" || token === "]") {
      depth -= 1;
    } else if (token === "-" || token === "?" || token === ":") {
      if (token === ":") pairs += 1;
      if (token !== ":" || depth === 0) indicators += 1;
      if (indicators > limits.indicatorsPerLine) return refuse("too many levels on one line");
      if (pairs > limits.pairs) return refuse(`more than ${limits.pairs} keys`);
    } else if (token === "---") {
      documents += 1;
      if (documents > 1) return refuse("more than one document");
    } else if (lineStart && token.startsWith(" ") && token.length > limits.indent) {
      return refuse(`indented by more than ${limits.indent} spaces`);
    } else {
      const problem = refusedStarts[token[0] ?? ""];
      if (problem !== undefined) return refuse(problem);
    }
    offset += token.length;
    lineStart = token.endsWith("\n");
  }
  return null;
};

/** First character of a token that has no place in our files. */
const refusedStarts: Readonly<Record<string, string>> = {
  "&": "anchors are not allowed",
  "*": "aliases are not allowed",
  "!": "tags are not allowed",
  "%": "directives are not allowed",
};
