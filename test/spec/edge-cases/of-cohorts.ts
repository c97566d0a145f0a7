import { readCohort } from "../../../pipelines/cohort/read-cohort.ts";
import { selectCohort } from "../../../pipelines/cohort/select-cohort.ts";
import { edgeCaseRule } from "../../../schemas/agreement/edge-case-rule.ts";
import { dose } from "../../support/facts.ts";
import { type Facts, writeModel } from "../../support/model-folder.ts";
import { openScratch } from "../../support/scratch-database.ts";
import { typeExample } from "../agreement-types/settled.ts";
import type { AnsweredCase, ShownExample } from "./shown-example.ts";

/** A case that decides who is in the population; what comes out is each person, and what excludes those who are not in it. */
interface CohortExample extends AnsweredCase {
  readonly facts: Facts;
  readonly people: readonly string[];
  readonly out: readonly string[];
}

const selected = async ({ terms, but, facts }: CohortExample): Promise<readonly string[]> => {
  const { population, ...agreement } = typeExample(terms, but);
  const { database, folder, close } = await openScratch(1);
  try {
    const model = `${folder}/model`;
    await writeModel(model, facts, database);
    const exceptions = edgeCaseRule({ population, ...agreement }, "individual_exceptions");
    const input = { population, exceptions, model, folder: `${folder}/cohort`, asOf: "2029-12-31" };
    await selectCohort(input, database);
    const rows = await readCohort(input.folder, database);
    return rows
      .map(
        ({ person_id, excluded_by }) =>
          `${person_id} ${excluded_by === null ? "included" : `left out: ${excluded_by}`}`,
      )
      .sort();
  } finally {
    await close();
  }
};

/** Infused in 2024: one for the first time, one after another product, one after the same product before the agreement. */
const [product, another] = ["tisagenlecleucel", "axicabtagene"];
const pretreated = {
  terms: "o02-success-fee-spain",
  edgeCase: "pretreated",
  facts: {
    exposure: [
      dose("a", "2024-02-15", product),
      dose("b", "2023-05-01", another),
      dose("b", "2024-02-15", product),
      dose("c", "2023-05-01", product),
      dose("c", "2024-02-15", product),
    ],
  },
  people: [
    `a: 2024-02-15 ${product}`,
    `b: 2023-05-01 ${another}, 2024-02-15 ${product}`,
    `c: 2023-05-01 ${product}, 2024-02-15 ${product}`,
  ],
} as const;
const untreatedOnly = {
  "pretreated: included": "pretreated: excluded-by-criterion\n  pretreated_criterion: untreated",
  "  subgroups: []": `    - { id: untreated, title: { nb: "Ikke behandlet før", en: "Not treated before" }, kind: not-treated-before, substances: [${another}], when_unknown: keep }\n  subgroups: []`,
};

/** Both infused on one day, one of them after a grant to the patient alone. */
const excepted = {
  terms: "o02-success-fee-spain",
  edgeCase: "individual_exceptions",
  facts: {
    exposure: [dose("a", "2024-02-15", product), dose("b", "2024-02-15", product)],
    exception: [
      {
        ...{ person_id: "b", substance: product, application: "of b", applied_date: "2024-01-10" },
        ...{ decided_date: "2024-02-01", decision: "granted", reasons: "" },
      },
    ],
  },
  people: [`a: 2024-02-15 ${product}`, `b: granted 2024-02-01, 2024-02-15 ${product}`],
} as const;

const examples: readonly CohortExample[] = [
  {
    ...pretreated,
    answer: "excluded-by-criterion",
    but: untreatedOnly,
    out: ["a included", "b left out: untreated", "c left out: start-period"],
  },
  { ...pretreated, answer: "included", out: ["a included", "b included", "c left out: start-period"] },
  ...(
    [
      ["excluded", "b left out: individual-exception"],
      ["own-stratum", "b left out: own-stratum"],
      ["included", "b included"],
    ] as const
  ).map(
    ([answer, second]): CohortExample => ({
      ...excepted,
      answer,
      but: { "individual_exceptions: own-stratum": `individual_exceptions: ${answer}` },
      out: ["a included", second],
    }),
  ),
];

/** Cases that decide who is counted, before anybody is judged. */
export const ofCohorts = examples.map((example): ShownExample => ({ ...example, run: () => selected(example) }));
