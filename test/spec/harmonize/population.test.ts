import { describe, expect, test } from "vitest";
import { harmonizing } from "../../support/harmonized.ts";

const harmonized = harmonizing();

describe("population register", () => {
  test("B, D, E and U become alive, dead, emigrated and unknown, with rank 1", async () => {
    const { facts } = await harmonized([
      [
        "vital_status",
        [
          { person_key: "1", status: "B", status_date: "2024-01-01" },
          { person_key: "2", status: "D", status_date: "2024-01-02", death_date: "2024-01-02" },
          { person_key: "3", status: "E", status_date: "2024-01-03", emigration_date: "2024-01-03" },
          { person_key: "4", status: "U" },
        ],
      ],
    ]);
    expect(await facts("vital_status", ["person_id", "status", "status_date", "rank"])).toStrictEqual([
      "s/d1/1 alive 2024-01-01 1",
      "s/d1/2 dead 2024-01-02 1",
      "s/d1/3 emigrated 2024-01-03 1",
      "s/d1/4 unknown - 1",
    ]);
  });
});
