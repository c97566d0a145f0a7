import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { errorManual } from "../../schemas/error-manual.ts";
import { exitCode, type FaultCode, faults, UtfallError } from "../../schemas/errors.ts";

const root = resolve(import.meta.dirname, "../..");
const codes = Object.keys(faults) as FaultCode[];

const sources = ["schemas", "connectors", "pipelines", "reports"].flatMap((room) =>
  readdirSync(join(root, room), { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile() && e.name.endsWith(".ts") && e.name !== "errors.ts" && !e.parentPath.endsWith("faults"))
    .map((e) => readFileSync(join(e.parentPath, e.name), "utf8")),
);

/** A value for any parameter: errors must speak in full sentences whatever they are given. */
const anything = new Proxy(
  {},
  {
    get: (_, name) =>
      ["columns", "layouts", "files", "sources", "seems", "unknown"].includes(String(name)) ? ["x"] : "x",
  },
);

describe("the closed list of errors", () => {
  it("has codes of one form, each used somewhere", () => {
    expect(codes.filter((code) => !/^UTF-[A-Z]{2}-\d{3}$/.test(code))).toEqual([]);
    expect(codes.filter((code) => !sources.some((text) => text.includes(`"${code}"`)))).toEqual([]);
  });

  it("gives each code an exit code of the documented ones and a sentence for the manual", () => {
    const known = new Set<number>(Object.values(exitCode));
    for (const code of codes) {
      expect(known.has(faults[code].exit)).toBe(true);
      expect(faults[code].about).toMatch(/^[A-Z].*\.$/);
    }
  });

  it.each(codes)("%s says in one line where, what and what to do", (code) => {
    const { message } = new UtfallError(code, anything as never);
    expect(message).toMatch(new RegExp(`^${code} \\S.*[.?]$`));
    expect(message).not.toContain("\n");
    expect(message).not.toContain("undefined");
  });
});

describe("the page of error codes", () => {
  it("is as the list says; UPDATE=1 renews it", () => {
    const page = join(root, "schemas", "ERRORS.md");
    if (process.env.UPDATE === "1") writeFileSync(page, errorManual());
    expect(readFileSync(page, "utf8")).toBe(errorManual());
  });
});
