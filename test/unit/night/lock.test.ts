import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { takeLock } from "../../../connectors/files/lock.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "utfall-lock-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lockModule = new URL("../../../connectors/files/lock.ts", import.meta.url).href;

/** Another process that takes the lock, says so, and waits to be killed. */
const otherProcess = async (path: string) => {
  const script = `const { takeLock } = await import(${JSON.stringify(lockModule)});
await takeLock(${JSON.stringify(path)}, "2026-07-01T01:00:00.000Z");
process.stdout.write("held");
setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  return child;
};

it("a second process is refused with who holds the lock, and gets it at once when the holder is killed", async () => {
  const path = join(folder, "lock");
  const holder = await otherProcess(path);
  await expect(takeLock(path, "2026-07-01T01:00:01.000Z")).rejects.toThrow(
    `UTF-LK-001 another run is working in this workspace (process ${holder.pid}, since 2026-07-01T01:00:00.000Z)`,
  );
  const gone = new Promise((resolve) => holder.once("exit", resolve));
  holder.kill("SIGKILL");
  await gone;
  const lock = await takeLock(path, "2026-07-01T01:00:02.000Z");
  await lock.release();
});

it("a lock file that a kill left half made is made anew", async () => {
  const path = join(folder, "lock");
  await mkdir(`${path}.new-abcdef`);
  await writeFile(join(`${path}.new-abcdef`, "lock"), "half a database file");
  const lock = await takeLock(path, "2026-07-01T01:00:00.000Z");
  await lock.release();
});

it("of processes that make the lock file at the same moment exactly one gets the lock", async () => {
  const path = join(folder, "lock");
  const script = `const { takeLock } = await import(${JSON.stringify(lockModule)});
process.stdin.once("data", async () => {
  const got = await takeLock(${JSON.stringify(path)}, "2026-07-01T01:00:00.000Z").then(() => "held", (e) => e.code);
  process.stdout.write(got);
});
process.stdout.write("ready ");`;
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["pipe", "pipe", "inherit"] }),
  );
  try {
    await Promise.all(children.map((child) => once(child.stdout, "data")));
    const answers = children.map(async (child) => String((await once(child.stdout, "data"))[0]));
    for (const child of children) child.stdin.write("go");
    expect((await Promise.all(answers)).sort()).toEqual(["UTF-LK-001", "UTF-LK-001", "UTF-LK-001", "held"]);
  } finally {
    for (const child of children) child.kill("SIGKILL");
  }
});
