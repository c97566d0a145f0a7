import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDictionary } from "../../../connectors/statfiles/read-dictionary.ts";
import { longTextLabels } from "../../../connectors/statfiles/spss-labels.ts";
import { labelText } from "../../../connectors/statfiles/value-labels.ts";
import { formOfName } from "../../../schemas/form.ts";

const fixtures = resolve(import.meta.dirname, "../../fixtures/forms");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "utfall-labels-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string) => readDictionary(path, formOfName(path).id).labels;

/** The columns that have labels, by their place from 0. */
const labelled = (path: string) =>
  (read(path) ?? []).flatMap((labels, i) => (labels === null ? [] : [[i, ...labels] as const]));

/** The fixture with bytes changed by hand. */
const changed = (name: string, change: (bytes: Buffer) => Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, change(readFileSync(join(fixtures, name))));
  return path;
};

describe("value labels", () => {
  it.each(["visits.sav", "visits-plain.sav", "visits.zsav", "visits-10.dta", "visits-13.dta", "visits-14.dta"])(
    "of %s are those of its third column",
    (name) => {
      expect(labelled(join(fixtures, name))).toEqual([[2, [1, "first"], [2, "later"]]]);
    },
  );

  it("of short texts are read by their text, and letters beyond ASCII as they were meant", () => {
    expect(labelled(join(fixtures, "labelled.sav"))).toEqual([
      [1, ["B", "i live"], ["D", "død"], ["X", "not traced."], ["Kari", "no code"]],
    ]);
    expect(labelText(Buffer.from("død", "utf8"))).toBe("død");
    expect(labelText(Buffer.from("død\0rest", "latin1"))).toBe("død");
  });

  it("of SAS files are not told: catalogs lie apart", () => {
    for (const name of ["visits.sas7bdat", "visits-v8.xpt"]) expect(read(join(fixtures, name))).toBeUndefined();
  });

  it("of long texts are read from their own record", () => {
    const word = (n: number): Buffer => Buffer.from([n, 0, 0, 0]);
    const piece = (text: string): readonly Buffer[] => [word(text.length), Buffer.from(text)];
    const record = Buffer.concat([
      ...piece("Stage"),
      word(20),
      word(2),
      ...["a code beyond", "one", "another code", "two"].flatMap(piece),
    ]);
    expect([...longTextLabels(record, true)]).toEqual([
      [
        "STAGE",
        new Map([
          ["a code beyond", "one"],
          ["another code", "two"],
        ]),
      ],
    ]);
    expect(() => longTextLabels(record.subarray(0, -1), true)).toThrow(RangeError);
    record.writeUInt32LE(4_000_000_000, 13);
    expect(() => longTextLabels(record, true)).toThrow(RangeError);
  });

  it("whose places or numbers cannot be make the file a damaged one", () => {
    const table = (bytes: Buffer): number => bytes.indexOf("<lbl>") + 5 + 4 + 129 + 3;
    const far = changed("visits-14.dta", (bytes) => {
      bytes.writeUInt32LE(1000, table(bytes) + 8);
      return bytes;
    });
    expect(() => read(far)).toThrow(RangeError);
    const many = changed("visits-14.dta", (bytes) => {
      bytes.writeUInt32LE(0xffff_ffff, table(bytes));
      return bytes;
    });
    expect(() => read(many)).toThrow(RangeError);
    // The value label record: kind 3, two labels.
    const head = Buffer.from([3, 0, 0, 0, 2, 0, 0, 0]);
    const counted = changed("visits.sav", (bytes) => {
      bytes.writeInt32LE(2_000_000, bytes.indexOf(head) + 4);
      return bytes;
    });
    expect(() => read(counted)).toThrow(RangeError);
  });
});

describe("a dictionary with one byte changed", () => {
  it.each(["labelled.sav", "labelled.dta", "visits-10.dta"])("of %s is read, or known for damaged", (name) => {
    const bytes = readFileSync(join(fixtures, name));
    const path = join(folder, name);
    let damaged = 0;
    for (let at = 0; at < Math.min(bytes.length, 4000); at += 3) {
      const other = Buffer.from(bytes);
      other.writeUInt8((bytes[at] ?? 0) ^ 0xff, at);
      writeFileSync(path, other);
      try {
        expect(read(path)).toBeDefined();
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        damaged += 1;
      }
    }
    expect(damaged).toBeGreaterThan(10);
  });
});

const oracle = "/usr/bin/extract_metadata";

interface Metadata {
  readonly variables: readonly {
    readonly categories?: readonly { readonly code: number | string; readonly label: string }[];
  }[];
}

describe.skipIf(!existsSync(oracle))("readstat's own extract_metadata (is needed)", () => {
  it.each([
    "visits.sav",
    "visits-plain.sav",
    "labelled.sav",
    "labelled-swapped.sav",
    "declared.sav",
    "visits-10.dta",
    "visits-13.dta",
    "visits-14.dta",
    "visits-15.dta",
    "labelled.dta",
    "months.dta",
  ])("reads the same labels from %s", (name) => {
    const out = join(folder, `${name}.json`);
    execFileSync(oracle, [join(fixtures, name), out], { env: {}, stdio: "ignore" });
    const { variables } = JSON.parse(readFileSync(out, "utf8")) as Metadata;
    const theirs = variables.map(({ categories }) => categories?.map(({ code, label }) => [code, label]) ?? null);
    expect(read(join(fixtures, name))?.map((labels) => (labels === null ? null : [...labels]))).toEqual(theirs);
  });
});

describe("the dictionary of an SPSS portable file", () => {
  const portable = (change: (text: string) => string): string =>
    changed("labelled.por", (bytes) => Buffer.from(change(bytes.toString("latin1")), "latin1"));

  it("tells value labels of numbers and of texts, and which numbers are moments", () => {
    const { units, labels } = readDictionary(join(fixtures, "labelled.por"), "spss-portable");
    expect(units).toEqual(["plain", "plain", "seconds-1582", "plain", "seconds-1582", "plain"]);
    expect((labels ?? []).map((of) => of && [...of])).toEqual([
      null,
      [
        [1, "i live"],
        [2, "doed"],
      ],
      null,
      null,
      null,
      [
        ["A", "alfa"],
        ["B", "beta"],
      ],
    ]);
  });

  it("reads codes with fractions, signs and powers of thirty", () => {
    // In as many characters: 1.F is one and a half, -1+1 is minus thirty.
    const path = portable((text) => text.replace("ST2/1/6/i live2/4/doed", "ST2/-1+1/3/abc1.F/3/xyz"));
    const [, labels] = readDictionary(path, "spss-portable").labels ?? [];
    expect(labels && [...labels.keys()]).toEqual([-30, 1.5]);
  });

  it.each([
    ["that is cut", (text: string) => text.slice(0, 700)],
    ["in characters that are not ASCII's", (text: string) => text.replace("ABCDEF", "ABCDFE")],
    ["with a record that nobody knows", (text: string) => text.replace("D1/2/ST", "X1/2/ST")],
    ["with a number that is none", (text: string) => text.replace("51K/", "5z!/")],
    ["with more labels than any list has", (text: string) => text.replace("D1/2/ST2/", "D1/2/STTTTTT/")],
  ])("%s is damaged", (_, change) => {
    expect(() => readDictionary(portable(change), "spss-portable")).toThrow(RangeError);
  });
});
