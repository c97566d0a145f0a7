import { z } from "zod";
import { AgreementShape } from "./agreement.ts";
import { edgeCaseMatrix } from "./edge-case-matrix.ts";

/** What the page needs of a JSON Schema; everything else in one is left alone. */
interface Node {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly additionalProperties?: unknown;
}

/** One field of the file. */
export interface Field {
  /** Dotted place; `[]` is each member of a list, `‹tiers›` the form of that name. */
  readonly place: string;
  readonly type: string;
  readonly needed: "yes" | "no" | `no, else ${string}`;
  readonly meaning: string;
}

const schema = (): Node => z.toJSONSchema(AgreementShape, { io: "input" }) as Node;

/** Every field of an agreement file, in the order of the file. */
export const agreementFields = (): readonly Field[] => fieldsOf(schema(), "");

const fieldsOf = (node: Node, path: string): readonly Field[] =>
  Object.entries(node.properties ?? {}).flatMap(([name, field]) => {
    const place = path === "" ? name : `${path}.${name}`;
    const needed: Field["needed"] = (node.required ?? []).includes(name)
      ? "yes"
      : field.default === undefined
        ? "no"
        : `no, else ${JSON.stringify(field.default)}`;
    return [
      { place, type: typeOf(field), needed, meaning: field.description ?? meaningOfForm(node) },
      ...within(field, place),
    ];
  });

/** A field that names the form of its part means what the form means. */
const meaningOfForm = (node: Node): string => node.description ?? "";

const isText = ({ properties }: Node): boolean =>
  properties !== undefined && Object.keys(properties).join() === "nb,en";

const forms = ({ anyOf, oneOf }: Node): readonly Node[] => [...(anyOf ?? []), ...(oneOf ?? [])];

const within = (node: Node, place: string): readonly Field[] => {
  if (isText(node)) return [];
  if (node.items !== undefined) return within(node.items, `${place}[]`);
  if (node.properties !== undefined) return fieldsOf(node, place);
  const objects = forms(node).filter(({ properties, type }) => properties !== undefined || type === "array");
  return objects.flatMap((form) => {
    const name = formName(form);
    return form.properties === undefined || isText(form)
      ? within(form, place)
      : fieldsOf(form, name === null ? place : `${place}‹${name}›`);
  });
};

/** The constant by which a form is told from the others. */
const formName = ({ properties }: Node): string | null => {
  const [first] = Object.values(properties ?? {}).flatMap((field) =>
    typeof field.const === "string" ? [field.const] : [],
  );
  return first ?? null;
};

const typeOf = (node: Node): string => {
  if (isText(node)) return "text in two languages";
  if (node.const !== undefined) return `\`${String(node.const)}\``;
  if (node.enum !== undefined) return node.enum.map((value) => `\`${String(value)}\``).join(", ");
  const all = forms(node);
  if (all.length > 0) {
    return [...new Set(all.map((form) => (form.type === "null" ? "null" : (formName(form) ?? typeOf(form)))))].join(
      " or ",
    );
  }
  if (node.items !== undefined) return `list of ${typeOf(node.items)}`;
  if (node.format === "date") return "date, YYYY-MM-DD";
  if (node.pattern?.startsWith("^\\d{1,15}") === true) return "decimal in quotes";
  if (node.type === "object") return "map";
  if (node.type === "integer") return "whole number";
  return node.type === undefined ? "text" : [node.type].flat().join(" or ");
};

/** Examples by part: the text of the part as it stands in a file. */
export type PartExamples = Readonly<Record<string, string>>;

/**
 * The page of all fields of an agreement file: what each part is for, an example of it, and every field with its type and
 * meaning. Made from the schema, so that it cannot lag behind it.
 */
export const fieldManual = (examples: PartExamples): string => {
  const all = agreementFields();
  const parts = all.filter(({ place }) => !place.includes("."));
  const sections = parts
    .filter(({ place }) => !place.includes("["))
    .map((part) =>
      section(
        part,
        all.filter(({ place }) => isBelow(place, part.place)),
        examples[part.place] ?? "",
      ),
    );
  return `${[intro, ...sections, edgeCaseSection()].join("\n\n")}\n`;
};

const isBelow = (place: string, part: string): boolean =>
  place !== part && [".", "[", "‹"].some((next) => place.startsWith(part + next));

const intro = `# All fields of an agreement file

Generated from the schema; a test holds it fresh. From it an agreement can be written without reading any code.

One YAML file is one version of one agreement. Unknown keys are refused, and every fault is named with line and column by
\`utfall lint\`. Amounts and shares stand in quotes, so that no computer rounds them. In the tables \`[]\` is each member of a
list and \`‹tiers›\` the form of that name, chosen by the field that holds the name.

A type of agreement is not a setting. It is what the chosen parts make together: milestones for each patient, units with
price rules, a rule for the group. The folder \`agreements/examples/\` of a workspace holds a file for each type of the
literature, F1 to F11 and O1 to O12.`;

const section = (part: Field, fields: readonly Field[], example: string): string =>
  [
    `## ${part.place}`,
    `${part.meaning} ${part.needed === "yes" ? "Must be there." : "May be left out."} Type: ${part.type}.`,
    ...(example === "" ? [] : [`\`\`\`yaml\n${example.trimEnd()}\n\`\`\``]),
    ...(fields.length === 0
      ? []
      : [["| field | type | needed | meaning |", "|---|---|---|---|", ...fields.map(tableRow)].join("\n")]),
  ].join("\n\n");

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

const tableRow = ({ place, type, needed, meaning }: Field): string =>
  `| \`${place}\` | ${cell(type)} | ${cell(needed)} | ${cell(meaning)} |`;

const edgeCaseSection = (): string =>
  [
    "## When an edge case must be answered",
    "A case that the parts of a file can meet must have its answer in `edge_cases`; without it the file is refused with the name of the case.",
    [
      "| case | what happens |",
      "|---|---|",
      ...edgeCaseMatrix.map(({ edgeCase, question }) => `| \`${edgeCase}\` | ${cell(question.en)} |`),
    ].join("\n"),
  ].join("\n\n");
