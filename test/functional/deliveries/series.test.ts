import { rename, rm } from "node:fs/promises";
import { afterEach, describe, expect, it } from "vitest";
import { living, type VitalWorkspace, vitalWorkspace } from "../../support/vital-workspace.ts";

let w: VitalWorkspace;
afterEach(() => w.remove());

const stable = "person_keys: stable";
const numbered = (sequence: number, rest = ""): string => `data_cut: 2026-06-30\nsequence: ${sequence}\n${rest}`;
const delta = (sequence: number, rest = ""): string => numbered(sequence, `kind: delta\n${rest}`);

describe("IN-15 full deliveries", () => {
  it("the same bytes under another name change nothing, exit 0, and status says so", async () => {
    w = await vitalWorkspace();
    await w.deliver("2026-03-31", living(3));
    expect((await w.night()).exit).toBe(0);
    const before = await w.live();
    await w.deliver("2026-06-30", living(3), "", "vital_status_again.csv");
    const { exit, err } = await w.night();
    expect([exit, await w.live()]).toEqual([0, before]);
    expect(err).toContain("Nothing to do");
    const status = await w.status();
    expect([status.exit, status.stands]).toEqual([0, ["2026-03-31: in-use", "2026-06-30: duplicate"]]);
    expect(status.out).toContain("the same bytes as 2026-03-31; nothing changed");
  });

  it("other bytes with a higher number replace the earlier ones", async () => {
    w = await vitalWorkspace();
    await w.deliver("a", living(3), numbered(1));
    await w.night();
    await w.deliver("b", living(4), numbered(2));
    expect((await w.night()).exit).toBe(0);
    expect((await w.status()).stands).toEqual(["a: superseded", "b: in-use"]);
    expect(await w.facts()).toHaveLength(4);
  });

  it("one that comes after a later one is in use is refused, exit 3, until it is removed", async () => {
    w = await vitalWorkspace();
    await w.deliver("b", living(4), numbered(2));
    await w.night();
    const before = await w.live();
    await w.deliver("a", living(3), numbered(1));
    for (const _ of [1, 2]) {
      const { exit, err } = await w.night();
      expect([exit, await w.live()]).toEqual([3, before]);
      expect(err).toContain("UTF-IN-031 folk/a: comes before b, which is in use already");
    }
    expect((await w.status()).stands).toEqual(["a: stale", "b: in-use"]);
    await rm(w.folderOf("a"), { recursive: true });
    expect((await w.night()).exit).toBe(0);
    expect((await w.status()).stands).toEqual(["b: in-use"]);
  });

  it("one that was there before the later one is no error", async () => {
    w = await vitalWorkspace();
    await w.deliver("a", living(3), numbered(1));
    await w.deliver("b", living(4), numbered(2));
    for (const _ of [1, 2]) expect((await w.night()).exit).toBe(0);
    expect((await w.status()).stands).toEqual(["a: superseded", "b: in-use"]);
  });

  it("one that was moved to an archive stays in use against an older one", async () => {
    w = await vitalWorkspace();
    await w.deliver("2026-03-31", living(3));
    await w.deliver("2026-06-30", living(4));
    await w.night();
    await rename(w.folderOf("2026-06-30"), `${w.root}/archived`);
    const { exit, err } = await w.night();
    expect(exit).toBe(0);
    expect(err).toContain("Nothing to do");
    const { stands, out } = await w.status();
    expect(stands).toEqual(["2026-03-31: superseded", "2026-06-30: in-use"]);
    expect(out).toContain("as accepted before; these files no longer lie in the inbox");
  });

  it("one about a shorter period than the one in use is held, exit 3", async () => {
    w = await vitalWorkspace();
    await w.deliver("a", living(3), "sequence: 1\nperiod: { from: 2020-01-01, to: 2026-06-30 }\n");
    await w.night();
    await w.deliver("b", living(3, "2026-07-31"), "sequence: 2\nperiod: { from: 2024-01-01, to: 2026-07-31 }\n");
    const { exit, err } = await w.night();
    expect(exit).toBe(3);
    expect(err).toContain("UTF-IN-037 folk/b: its period does not hold the whole period of a, which is in use");
  });
});

