import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { living, type VitalWorkspace, vitalWorkspace } from "../../support/vital-workspace.ts";

let w: VitalWorkspace;
afterEach(() => w.remove());

/** Files of one byte. */
const litter = async (folder: string, count: number): Promise<void> => {
  await mkdir(folder, { recursive: true });
  for (let n = 0; n < count; n += 500) {
    await Promise.all(
      Array.from({ length: Math.min(500, count - n) }, (_, i) => writeFile(join(folder, `${n + i}.csv`), "x")),
    );
  }
};

describe("RL-04 more in the inbox than the workspace allows", () => {
  it("10 000 files of one byte in a delivery hold it unread with one sentence, exit 3; the rest is taken", async () => {
    w = await vitalWorkspace();
    await w.deliver("2026-03-31", living(3));
    await litter(w.folderOf("2026-06-30"), 10_000);
    const { exit, err } = await w.night();
    expect(exit).toBe(3);
    expect(err.match(/UTF-IN-/g)).toHaveLength(1);
    expect(err).toContain("UTF-IN-036 folk/2026-06-30: more than 500 files. Nothing of it was read.");
    expect((await w.status()).stands).toEqual(["2026-03-31: in-use", "2026-06-30: held"]);
  });

  it("too many deliveries hold the source, and what is live stays", async () => {
    w = await vitalWorkspace("", "inbox: { most_deliveries: 3 }");
    await w.deliver("2026-03-31", living(3));
    await w.night();
    const before = await w.live();
    await litter(join(w.paths.inbox, "folk"), 20);
    const { exit, err } = await w.night();
    expect([exit, await w.live()]).toEqual([3, before]);
    expect(err).toContain("UTF-IN-036 folk: more than 3 deliveries");
    expect(err.match(/UTF-IN-/g)).toHaveLength(1);
  });

  it("too many strangers are told in one sentence", async () => {
    w = await vitalWorkspace("", "inbox: { most_deliveries: 3 }");
    await w.deliver("2026-03-31", living(3));
    await litter(w.paths.inbox, 20);
    const { exit, err } = await w.night();
    expect(exit).toBe(3);
    expect(err).toContain("UTF-IN-036 inbox: more than 5 folders");
    expect(err.match(/UTF-IN-/g)).toHaveLength(1);
  });

  it("100 GB that are announced are refused before they arrive", async () => {
    w = await vitalWorkspace();
    await w.deliver("2026-06-30", living(3), "files: { vital_status.csv: { bytes: 100000000000 } }\n");
    const { exit, err } = await w.night();
    expect(exit).toBe(3);
    expect(err).toContain("UTF-IN-036 folk/2026-06-30: more than 50GiB of data");
  });

  it("so are more bytes than allowed that lie there", async () => {
    w = await vitalWorkspace("", "inbox: { most_bytes: 1MiB }");
    await w.deliver("2026-06-30", [...living(3), " ".repeat(1 << 20)]);
    expect((await w.night()).err).toContain("UTF-IN-036 folk/2026-06-30: more than 1MiB of data");
  });
});
