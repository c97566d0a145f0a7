import { afterEach, describe, expect, it } from "vitest";
import { living, type VitalWorkspace, vitalWorkspace } from "../../support/vital-workspace.ts";

let w: VitalWorkspace;
afterEach(() => w.remove());

const numbered = (sequence: number, rest = ""): string => `data_cut: 2026-06-30\nsequence: ${sequence}\n${rest}`;
const persons = async (): Promise<readonly string[]> => (await w.facts()).map((fact) => fact.split(" ")[0] ?? "");

describe("IN-15 link keys", () => {
  it("link keys that stay, over the deliveries of a series, only where they are unanimous", async () => {
    w = await vitalWorkspace("person_keys: stable");
    await w.deliver("a", living(3), numbered(1));
    await w.deliver("b", ["P04;B;2026-06-30;;"], numbered(2, "kind: delta\n"));
    await w.deliverKeys("2026-06-30", [
      "folk;a;P01;X1;2026-01-01",
      "folk;a;P02;X2;2026-01-01",
      "folk;b;P02;X9;2026-01-01",
      "folk;a;P04;X4;2026-01-01",
    ]);
    expect((await w.night()).exit).toBe(0);
    expect(await persons()).toEqual(["X1", "X4", "folk//P02", "folk//P03"]);
    const { out } = await w.status();
    expect(out).toMatch(/source +keys linked +without link +not unanimous +withdrawn +merged persons/);
    expect(out).toMatch(/folk +2 +1 +1 +0 +0/);
  });

  it("of a later version take the place of those before", async () => {
    w = await vitalWorkspace();
    await w.deliver("a", living(1), numbered(1));
    await w.deliverKeys("2026-03-31", ["folk;a;P01;X1;2026-01-01"]);
    await w.night();
    expect(await persons()).toEqual(["X1"]);
    await w.deliverKeys("2026-06-30", ["folk;a;P01;X2;2026-01-01"]);
    await w.night();
    expect(await persons()).toEqual(["X2"]);
  });

  it("join keys that change from delivery to delivery only where they name the delivery in use", async () => {
    w = await vitalWorkspace();
    await w.deliver("a", living(2), numbered(1));
    await w.deliverKeys("2026-03-31", ["folk;a;P01;X1;2026-01-01"]);
    await w.night();
    await w.deliver("b", living(3), numbered(2));
    await w.night();
    expect(await persons()).toEqual(["folk/b/P01", "folk/b/P02", "folk/b/P03"]);
  });
});
