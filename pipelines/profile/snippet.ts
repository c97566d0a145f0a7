import { printable } from "../../connectors/files/printable.ts";
import { Dialect } from "../../schemas/dialect.ts";

/** What the entry of a layout in utfall.yaml has to say. */
export interface SnippetParts {
  readonly layout: string;
  /** File name, where the layout does not take it by itself; null where it does. */
  readonly file: string | null;
  readonly dialect: Dialect;
  /** How the layout reads files when utfall.yaml says nothing. */
  readonly usual: Dialect;
  readonly aliases: readonly Alias[];
  /** Thoughts, written as comments. */
  readonly perhaps: readonly Alias[];
}

export interface Alias {
  readonly name: string;
  readonly column: string;
}

/** A text as YAML reads it in block and flow: bare where that is safe, in double quotes otherwise. */
const scalar = (text: string): string =>
  /^[A-Za-z][A-Za-z0-9_.-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n|nan)$/i.test(text)
    ? text
    : JSON.stringify(text);

const setting = (value: string | boolean | null | readonly string[]): string => {
  if (typeof value === "boolean" || value === null) return String(value);
  return typeof value === "string" ? scalar(value) : `[${value.map(scalar).join(", ")}]`;
};

/** A pattern for files like this one: what stands before the first digit, and the ending. */
export const patternOf = (file: string): string => {
  const ending = /\.[a-z0-9]{1,4}(?:\.gz)?$/i.exec(file)?.[0] ?? "";
  const stem = /^\D*/.exec(file.slice(0, file.length - ending.length))?.[0] ?? "";
  const whole = stem.length === file.length - ending.length;
  return printable(stem === "" ? file : `${stem}${whole ? "" : "*"}${ending}`, 120);
};

const differing = (dialect: Dialect, usual: Dialect): readonly string[] =>
  (Object.keys(Dialect.shape) as (keyof Dialect)[])
    .filter((key) => JSON.stringify(dialect[key]) !== JSON.stringify(usual[key]))
    .map((key) => `${key}: ${setting(dialect[key])}`);

const inside = "      ";

/** The entry of the layout for `layouts:` of a source; leaves out what utfall would do anyway. */
export const snippetOf = ({ layout, file, dialect, usual, aliases, perhaps }: SnippetParts): string => {
  const settings = differing(dialect, usual);
  const names = [
    ...aliases.map(({ name, column }) => `${inside}    ${scalar(name)}: ${column}`),
    ...perhaps.map(({ name, column }) => `${inside}    # perhaps ${scalar(name)}: ${column}`),
  ];
  const live = aliases.length > 0 ? inside : `${inside}# `;
  const lines = [
    ...(file === null ? [] : [`${inside}files: [${JSON.stringify(patternOf(file))}]`]),
    ...(settings.length === 0 ? [] : [`${inside}dialect: { ${settings.join(", ")} }`]),
    ...(names.length === 0 ? [] : [`${live}aliases:`, `${live}  columns:`, ...names]),
  ];
  const plain = lines.every((line) => line.trim().startsWith("#"));
  const head = `    ${layout}:${plain ? " # nothing to set: the layout reads it as it is" : ""}`;
  return ["  layouts:", head, ...lines].map((line) => line.slice(2)).join("\n");
};
