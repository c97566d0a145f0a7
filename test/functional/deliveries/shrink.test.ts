import { writeFile } from "node:fs/promises";
import { afterEach, describe, expect, it } from "vitest";
import { readLedger } from "../../../pipelines/night/ledger.ts";
import { living, type VitalWorkspace, vitalWorkspace } from "../../support/vital-workspace.ts";

let w: VitalWorkspace;
afterEach(() => w.remove());

const numbered = (sequence: number): string => `data_cut: 2026-06-30\nsequence: ${sequence}\n`;

const signature = (
  rule: string,
  delivery: string,
  reason = "The register closed a region; confirmed by telephone.",
): string =>
  `overrides:\n  - { rule: ${rule}, source: folk, delivery: ${delivery}, who: Kari Testesen, when: 2026-07-01, reason: "${reason}" }\n`;

const fingerprintIn = (text: string): string => /delivery fingerprint ([0-9a-f]{16})/.exec(text)?.[1] ?? "none";

/** Deliveries with so many persons, one a night; answers with the last night. */
const nights = async (...sizes: readonly number[]) => {
  let last = { exit: 0, err: "" };
  for (const [i, size] of sizes.entries()) {
    await w.deliver(`d${i + 1}`, living(size), numbered(i + 1));
    last = await w.night();
  }
  return last;
};

describe("IN-16 a full delivery that has shrunk", () => {
  it("by 40 % is not believed, exit 4, and the last one stays in use", async () => {
    w = await vitalWorkspace();
    const { exit, err } = await nights(20, 12);
    expect(exit).toBe(4);
    expect(err).toContain("UTF-DQ-001 folk/d2: 12 lines of vital_status, the delivery in use has 20");
    expect(await w.facts()).toHaveLength(20);
    const { exit: standing, out } = await w.status();
    expect([standing, out]).toEqual([4, expect.stringContaining("  folk/d2 (a data-quality limit)\n    UTF-DQ-001 ")]);
    await w.deliver("d3", [], numbered(3));
    expect((await w.night()).err).toContain("UTF-DQ-001 folk/d3: 0 lines of vital_status");
  });

  it("slowly, by steps that each would pass, is not believed against the largest of the last ones", async () => {
    w = await vitalWorkspace();
    const { exit, err } = await nights(20, 17, 15);
    expect(exit).toBe(4);
    expect(err).toContain("UTF-DQ-010 folk/d3: 15 lines of vital_status, d1 had 20; a fall of more than 20 %");
    expect(await w.facts()).toHaveLength(17);
  });

  it("is believed when the larger one lies further back than the workspace looks", async () => {
    w = await vitalWorkspace("limits: { shrink_window: 1 }");
    expect((await nights(20, 17, 15)).exit).toBe(0);
  });
});

describe("IN-16 a signature in overrides.yaml", () => {
  it("lets the delivery in, and stands in the ledger, in status and with what is live", async () => {
    w = await vitalWorkspace();
    const { err } = await nights(20, 12);
    await writeFile(w.paths.overrides, signature("UTF-DQ-001", fingerprintIn(err)));
    expect((await w.night()).exit).toBe(0);
    expect(await w.facts()).toHaveLength(12);
    expect((await w.status()).out).toContain(
      "Signed for in overrides.yaml\n  folk/d2, UTF-DQ-001: signed by Kari Testesen on 2026-07-01: The register closed a region",
    );
    const entered = (await readLedger(w.paths.ledger)).at(-1)?.overrides;
    expect(entered).toEqual([expect.objectContaining({ rule: "UTF-DQ-001", name: "d2", who: "Kari Testesen" })]);
    const again = await w.night();
    expect([again.exit, again.err]).toEqual([0, expect.stringContaining("Nothing to do")]);
    expect((await readLedger(w.paths.ledger)).at(-1)?.overrides).toBeUndefined();
    // It ends the look back, and is remembered when the file is gone.
    await writeFile(w.paths.overrides, "overrides: []\n");
    expect((await w.night()).exit).toBe(0);
    expect((await w.status()).out).toContain("signed by Kari Testesen");
    await w.deliver("d3", living(11), numbered(3));
    expect((await w.night()).exit).toBe(0);
  });

  it("holds for no other bytes, guard or fault, and needs a reason", async () => {
    w = await vitalWorkspace();
    const content = fingerprintIn((await nights(20, 12)).err);
    const refusals: readonly (readonly [string, number, string])[] = [
      [signature("UTF-DQ-001", "0123456789abcdef"), 4, "UTF-DQ-001 folk/d2"],
      [signature("UTF-DQ-010", content), 4, "UTF-DQ-001 folk/d2"],
      [signature("UTF-IN-009", content), 2, "UTF-WS-002 overrides.yaml:2:7: overrides.0.rule: expected one of"],
      [signature("UTF-DQ-001", content, "ok"), 2, "overrides.0.reason: expected at least 10"],
    ];
    for (const [text, code, words] of refusals) {
      await writeFile(w.paths.overrides, text);
      const { exit, err } = await w.night();
      expect([exit, err]).toEqual([code, expect.stringContaining(words)]);
    }
  });
});
