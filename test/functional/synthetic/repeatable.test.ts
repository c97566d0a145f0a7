import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { makeExtracts } from "../../../pipelines/synthetic/index.ts";

const scale = { lung: 12, sma_children: 7, sma_adults: 6, small_groups: 5, npr_episodes: 600 } as const;

const folders: string[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

const make = async (seed: number, more: Partial<typeof scale> | { npr_episodes: number } = {}) => {
  const folder = await mkdtemp(join(tmpdir(), "utfall-repeat-"));
  folders.push(folder);
  const request = {
    seed,
    folder: join(folder, "inbox"),
    dataCut: "2025-12-31",
    scale: { ...scale, ...more },
    dirt: true,
  };
  await makeExtracts(request);
  return { folder, request };
};

/** Every file below a folder, with its bytes. */
const everything = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((f) => f.isFile()).map((f) => join(f.parentPath, f.name));
  const read = await Promise.all(
    files.map(async (path) => [path.slice(folder.length), (await readFile(path)).toString("base64")] as const),
  );
  return new Map(read.toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

describe("makeExtracts", () => {
  it("writes the same bytes for the same seed, whatever the time zone", async () => {
    vi.stubEnv("TZ", "Pacific/Auckland");
    const there = await make(3);
    vi.stubEnv("TZ", "America/Los_Angeles");
    const here = await make(3);
    expect(await everything(there.folder)).toEqual(await everything(here.folder));
  });

  it("writes other persons for another seed", async () => {
    const keys = async (folder: string): Promise<string> =>
      readFile(join(folder, "inbox/keys/2025-12-31/link_keys.csv"), "utf8");
    expect(await keys((await make(3)).folder)).not.toBe(await keys((await make(4)).folder));
  });

  it("does not change the other registers when NPR is made larger", async () => {
    const small = await everything((await make(3)).folder);
    const large = await everything((await make(3, { npr_episodes: 3000 })).folder);
    for (const path of small.keys()) {
      if (/inbox\/(kreftregisteret|sma_children|nornmd|folkeregisteret)\/.*csv$/.test(path)) {
        expect(large.get(path) === small.get(path), path).toBe(true);
      }
    }
  });

  it("refuses to write over a delivery of the same cut and leaves it as it was", async () => {
    const { folder, request } = await make(3);
    const before = await everything(folder);
    await expect(makeExtracts({ ...request, seed: 4 })).rejects.toMatchObject({ code: "UTF-WS-003" });
    expect(await everything(folder)).toEqual(before);
  });

  it("refuses a request that makes no sense before anything is written", async () => {
    const folder = await mkdtemp(join(tmpdir(), "utfall-repeat-"));
    folders.push(folder);
    const good = { seed: 1, folder: join(folder, "inbox"), dataCut: "2025-12-31", scale, dirt: false };
    const wrong = [
      { ...good, seed: -1 },
      { ...good, dataCut: "2025-13-01" },
      { ...good, dirt: 0.9 },
      { ...good, scale: { ...scale, lung: 1.5 } },
    ];
    for (const request of wrong) await expect(makeExtracts(request)).rejects.toMatchObject({ code: "UTF-CL-002" });
    expect(await readdir(folder)).toEqual([]);
  });

  it("writes no file for a register without a person", async () => {
    const folder = await mkdtemp(join(tmpdir(), "utfall-repeat-"));
    folders.push(folder);
    const none = { lung: 0, sma_children: 0, sma_adults: 0, small_groups: 0, npr_episodes: 0 };
    const { files } = await makeExtracts({
      seed: 1,
      folder: join(folder, "inbox"),
      dataCut: "2025-12-31",
      scale: none,
      dirt: true,
    });
    expect(files.map((file) => file.layout)).toEqual(["prices"]);
    expect(await readdir(join(folder, "inbox/npr"))).toEqual([]);
  });

  it("needs no more memory for four hundred thousand episodes than for ten thousand", async () => {
    const folder = await mkdtemp(join(tmpdir(), "utfall-repeat-"));
    folders.push(folder);
    const highest = (episodes: number): number => {
      const request = {
        seed: 5,
        folder: join(folder, String(episodes), "inbox"),
        dataCut: "2025-12-31",
        scale: { ...scale, npr_episodes: episodes },
        dirt: true,
      };
      const script = `
        import(${JSON.stringify(import.meta.resolve("../../../pipelines/synthetic/index.ts"))})
          .then(({ makeExtracts }) => makeExtracts(${JSON.stringify(request)}))
          .then(({ files }) => {
            const rows = files.filter((f) => f.layout === "npr_episodes").reduce((sum, f) => sum + f.lines, 0);
            process.stdout.write(rows + " " + process.resourceUsage().maxRSS);
          });`;
      const [rows = 0, kilobytes = 0] = execFileSync(process.execPath, ["-e", script], {
        encoding: "utf8",
      })
        .split(" ")
        .map(Number);
      expect(rows).toBeGreaterThanOrEqual(episodes);
      return kilobytes;
    };
    expect(highest(400_000)).toBeLessThan(1.15 * highest(10_000));
  });

  it("hands over a fault of the disk by its code, and leaves nothing in the inbox", async () => {
    const folder = await mkdtemp(join(tmpdir(), "utfall-repeat-"));
    folders.push(folder);
    await writeFile(join(folder, "truth"), "a file where the folder of the truth must stand");
    const request = { seed: 1, folder: join(folder, "inbox"), dataCut: "2025-12-31", scale, dirt: true };
    await expect(makeExtracts(request)).rejects.toMatchObject({
      code: "UTF-IO-001",
      exit: 7,
      message: expect.stringContaining("could not create"),
    });
    expect((await readdir(join(folder, "inbox"), { recursive: true })).filter((name) => name.includes("2025"))).toEqual(
      [],
    );
  });
});
