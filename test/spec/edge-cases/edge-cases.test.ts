import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { answerWords, edgeCaseManual, type ShownElsewhere } from "../../../schemas/agreement/edge-case-manual.ts";
import { edgeCaseMatrix } from "../../../schemas/agreement/edge-case-matrix.ts";
import type { EdgeCase } from "../../../schemas/agreement/edge-cases.ts";
import { ofPatients } from "./of-patients.ts";
import { ofPrices } from "./of-prices.ts";
import { outOf, peopleOf } from "./worked-example.ts";

const root = resolve(import.meta.dirname, "../../..");
const examples = [...ofPatients, ...ofPrices];

/** Cases that are answered before patients are judged, or after they are settled. */
const elsewhere: Readonly<Partial<Record<EdgeCase, ShownElsewhere>>> = {
  pretreated: {
    why: "Decides who is in the population, before anybody is judged.",
    table: "test/spec/cohort/select-cohort.test.ts",
  },
  individual_exceptions: {
    why: "Decides who is in the population, before anybody is judged.",
    table: "test/spec/exceptions/place-in-the-analysis.test.ts",
  },
  region_payer: {
    why: "Splits what is booked; no amount turns on it.",
    table: "test/unit/ledger/places.test.ts",
  },
  late_units: {
    why: "Units belong to the period they were used in; the ledger books the difference.",
    table: "test/spec/ledger/reasons.test.ts",
  },
  corrected_after_settlement: {
    why: "The ledger books the difference, with its reason.",
    table: "test/spec/ledger/reasons.test.ts",
  },
  reservation: { why: "A text for readers: who has opted out is not in the data.", table: null },
};

describe("worked examples", () => {
  it.each(examples)("$edgeCase: $answer", (example) => {
    expect(outOf(example)).toEqual(example.out);
  });

  it.each(edgeCaseMatrix.map(({ edgeCase }) => edgeCase))(
    "of %s show every answer, and that it matters",
    (edgeCase) => {
      const own = examples.filter((example) => example.edgeCase === edgeCase);
      const other = elsewhere[edgeCase];
      if (other !== undefined) {
        expect(own).toEqual([]);
        if (other.table !== null) expect(existsSync(resolve(root, other.table))).toBe(true);
        return;
      }
      const words = answerWords(edgeCase);
      expect(own.map(({ answer }) => answer).toSorted()).toEqual(words.toSorted());
      const outs = new Set(own.map(({ out }) => out.join("\n")));
      expect(outs.size).toBeGreaterThanOrEqual(Math.min(2, words.length));
      // The same people meet every answer.
      expect(new Set(own.map((example) => peopleOf(example).join("\n"))).size).toBe(1);
    },
  );

  it("stand in the manual; renew it with UPDATE=1 npx vitest run test/spec/edge-cases", () => {
    const made = edgeCaseManual(
      examples.map((example) => ({ ...example, people: peopleOf(example) })),
      elsewhere,
    );
    const page = resolve(root, "schemas/agreement/EDGE_CASES.md");
    if (process.env.UPDATE === "1") writeFileSync(page, made);
    expect(readFileSync(page, "utf8") === made, "schemas/agreement/EDGE_CASES.md is older than its table").toBe(true);
  });
});
