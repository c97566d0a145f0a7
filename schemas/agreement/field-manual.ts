import { substances } from "../registers/substances.ts";
import { answersTo } from "./edge-case-answers.ts";
import { edgeCaseMatrix } from "./edge-case-matrix.ts";
import { agreementFields, type Field } from "./fields.ts";

/** Examples by part: the text of the part as it stands in a file. */
export type PartExamples = Readonly<Record<string, string>>;

/** A label, and the example that shows it best. */
export interface ShownLabel {
  readonly label: string;
  readonly title: string;
  readonly file: string;
}

/** What one source of a workspace, as laid down, delivers to an agreement. */
export interface ShownSource {
  readonly source: string;
  readonly lagDays: number;
  readonly assessments: readonly string[];
  readonly events: readonly string[];
  readonly coverage: readonly string[];
  /** Kinds of unit that can be counted from it. */
  readonly units: readonly string[];
}

/** What the page is made of beside the schema. */
export interface ManualMaterial {
  readonly examples: PartExamples;
  readonly labels: readonly ShownLabel[];
  readonly sources: readonly ShownSource[];
}

/**
 * The page of all fields of an agreement file: what each part is for, an example of it, and every field with its type and
 * meaning. Made from the schema, so that it cannot lag behind it.
 */
export const fieldManual = ({ examples, labels, sources }: ManualMaterial): string => {
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
  return `${[
    intro,
    ...sections,
    edgeCaseSection(all),
    labelSection(labels),
    substanceSection(),
    sourceSection(sources),
  ].join("\n\n")}\n`;
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
literature, F1 to F11 and O1 to O12.

After the parts of the file come four tables: when an edge case must be answered, what the labels mean, the names of
substances, and what a workspace delivers. \`utfall lint FILE -w WORKSPACE\` also says whether the sources deliver what the
agreement needs; without \`-w\` that stays open.`;

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

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`).join("\n");

const edgeCaseSection = (fields: readonly Field[]): string =>
  [
    "## When an edge case must be answered",
    "A case that the parts of a file can meet must have its answer in `edge_cases`; without it the file is refused with the name of the case and the answers to choose from. What the answers mean stands under edge_cases above; [EDGE_CASES.md](EDGE_CASES.md) shows each of them on people.",
    table(
      ["case", "what happens", "must be answered for", "answers"],
      edgeCaseMatrix.map(({ edgeCase, question, when }) => [
        `\`${edgeCase}\``,
        question.en,
        when,
        `\`${answersTo(fields, edgeCase)}\``,
      ]),
    ),
  ].join("\n\n");

const labelSection = (labels: readonly ShownLabel[]): string =>
  [
    "## What the labels mean",
    "The labels of `types`: F for financial models, O for outcome-based ones. An agreement whose outcomes decide money needs an O.",
    table(
      ["label", "what it is", "example in agreements/examples/"],
      labels.map(({ label, title, file }) => [label, title, `\`${file}\``]),
    ),
  ].join("\n\n");

const substanceSection = (): string =>
  [
    "## Names of substances",
    "Known are these; any other is refused, because nobody would be found. A new one is added to schemas/registers/substances.ts with its codes.",
    `${substances.map(({ name }) => `\`${name}\``).join(", ")}.`,
  ].join("\n\n");

const sourceSection = (sources: readonly ShownSource[]): string =>
  [
    "## What a workspace delivers",
    "The sources of the `utfall.yaml` that `utfall init` lays down, and what their layouts hold. An agreement may be written for more: it is in form, but `utfall lint -w` reports a breach and a night sets it aside (UTF-AG-005) until a source delivers what it needs. The sources `lmr`, `laboratory` and `clinic` have layouts of our own: no register whose contents are public holds a laboratory value such as M-protein, a body weight or a response to treatment.",
    table(
      ["source", "lag_days", "assessments", "events", "what can be counted", "kinds of coverage"],
      sources.map(({ source, lagDays, assessments, events, units, coverage }) => [
        `\`${source}\``,
        String(lagDays),
        assessments.join(", "),
        events.join(", "),
        units.join(", "),
        coverage.join(", "),
      ]),
    ),
  ].join("\n\n");
