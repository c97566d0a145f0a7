import { describe, expect, it } from "vitest";
import { readAgreement } from "../../../pipelines/evaluate/read-agreement.ts";
import { lintAgreement } from "../../../pipelines/lint/lint-agreement.ts";
import { edgeCaseMatrix } from "../../../schemas/agreement/edge-case-matrix.ts";
import { surroundings } from "../lint/one-change.ts";
import { exampleText, typeExample, typeExampleNames } from "./settled.ts";

const all = [
  ...Array.from({ length: 11 }, (_, i) => `F${i + 1}`),
  ...Array.from({ length: 12 }, (_, i) => `O${i + 1}`),
];

describe("the examples", () => {
  it("show every type of the taxonomy, each under its own name", () => {
    const first = typeExampleNames.map((name) => typeExample(name).types[0]);
    expect([...new Set(first)].sort()).toEqual([...all].sort());
  });

  it.each(typeExampleNames)(
    "%s bears the id of its file, binds nobody, and breaks no point of the framework in a new workspace",
    (name) => {
      const agreement = typeExample(name);
      expect(agreement).toMatchObject({ id: name, example: true });
      const linted = lintAgreement(exampleText(name), `${name}.yaml`, surroundings());
      expect(
        linted.state === "checked" ? linted.checks.filter(({ answer }) => answer === "breach") : "refused",
      ).toEqual([]);
      expect(
        linted.state === "checked" && linted.checks.find(({ check }) => check === "labels-fit-parts"),
      ).toMatchObject({ answer: "ok" });
    },
  );

  const without = (text: string, edgeCase: string): string =>
    text
      .split("\n")
      .filter((line) => !line.startsWith(`  ${edgeCase}:`))
      .join("\n");
  const asked = typeExampleNames.flatMap((name) =>
    edgeCaseMatrix
      .filter(({ canOccur }) => canOccur(typeExample(name)))
      .map(({ edgeCase }) => [name, edgeCase] as const),
  );

  it.each(asked.filter(([, edgeCase]) => edgeCase !== "reservation"))(
    "%s must answer %s, and the message names it",
    (name, edgeCase) => {
      expect(() => readAgreement(without(exampleText(name), edgeCase), "file.yaml")).toThrow(
        `edge_cases: ${edgeCase} must be answered`,
      );
    },
  );
});
