import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { DeliveryNote } from "../../../schemas/delivery.ts";

const file = resolve(import.meta.dirname, "../../../schemas/published/delivery.schema.json");

describe("the published JSON Schema of delivery.yaml", () => {
  // Renew with: UPDATE=1 vitest run test/unit/deliveries
  it("is the one that the zod schema gives", () => {
    const fresh = `${JSON.stringify(z.toJSONSchema(DeliveryNote, { io: "input" }), null, 2)}\n`;
    if (process.env.UPDATE === "1") writeFileSync(file, fresh);
    expect(readFileSync(file, "utf8")).toBe(fresh);
  });

  it("takes a note as a register writes it, and refuses an unknown key", () => {
    const published = z.fromJSONSchema(JSON.parse(readFileSync(file, "utf8")));
    const note = {
      period: { from: "2020-01-01", to: "2026-06-30" },
      kind: "delta",
      sequence: 4,
      supersedes: { delivery: "2026-05-31", reason: "wrong unit" },
      files: { "SOM_2026_M06.csv": { sha256: "…", lines: 12, bytes: 900 } },
    };
    expect(published.safeParse(note).success).toBe(true);
    expect(published.safeParse({ ...note, replaces: "x" }).success).toBe(false);
  });
});
