import { expect, it } from "vitest";
import { overrideFor, overrule } from "../../../pipelines/night/overrides.ts";
import type { Override } from "../../../schemas/override.ts";

const signed: Override = {
  rule: "UTF-DQ-001",
  source: "npr",
  delivery: "0123456789abcdef",
  who: "Kari Testesen",
  when: "2026-07-01",
  reason: "The register closed a region.",
};

it.each([
  ["UTF-DQ-001", "npr", "0123456789abcdef", signed],
  ["UTF-DQ-010", "npr", "0123456789abcdef", null],
  ["UTF-DQ-001", "folk", "0123456789abcdef", null],
  ["UTF-DQ-001", "npr", "fedcba9876543210", null],
] as const)(
  "a signature is for one guard, one source and the bytes of one delivery: %s %s %s",
  (rule, source, content, expected) => {
    expect(overrideFor([signed], rule, source, content)).toBe(expected);
  },
);

it("takes away the faults that are signed for and leaves the others", () => {
  const fault = (code: "UTF-DQ-001" | "UTF-IN-009") => ({ code, message: code });
  const faults = [fault("UTF-DQ-001"), fault("UTF-IN-009"), fault("UTF-DQ-001")];
  expect(overrule([signed], "npr", "0123456789abcdef", faults)).toEqual({
    faults: [fault("UTF-IN-009")],
    signed: [signed],
  });
});
