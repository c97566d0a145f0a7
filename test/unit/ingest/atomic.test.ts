import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { publishFolder, removeFolder, writeFileAtomic } from "../../../connectors/files/atomic.ts";

const root = mkdtempSync(join(tmpdir(), "utfall-atomic-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("writeFileAtomic", () => {
  it("replaces a file and leaves nothing else behind", async () => {
    const folder = join(root, "write");
    mkdirSync(folder);
    await writeFileAtomic(join(folder, "a.json"), "old");
    await writeFileAtomic(join(folder, "a.json"), new TextEncoder().encode("new"));
    expect(readFileSync(join(folder, "a.json"), "utf8")).toBe("new");
    expect(readdirSync(folder)).toEqual(["a.json"]);
    expect(statSync(join(folder, "a.json")).mode & 0o777).toBe(0o600);
  });

  it("says what it could not do, without the folder", async () => {
    await expect(writeFileAtomic(join(root, "nowhere", "a.json"), "x")).rejects.toThrow(
      /^UTF-IO-001 could not write a.json: not there\./,
    );
  });
});

describe("publishFolder", () => {
  const made = (name: string, content: string): string => {
    const folder = join(root, name);
    mkdirSync(join(folder, "rows"), { recursive: true });
    writeFileSync(join(folder, "rows", "x"), content);
    return folder;
  };

  it("moves the folder under its final name", async () => {
    expect(await publishFolder(made("tmp-1", "one"), join(root, "store", "one"))).toBe(true);
    expect(readFileSync(join(root, "store", "one", "rows", "x"), "utf8")).toBe("one");
    expect(existsSync(join(root, "tmp-1"))).toBe(false);
  });

  it("keeps what is there already and drops the new one", async () => {
    const final = join(root, "store", "two");
    await publishFolder(made("tmp-2", "first"), final);
    expect(await publishFolder(made("tmp-3", "second"), final)).toBe(false);
    expect(readFileSync(join(final, "rows", "x"), "utf8")).toBe("first");
    expect(existsSync(join(root, "tmp-3"))).toBe(false);
  });

  it("removes folders that are there and those that are not", async () => {
    const folder = made("tmp-4", "x");
    await removeFolder(folder);
    await removeFolder(folder);
    expect(existsSync(folder)).toBe(false);
  });
});
