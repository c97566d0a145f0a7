import { Lexer } from "yaml";

/** A reason to refuse a text before the parser builds anything, with the offset it was found at. */
export interface Refusal {
  readonly offset: number;
  readonly problem: string;
}

/** Largest YAML file that is read. */
export const mostYamlBytes = 256 * 1024;

const limits = { depth: 32, indent: 80, indicatorsPerLine: 6, pairs: 2000 } as const;

/**
 * Refuses what could exhaust the parser or change the meaning of the document: size, depth, number of keys, anchors,
 * aliases, tags, directives, second documents, tabs as indentation and control characters.
 *
 * It runs on the lexer's tokens, which need no recursion: about two kilobytes of nested brackets kill the process inside
 * the parser and cannot be caught (reliability 0.5).
 */
export const guardYaml = (text: string): Refusal | null => {
  if (Buffer.byteLength(text) > mostYamlBytes) return { offset: 0, problem: `larger than ${mostYamlBytes / 1024} KiB` };
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
  const blocks = blockLevels();
  for (const token of new Lexer().lex(text)) {
    if (token === SCALAR_FOLLOWS || token === DOCUMENT_FOLLOWS || token === FLOW_ERROR) {
      scalar = token === SCALAR_FOLLOWS;
      continue;
    }
    const refuse = (problem: string): Refusal => ({ offset, problem });
    const opens = !scalar && (token === "{" || token === "[");
    if (depth + (opens ? 1 : 0) + blocks.take(token, scalar, depth > 0) > limits.depth) {
      return refuse(`nested deeper than ${limits.depth} levels`);
    }
    if (scalar) {
      scalar = false;
    } else if (token === "\n" || token === "\r\n") {
      indicators = 0;
    } else if (opens) {
      depth += 1;
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

/**
 * Counts how deep maps and lists stand in one another by indentation alone, from the columns where their members begin.
 *
 * `take` is given every token and answers the depth after it. A list that stands right below its key counts with the key.
 */
const blockLevels = () => {
  const columns: number[] = [];
  let column = 0;
  // True while a token on this line would begin a member: after spaces and the indicators of lists and keys.
  let begins = true;
  return {
    take: (token: string, isScalar: boolean, inFlow: boolean): number => {
      const indicator = !isScalar && (token === "-" || token === "?");
      const isSpace = !isScalar && /^[ \t\r\n]/.test(token);
      // The text of a block scalar stands on lines of its own and begins nothing.
      const member = !isSpace && !inFlow && !(isScalar && /^(?:[ \n]|$)/.test(token));
      if (begins && member) {
        while ((columns.at(-1) ?? -1) > column) columns.pop();
        if (columns.at(-1) !== column) columns.push(column);
      }
      if (token.includes("\n")) {
        column = token.length - token.lastIndexOf("\n") - 1;
        begins = token.endsWith("\n");
      } else {
        column += token.length;
        if (!isSpace && !indicator) begins = false;
      }
      return columns.length;
    },
  };
};

/** First character of a token that has no place in our files. */
const refusedStarts: Readonly<Record<string, string>> = {
  "&": "anchors are not allowed",
  "*": "aliases are not allowed",
  "!": "tags are not allowed",
  "%": "directives are not allowed",
};
