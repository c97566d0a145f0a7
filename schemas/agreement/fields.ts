import { z } from "zod";
import { AgreementShape } from "./agreement.ts";

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

/** The fields directly below a place of the file. */
export const fieldsBelow = (fields: readonly Field[], parent: string): readonly Field[] =>
  fields.filter(({ place }) => {
    const rest = place.startsWith(parent) ? place.slice(parent.length) : "";
    return /^(\[\])?(‹[^›]+›)?\.[a-z0-9_]+$/.test(rest);
  });
