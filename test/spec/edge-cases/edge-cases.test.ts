import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { answerWords, edgeCaseManual } from "../../../schemas/agreement/edge-case-manual.ts";
import { edgeCaseMatrix } from "../../../schemas/agreement/edge-case-matrix.ts";
import { ofBookings } from "./of-bookings.ts";
import { ofCohorts } from "./of-cohorts.ts";
import { ofPatients } from "./of-patients.ts";
import { ofPrices } from "./of-prices.ts";

const examples = [...ofCohorts, ...ofPatients, ...ofPrices, ...ofBookings];

describe("worked examples", () => {
  it.each(examples)("$edgeCase: $answer", async (example) => {
    expect(await example.run()).toEqual(example.out);
  });

  it.each(edgeCaseMatrix.map(({ edgeCase }) => edgeCase))(
    "of %s show every answer, and that it matters",
    (edgeCase) => {
      const own = examples.filter((example) => example.edgeCase === edgeCase);
      const words = answerWords(edgeCase);
      expect(own.map(({ answer }) => answer).toSorted()).toEqual(words.toSorted());
      const outs = new Set(own.map(({ out }) => out.join("\n")));
      expect(outs.size).toBeGreaterThanOrEqual(Math.min(2, words.length));
      // The same people meet every answer.
      expect(new Set(own.map(({ people }) => people.join("\n"))).size).toBe(1);
    },
  );

  it("stand in the manual; renew it with UPDATE=1 npx vitest run test/spec/edge-cases", () => {
    const made = edgeCaseManual(examples);
    const page = resolve(import.meta.dirname, "../../../schemas/agreement/EDGE_CASES.md");
    if (process.env.UPDATE === "1") writeFileSync(page, made);
    expect(readFileSync(page, "utf8") === made, "schemas/agreement/EDGE_CASES.md is older than its table").toBe(true);
  });
});