describe("IN-15 deltas", () => {
  it("replace rows of the same key, add the others, and keep file and line of the row in use", async () => {
    w = await vitalWorkspace(stable);
    await w.deliver("a", living(3), numbered(1));
    await w.deliver("b", ["P02;D;2026-07-05;2026-07-05;", "P09;B;2026-07-31;;"], delta(2));
    await w.deliver("c", ["P09;B;2026-08-31;;"], delta(3));
    expect((await w.night()).exit).toBe(0);
    expect(await w.facts()).toEqual([
      "folk//P01 alive 2026-06-30, a:2",
      "folk//P02 dead 2026-07-05, b:2",
      "folk//P03 alive 2026-06-30, a:4",
      "folk//P09 alive 2026-08-31, c:2",
    ]);
    const { out, stands } = await w.status();
    expect(stands).toEqual(["a: in-use", "b: in-use", "c: in-use"]);
    expect(out).toContain("folk/a: 1 rows of vital_status replaced by a later delta");
    expect(out).toContain("folk/b: 1 rows of vital_status replaced by a later delta");
  });

  it("give the same facts in whatever order they came, and a night after that has nothing to do", async () => {
    const numbers = [1, 2, 3] as const;
    const rows = { 1: living(3), 2: ["P02;D;2026-07-05;2026-07-05;"], 3: ["P02;B;2026-07-31;;"] };
    const ends: (readonly string[])[] = [];
    for (const order of [numbers, [3, 1, 2], [2, 3, 1]] as const) {
      w = await vitalWorkspace(stable);
      for (const n of order) {
        await w.deliver(`d${n}`, rows[n], n === 1 ? numbered(1) : delta(n));
        await w.night();
      }
      const { exit, err } = await w.night();
      expect(exit).toBe(0);
      expect(err).toContain("Nothing to do");
      ends.push(await w.facts());
      await w.remove();
    }
    expect(ends[0]).toContain("folk//P02 alive 2026-07-31, d3:2");
    expect(ends.slice(1)).toEqual([ends[0], ends[0]]);
  });

  it("with a hole wait for the missing one, exit 3, and heal by themselves", async () => {
    w = await vitalWorkspace(stable);
    await w.deliver("a", living(3), numbered(1));
    await w.deliver("c", ["P09;B;2026-08-31;;"], delta(3));
    const { exit, err } = await w.night();
    expect(exit).toBe(3);
    expect(err).toContain(
      "UTF-IN-032 folk/c: delta number 3 cannot be used without number 2, which is not there or held",
    );
    expect(await w.facts()).toHaveLength(3);
    expect((await w.status()).stands).toEqual(["a: in-use", "c: gap"]);
    await w.deliver("b", ["P08;B;2026-07-31;;"], delta(2));
    expect((await w.night()).exit).toBe(0);
    expect(await w.facts()).toHaveLength(5);
    expect((await w.status()).stands).toEqual(["a: in-use", "b: in-use", "c: in-use"]);
  });

  it("are replaced by a full delivery after them, and all stay traceable in what was published before", async () => {
    w = await vitalWorkspace(stable);
    await w.deliver("a", living(3), numbered(1));
    await w.deliver("b", ["P09;B;2026-07-31;;"], delta(2));
    await w.night();
    await w.deliver("c", living(5, "2026-08-31"), numbered(3));
    expect((await w.night()).exit).toBe(0);
    const { stands, out } = await w.status();
    expect(stands).toEqual(["a: superseded", "b: superseded", "c: in-use"]);
    expect(out).toMatch(/folk: delivery +a \+ b +c/);
    expect(await w.facts()).toHaveLength(5);
  });

  it("go on from the store when the deliveries before them were moved to an archive", async () => {
    w = await vitalWorkspace(stable);
    await w.deliver("a", living(3), numbered(1));
    await w.deliver("b", ["P09;B;2026-07-31;;"], delta(2));
    await w.night();
    await rm(w.folderOf("a"), { recursive: true });
    await rm(w.folderOf("b"), { recursive: true });
    await w.deliver("c", ["P10;B;2026-08-31;;"], delta(3));
    expect((await w.night()).exit).toBe(0);
    expect(await w.facts()).toHaveLength(5);
  });

  it("of a source whose person keys change are refused with the reason", async () => {
    w = await vitalWorkspace();
    await w.deliver("a", living(3), numbered(1));
    await w.deliver("b", ["P09;B;2026-07-31;;"], delta(2));
    const { exit, err } = await w.night();
    expect(exit).toBe(3);
    expect(err).toContain(
      "UTF-IN-035 folk/b: a delta cannot be joined to deliveries before it, because person_keys of this source is per-delivery",
    );
    expect(await w.facts()).toHaveLength(3);
  });

  it("without a number are refused", async () => {
    w = await vitalWorkspace(stable);
    await w.deliver("2026-07-31", living(1), "kind: delta\n");
    const { exit, err } = await w.night();
    expect(exit).toBe(3);
    expect(err).toContain("UTF-IN-018 folk/2026-07-31/delivery.yaml:1:1: a delta needs a sequence");
  });
});
