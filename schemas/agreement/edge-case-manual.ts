import { z } from "zod";
import { edgeCaseMatrix } from "./edge-case-matrix.ts";
import { type EdgeCase, EdgeCases } from "./edge-cases.ts";

/** People in and what comes out, under one answer to one case. */
export interface ManualExample {
  readonly edgeCase: EdgeCase;
  readonly answer: string;
  /** Id of the example agreement. */
  readonly terms: string;
  readonly people: readonly string[];
  readonly out: readonly string[];
}

/** As much of a JSON Schema as answers are written in. */
const Answers: z.ZodType<AnswerSchema> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    enum: z.array(z.string()).optional(),
    const: z.string().optional(),
    anyOf: z.array(Answers).optional(),
    oneOf: z.array(Answers).optional(),
    properties: z.record(z.string(), Answers).optional(),
  }),
);
interface AnswerSchema {
  readonly type?: string | undefined;
  readonly enum?: readonly string[] | undefined;
  readonly const?: string | undefined;
  readonly anyOf?: readonly AnswerSchema[] | undefined;
  readonly oneOf?: readonly AnswerSchema[] | undefined;
  readonly properties?: Readonly<Record<string, AnswerSchema>> | undefined;
}

const wordsOf = (schema: AnswerSchema): readonly string[] => {
  const [first] = Object.entries(schema.properties ?? {});
  if (first !== undefined) {
    const [key, value] = first;
    const words = wordsOf(value);
    if (words.length > 0) return words;
    return [value.type === "string" ? "text" : key];
  }
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const]), ...parts.flatMap(wordsOf)];
};

const all = Answers.parse(z.toJSONSchema(EdgeCases, { io: "input" })).properties ?? {};

/**
 * The words that a case can be answered by; for an answer that is a map, the word or key that tells it from others, and
 * `text` where it is a text for readers.
 */
export const answerWords = (edgeCase: EdgeCase): readonly string[] => wordsOf(all[edgeCase] ?? {});

const cell = (lines: readonly string[]): string =>
  lines.length === 0 ? "no line" : lines.map((line) => line.replaceAll("|", "\\|")).join("<br>");

/** The page of worked examples: every row of the matrix, and under each answer who goes in and what comes out. */
export const edgeCaseManual = (examples: readonly ManualExample[]): string => {
  const sections = edgeCaseMatrix.map(({ edgeCase, question, when }) => {
    const own = examples.filter((example) => example.edgeCase === edgeCase);
    const told = [
      "| answer | people in | comes out | terms |",
      "|---|---|---|---|",
      ...own.map(({ answer, people, out, terms }) => `| \`${answer}\` | ${cell(people)} | ${cell(out)} | ${terms} |`),
    ].join("\n");
    return `## ${edgeCase}\n\n${question.en} *${question.nb}* Must be answered in: ${when}.\n\n${told}`;
  });
  return `${[
    "# Worked examples of every edge case",
    "Generated from the test table `test/spec/edge-cases`; a test holds it fresh, and holds that no answer is missing.",
    "Made-up people. Terms are the [examples](../../pipelines/workspace/agreements/examples) with the answer put in. What comes out is one line for each line of the settlement: term, whose, status, what is done, amount in whole currency units. Where the agreement moves no money it is each milestone: status and flag. Where the case decides who is counted it is each person. Where it is met after a settlement it is each line of the ledger: booking, term, whose, what is done, amount, payer, reasons. Judged on 2029-12-31 (nusinersen: 2025-12-31) with all data in. What each answer means stands in [FIELDS.md](FIELDS.md).",
    ...sections,
  ].join("\n\n")}\n`;
};
