import { describe, expect, it } from "vitest";
import { exitWith } from "../../../pipelines/night/night-result.ts";
import { attempt, type SetAside } from "../../../pipelines/night/set-aside.ts";
import { type AsideStanding, asideOf, type FaultCode, faults, UtfallError } from "../../../schemas/errors.ts";
import { typeExample } from "../agreement-types/settled.ts";

const agreement = typeExample("f01-flat-discount");
const inForce = { file: "made-up.yaml", agreement, hash: "", disputes: [] };
const anything = new Proxy({}, { get: () => "x" });

const meets = (code: FaultCode) =>
  attempt(inForce, () => {
    throw new UtfallError(code, anything as never);
  });

describe("which faults set one agreement aside, and how it then stands", () => {
  const concerns: Readonly<Partial<Record<FaultCode, AsideStanding>>> = {
    "UTF-AG-003": "refused",
    "UTF-AG-005": "data-not-ready",
    "UTF-AG-006": "data-not-ready",
    "UTF-SL-008": "refused",
  };

  it("are those of the table, and no other of the closed list", () => {
    const found = Object.keys(faults).filter((code) => asideOf({ code: code as FaultCode, message: "" }) !== null);
    expect(found.sort()).toEqual(Object.keys(concerns).sort());
  });

  it.each(Object.entries(concerns))("%s: %s", async (code, standing) => {
    const { id, version, title } = agreement;
    expect(await meets(code as FaultCode)).toMatchObject({ fallen: { id, version, title, standing, fault: { code } } });
  });

  it.each(["UTF-AG-001", "UTF-IO-001", "UTF-IG-003", "UTF-XX-001"] as const)("%s stops the night", async (code) => {
    await expect(meets(code)).rejects.toThrow(code);
  });

  it("a fault of the program is nobody's agreement", async () => {
    const broken = attempt(inForce, () => {
      throw new RangeError("broken");
    });
    await expect(broken).rejects.toThrow(RangeError);
  });
});

describe("the exit code of a night that ran to its end", () => {
  const held = (code: FaultCode) => ({ source: "s", delivery: "d", files: [], faults: [{ code, message: "" }] });
  const aside: SetAside = {
    ...{ id: "a", version: 1, title: { nb: "A", en: "A" }, standing: "refused", kept: null },
    fault: { code: "UTF-AG-003", message: "" },
  };

  // deliveries held, agreements set aside, exit
  it.each([
    [[], [], 0],
    [[held("UTF-IN-006")], [], 3],
    [[], [aside], 4],
    [[held("UTF-IN-006")], [aside], 4],
  ] as const)("%#", (deliveries, agreements, exit) => {
    expect(exitWith(deliveries, agreements)).toBe(exit);
  });
});
