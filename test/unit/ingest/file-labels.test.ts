import { describe, expect, it } from "vitest";
import { effectiveDialect } from "../../../pipelines/ingest/effective-dialect.ts";
import { fileLabels } from "../../../pipelines/ingest/file-labels.ts";
import { unlistedLabels } from "../../../pipelines/ingest/unlisted-labels.ts";
import { codeLists } from "../../../schemas/codes/index.ts";
import { text } from "../../../schemas/column.ts";
import type { LabelledCode } from "../../../schemas/value-labels.ts";
import { visits } from "../../support/ingest/visits.ts";
import { testNumber } from "../../support/leak/test-numbers.ts";

const layout = {
  ...visits,
  person: "PID",
  columns: [
    ...visits.columns,
    text({ name: "county", presence: "optional", listed: { list: "county", on: ["visit_date"] }, meaning: "county" }),
  ],
};

/** The labels of a file with these columns; null stands for a column that is not read. */
const labelsOf = (
  columns: readonly (readonly [name: string | null, labels: readonly LabelledCode[] | null])[],
  values: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
) =>
  fileLabels(
    columns.map(([, labels]) => labels),
    {
      layout,
      dialect: effectiveDialect(layout),
      values,
      binding: {
        cells: columns.map(([name]) => name),
        unknownColumns: [],
        droppedColumns: [],
        holdsForeignCells: false,
      },
    },
  ).columns;

const entries: readonly LabelledCode[] = [
  ["1", "first"],
  ["2", "later"],
];

describe("the labels of a file", () => {
  it("are of the layout's codes: padded and recoded as its cells are", () => {
    expect(labelsOf([["kind", entries]])).toEqual([
      {
        column: "kind",
        codes: [
          ["01", ["first"]],
          ["02", ["later"]],
        ],
      },
    ]);
    expect(labelsOf([["kind", entries]], { kind: { 1: "02" } })).toEqual([
      { column: "kind", codes: [["02", ["first", "later"]]] },
    ]);
  });

  it("leave out persons, columns that are not read, codes for nothing and labels without text", () => {
    expect(
      labelsOf([
        ["PID", [["SYN1", "Kari Testesen"]]],
        [null, entries],
        [
          "place",
          [
            ["A", " "],
            ["", "nothing"],
            ["B", "b"],
          ],
        ],
        ["score", null],
      ]),
    ).toEqual([{ column: "place", codes: [["B", ["b"]]] }]);
  });

  it("keep no person number, and of a long text the beginning and what tells it from others", () => {
    const long = "x".repeat(200);
    const [found] = labelsOf([
      [
        "place",
        [
          ["A", `ask ${testNumber()}`],
          ["B", `${long}y`],
          ["C", `${long}z`],
        ],
      ],
    ]);
    const texts = (found?.codes ?? []).map(([, [first = ""]]) => first);
    expect(texts[0]).toBe("ask [person number]");
    expect(texts[1]).toMatch(/^x{120} … [0-9a-f]{16}$/);
    expect(texts[2]).not.toBe(texts[1]);
  });
});

describe("labelled codes that a list does not know", () => {
  const unlisted = (...[columns]: Parameters<typeof labelsOf>) =>
    unlistedLabels({ schema: "utfall/labels@1", columns: labelsOf(columns) }, layout, codeLists);

  it("are counted for lists of the column's own, flags and lists with periods, and shown where they cannot be names", () => {
    const known = codeLists.county.codes[0]?.code ?? "";
    expect(
      unlisted([
        ["kind", [...entries, ["3", "third"]]],
        [
          "place",
          [
            ["A", "a"],
            ["toString", "x"],
          ],
        ],
        [
          "stopped",
          [
            ["0", "no"],
            ["2", "maybe"],
            ["9", "unknown"],
          ],
        ],
        [
          "county",
          [
            [known, "known"],
            ["9x", "unknown"],
          ],
        ],
      ]),
    ).toEqual([
      { column: "kind", labelled: 3, unlisted: 1, codes: ["03"] },
      { column: "place", labelled: 2, unlisted: 1, codes: [] },
      { column: "stopped", labelled: 3, unlisted: 1, codes: ["2"] },
      { column: "county", labelled: 2, unlisted: 1, codes: ["9x"] },
    ]);
  });

  it("are none of numbers and of free text, which have no list", () => {
    expect(
      unlisted([
        ["score", [["99", "unknown"]]],
        ["unit", [["1", "a"]]],
        ["kind", entries],
      ]),
    ).toEqual([]);
  });
});
