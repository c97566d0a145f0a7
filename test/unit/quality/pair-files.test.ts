import { describe, expect, it } from "vitest";
import { pairFiles } from "../../../pipelines/quality/pair-files.ts";

const paired = (before: readonly string[], now: readonly string[]): readonly string[] =>
  pairFiles(
    before.map((file) => ({ file })),
    now.map((file) => ({ file })),
  ).map((pair) => `${pair.before.map((f) => f.file).join("+")} | ${pair.now.map((f) => f.file).join("+")}`);

describe("the files that are held against each other", () => {
  it.each([
    ["namesakes", ["a.csv", "b.csv"], ["b.csv", "a.csv"], ["b.csv | b.csv", "a.csv | a.csv"]],
    [
      "the only file of each delivery, whatever its name",
      ["uttrekk.csv"],
      ["ny_fil.csv.gz"],
      ["uttrekk.csv | ny_fil.csv.gz"],
    ],
    [
      "what is left of a sector, for years and tags come and go",
      ["SOM_2025_T3.csv", "SOM_2026_M05.csv", "ASPES_2025_T3.csv", "ASPES_2026_M05.csv"],
      ["SOM_2025_T3.csv", "SOM_2026_M06.csv", "ASPES_2025_T3.csv", "ASPES_2026_M06.csv"],
      [
        "SOM_2025_T3.csv | SOM_2025_T3.csv",
        "ASPES_2025_T3.csv | ASPES_2025_T3.csv",
        "ASPES_2026_M05.csv | ASPES_2026_M06.csv",
        "SOM_2026_M05.csv | SOM_2026_M06.csv",
      ],
    ],
    [
      "a tertial against months, all that is left against all that is left",
      ["SOM_2025_M11.csv", "SOM_2025_M12.csv", "REHAB_2025_T3.csv"],
      ["SOM_2026_T1.csv", "REHAB_2026_T1.csv"],
      ["REHAB_2025_T3.csv | REHAB_2026_T1.csv", "SOM_2025_M11.csv+SOM_2025_M12.csv | SOM_2026_T1.csv"],
    ],
    [
      "a sector that was never delivered against nothing",
      ["SOM_2025_T3.csv", "SOM_2024_T3.csv"],
      ["PHBU_2025_T3.csv"],
      [],
    ],
  ])("are %s", (_, before, now, expected) => {
    expect(paired(before, now)).toEqual(expected);
  });
});
