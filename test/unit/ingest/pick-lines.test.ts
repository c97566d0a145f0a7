import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { linePicker } from "../../../connectors/csv/pick-lines.ts";

const folder = mkdtempSync(join(tmpdir(), "utfall-pick-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("finds every line of a part by its number, and no other", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.string({ unit: fc.constantFrom("a", "å", ";", "7") })), {
        maxLength: 30,
      }),
      async (steps) => {
        let number = 0;
        const lines = steps.map(([step, text]) => {
          number += step;
          return [number, text] as const;
        });
        const path = join(folder, "part.csv");
        writeFileSync(path, lines.map(([n, text]) => `${n};${text}\n`).join(""));
        const pick = await linePicker(path, ";");
        const held = new Map(lines);
        for (let n = 0; n <= number + 2; n += 1) expect(pick(n)).toBe(held.get(n) ?? null);
      },
    ),
  );
});
