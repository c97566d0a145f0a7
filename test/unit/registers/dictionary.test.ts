import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { dataDictionary } from "../../../schemas/dictionary.ts";
import { layouts } from "../../../schemas/registers/index.ts";

const page = fileURLToPath(new URL("../../../schemas/registers/DICTIONARY.md", import.meta.url));

describe("the data dictionary", () => {
  it("is fresh; renew it with UPDATE=1 npx vitest run test/unit/registers/dictionary.test.ts", () => {
    const made = dataDictionary(layouts);
    if (process.env.UPDATE === "1") writeFileSync(page, made);
    expect(readFileSync(page, "utf8") === made, "schemas/registers/DICTIONARY.md is older than the layouts").toBe(true);
  });

  it("shows type, presence, codes, caution and other names of a column", () => {
    const made = dataDictionary(layouts);
    expect(made).toContain(
      "| `BEHANDLNG_SPINRAZA` | code | may be empty | Had Spinraza before the age of 18. **Note:** 1 is no and 2 is yes.",
    );
    expect(made).toContain(
      "| `P_statusdato` | date | see rules | Last day on which the status is known to hold. |  | `STATUSDATO` |",
    );
    expect(made).toContain("| `ASSESSBY` | dropped | never stored |");
    expect(made).toContain("| `KLINISK_ATEND` | int 0…64, finding above 46 |");
  });

  it("says which layouts are provisional, and on what evidence they stand", () => {
    for (const layout of layouts) {
      const section = dataDictionary([layout]);
      expect(section.includes("**PROVISIONAL.**")).toBe(layout.provisional !== undefined);
      expect(section).toContain(`Evidence: ${layout.evidence}`);
      expect(section.split("\n").filter((line) => line.startsWith("| `"))).toHaveLength(layout.columns.length);
    }
  });

  it("keeps a table row in six cells whatever a pattern or code holds", () => {
    const rows = dataDictionary(layouts)
      .split("\n")
      .filter((line) => line.startsWith("| `"));
    expect(rows.filter((row) => row.replaceAll("\\|", "").split("|").length !== 8)).toEqual([]);
  });
});
