import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AgreementShape } from "../../../schemas/agreement/agreement.ts";

const file = resolve(import.meta.dirname, "../../../schemas/published/agreement.schema.json");

describe("the published JSON Schema of agreement files", () => {
  // Renew with: UPDATE=1 vitest run test/unit/agreement
  it("is the one that the zod schema gives", () => {
    const fresh = `${JSON.stringify(z.toJSONSchema(AgreementShape, { io: "input" }), null, 2)}\n`;
    if (process.env.UPDATE === "1") writeFileSync(file, fresh);
    expect(readFileSync(file, "utf8")).toBe(fresh);
  });
});
