import { appendFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { living, type VitalWorkspace, vitalWorkspace } from "../../support/vital-workspace.ts";

let w: VitalWorkspace;
afterEach(() => w.remove());

describe("IN-01 a delivery that is still arriving", () => {
  it("is not touched while somebody writes to it, exit 0, and is taken by a later night", async () => {
    w = await vitalWorkspace();
    await w.deliver("2026-03-31", living(2));
    await w.night();
    const before = await w.live();
    const path = await w.deliver("2026-06-30", living(3));
    w.at(new Date().toISOString());
    const writing = new AbortController();
    const writer = (async () => {
      for (let n = 10; !writing.signal.aborted; n += 1) {
        await appendFile(path, `P${n};B;2026-06-30;;\n`);
        await pause(50);
      }
    })();
    const growing = await w.night();
    writing.abort();
    await writer;
    expect([growing.exit, await w.live()]).toEqual([0, before]);
    expect(growing.err).toContain("waiting: folk/2026-06-30");
    expect((await w.status()).stands).toEqual(["2026-03-31: in-use", "2026-06-30: waiting"]);
    expect((await w.night()).exit).toBe(0);
    expect((await w.status()).stands).toEqual(["2026-03-31: superseded", "2026-06-30: in-use"]);
  });

  it("waits until its files have been quiet for as long as the workspace says", async () => {
    w = await vitalWorkspace("", "inbox: { quiet_minutes: 30 }");
    const path = await w.deliver("2026-06-30", living(3));
    await w.touch(path, "2026-07-01T00:45:00Z");
    const early = await w.night();
    expect([early.exit, early.err]).toEqual([0, expect.stringContaining("waiting: folk/2026-06-30")]);
    w.at("2026-07-01T01:20:00.000Z");
    expect((await w.night()).exit).toBe(0);
    expect((await w.status()).stands).toEqual(["2026-06-30: in-use"]);
  });

  it("waits while a file has fewer bytes than announced", async () => {
    w = await vitalWorkspace();
    await w.deliver("2026-06-30", living(3), "files: { vital_status.csv: { bytes: 9999 } }\n");
    const { exit, err } = await w.night();
    expect([exit, err]).toEqual([0, expect.stringContaining("waiting: folk/2026-06-30")]);
  });

  it("is held as incomplete after the configured time, exit 3, and taken when it is complete", async () => {
    w = await vitalWorkspace("", "inbox: { incomplete_after_hours: 24 }");
    await w.deliver("2026-06-30", living(3));
    await w.deliver("2026-06-30", [], "", "vital_status_2.csv.partial");
    expect((await w.night()).exit).toBe(0);
    w.at("2026-07-02T00:59:00.000Z");
    expect((await w.night()).exit).toBe(0);
    w.at("2026-07-02T01:01:00.000Z");
    const { exit, err } = await w.night();
    expect(exit).toBe(3);
    expect(err).toContain("UTF-IN-034 folk/2026-06-30: incomplete since 2026-07-01T01:00, longer than 24 hours");
    expect((await w.status()).out).toContain("incomplete since 2026-07-01T01:00");
    await rm(join(w.folderOf("2026-06-30"), "vital_status_2.csv.partial"));
    expect((await w.night()).exit).toBe(0);
    expect((await w.status()).stands).toEqual(["2026-06-30: in-use"]);
  });
});
