import { type Column, flagCodes, type TextColumn } from "./column.ts";
import { type Layout, storedColumns } from "./layout.ts";
import type { RuleOutcome } from "./rule.ts";

const cell = (text: string): string => text.replaceAll("|", "\\|");

const codeList = (codes: Readonly<Record<string, string>>): string =>
  Object.entries(codes)
    .map(([code, meaning]) => `\`${code}\` ${meaning}`)
    .join("; ");

const lost = (column: Column): string => (column.mayBeAbsent === true ? ", column may be missing" : "");

const presence = (column: Column): string => {
  if (column.kind === "dropped") return "never stored";
  const words = { required: "always", conditional: "see rules", optional: "may be empty" } as const;
  return `${words[column.presence]}${column.mustBePresent === true ? ", column must be there" : lost(column)}`;
};

const typeOf = (column: Column): string => {
  switch (column.kind) {
    case "text":
      return `text, up to ${column.maxLength}${column.pad === undefined ? "" : `, padded to ${column.pad}`}`;
    case "int":
      return `int ${column.min}…${column.max}${column.findingAbove === undefined ? "" : `, finding above ${column.findingAbove}`}`;
    case "dec":
      return `dec ${column.min}…${column.max}, ${column.scale} decimals`;
    case "code":
    case "date":
    case "ts":
    case "time":
    case "flag":
    case "dropped":
      return column.kind;
  }
};

const pattern = ({ pattern: form, patternOutcome }: TextColumn): string =>
  form === undefined ? "" : `\`${form}\`${patternOutcome === "finding" ? " (finding)" : ""}`;

const listed = ({ listed: by }: TextColumn): string => {
  if (by === undefined) return "";
  const code = by.characters === undefined ? "" : `the first ${by.characters} characters `;
  const days = by.on.map((name) => `\`${name}\``).join(" or ");
  return `${code}by the list \`${by.list}\` on ${days} (counted)`;
};

const allowed = (column: Column): string => {
  switch (column.kind) {
    case "code":
      return `${codeList(column.codes)}${column.unlistedOutcome === "finding" ? "; others are counted and emptied" : ""}`;
    case "flag":
      return codeList(flagCodes);
    case "text":
      return [pattern(column), listed(column)].filter((part) => part !== "").join("; ");
    default:
      return "";
  }
};

const columnRow = (column: Column): string =>
  [
    `\`${column.name}\``,
    typeOf(column),
    presence(column),
    [column.meaning, column.caveat === undefined ? "" : `**Note:** ${column.caveat}`].filter((t) => t !== "").join(" "),
    allowed(column),
    (column.aliases ?? []).map((alias) => `\`${alias}\``).join(", "),
  ]
    .map(cell)
    .join(" | ");

const outcomes: Readonly<Record<RuleOutcome, string>> = {
  error: "the row goes to quarantine",
  finding: "kept and counted",
  "file-error": "the whole file is held",
};

const section = (layout: Layout): string => {
  const rules = layout.rowRules.map((rule) => `- \`${rule.id}\`: ${rule.text}. Broken: ${outcomes[rule.outcome]}.`);
  const unique =
    layout.unique === undefined
      ? []
      : [
          `- Unique: ${layout.unique.columns.map((c) => `\`${c}\``).join(", ")}. Broken: ${outcomes[layout.unique.outcome]}.`,
        ];
  const delta =
    layout.key === undefined
      ? "Rows of a delta add to those before it; a row alike in every column counts once."
      : `Rows of a delta replace rows of the same ${layout.key.map((c) => `\`${c}\``).join(", ")}; others add to them.`;
  return [
    `## \`${layout.id}\`: ${layout.title}`,
    "",
    `One row is ${layout.rowIs}. Version ${layout.version}.`,
    ...(layout.provisional === undefined ? [] : ["", `**PROVISIONAL.** ${layout.provisional}`]),
    "",
    `Evidence: ${layout.evidence}`,
    "",
    `Files: ${layout.files.map((f) => `\`${f}\``).join(", ")}. Stored columns: ${storedColumns(layout).length}. Person key: ${layout.person === undefined ? "none" : `\`${layout.person}\``}. ${delta}`,
    "",
    "| column | type | filled | meaning | allowed | other names |",
    "|---|---|---|---|---|---|",
    ...layout.columns.map((column) => `| ${columnRow(column)} |`),
    ...(rules.length + unique.length === 0 ? [] : ["", "Rules over the row:", "", ...rules, ...unique]),
    "",
  ].join("\n");
};

/**
 * The data dictionary of the layouts as one Markdown page: for each what a row is, where names and codes come from, every
 * column with type, presence, codes, cautions and other names, and the rules over a row.
 */
export const dataDictionary = (layouts: readonly Layout[]): string =>
  [
    "# Data dictionary",
    "",
    "Made from the layouts in schemas/registers; do not edit by hand. Renew with",
    "`UPDATE=1 npx vitest run test/unit/registers/dictionary.test.ts`.",
    "",
    "How a cell is trimmed, read and judged is written down in schemas/row-schema.ts.",
    "",
    ...layouts.map(
      (layout) =>
        `- [\`${layout.id}\`](#${layout.id}) ${layout.title}${layout.provisional === undefined ? "" : " (provisional)"}`,
    ),
    "",
    ...layouts.map((layout) => `<a id="${layout.id}"></a>\n\n${section(layout)}`),
  ].join("\n");
