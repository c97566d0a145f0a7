import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { faults, UtfallError } from "../../../schemas/errors.ts";
import { type IntakeBench, intakeBench } from "../../support/ingest/take-in.ts";
import { visits } from "../../support/ingest/visits.ts";

let bench: IntakeBench;
beforeAll(async () => {
  bench = await intakeBench();
});
afterAll(() => bench.close());

/** Stands in every line; in a message it would be a value that has leaked. */
const canary = "QZKX";

const whole = Buffer.from(
  `PID;visit_date;kind;place;score;dose;unit;nurse\n${Array.from(
    { length: 12 },
    (_, i) =>
      `${canary}${i};2024-01-${String(i + 1).padStart(2, "0")};0${(i % 2) + 1};A;${i};${i},50;11111${i % 10};"Kari ""K"" ${canary}; sykepleier"\n`,
  ).join("")}`,
);

type Mutation = (bytes: Uint8Array) => Buffer;

const at = (bytes: Uint8Array, where: number): number => (bytes.length === 0 ? 0 : where % bytes.length);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(fc.nat(), fc.integer({ min: 0, max: 7 })).map(
    ([where, bit]): Mutation =>
      (bytes) => {
        const copy = Buffer.from(bytes);
        const i = at(copy, where);
        if (copy.length > 0) copy[i] = (copy[i] ?? 0) ^ (1 << bit);
        return copy;
      },
  ),
  fc.tuple(fc.nat(), fc.nat({ max: 60 })).map(
    ([where, length]): Mutation =>
      (bytes) => {
        const i = at(bytes, where);
        return Buffer.concat([bytes.subarray(0, i), bytes.subarray(i + length)]);
      },
  ),
  fc.nat().map(
    (where): Mutation =>
      (bytes) =>
        Buffer.from(bytes.subarray(0, at(bytes, where))),
  ),
  fc
    .tuple(
      fc.nat(),
      fc.constantFrom(
        '"',
        '""',
        ";",
        ";;;",
        "\n",
        "\r",
        "\r\n",
        "\n\n",
        "\0",
        "\ufeff",
        "\t",
        "æ",
        "\u202e",
        "😀",
        "\u0085",
        "word;",
        "'; DROP TABLE part; --",
      ),
    )
    .map(
      ([where, text]): Mutation =>
        (bytes) => {
          const i = at(bytes, where);
          return Buffer.concat([bytes.subarray(0, i), Buffer.from(text), bytes.subarray(i)]);
        },
    ),
  fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 6 })).map(
    ([where, random]): Mutation =>
      (bytes) => {
        const i = at(bytes, where);
        return Buffer.concat([bytes.subarray(0, i), random, bytes.subarray(i)]);
      },
  ),
  fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 200 })).map(
    ([from, to, length]): Mutation =>
      (bytes) => {
        const piece = bytes.subarray(at(bytes, from), at(bytes, from) + length);
        const i = at(bytes, to);
        return Buffer.concat([bytes.subarray(0, i), piece, bytes.subarray(i)]);
      },
  ),
);

it("a file changed anywhere is held with a code of the closed list or has every line accounted for, and no value is told", async () => {
  let held = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('"' as const, "none" as const),
      async (mutations, quote) => {
        const bytes = mutations.reduce<Buffer>((file, mutate) => mutate(file), whole);
        const { outcome, table } = await bench
          .takeIn(bytes, visits, { settings: { quote } })
          .catch((error: unknown) => {
            // A defect of ours, or a disk that is full: neither is the file's doing.
            throw error instanceof UtfallError ? new Error(`the file ended the night: ${error.message}`) : error;
          });
        const told = JSON.stringify({ ...outcome, folder: null });
        expect(told.toUpperCase()).not.toContain(canary);
        if (outcome.state === "held") {
          held += 1;
          expect([outcome.fault.code, faults[outcome.fault.code].exit]).toEqual([outcome.fault.code, 3]);
          return;
        }
        const { lines, accepted, rejected, duplicates } = outcome.record;
        expect(accepted + rejected + duplicates).toBe(lines);
        // Lines counted in another way: line feeds, less the header and what is blank.
        const texts = bytes.toString("latin1").split("\n").slice(1, -1);
        expect(lines).toBe(texts.filter((text) => text !== "" && text !== "\r").length);
        expect((await table("rows")).length).toBe(accepted);
        const aside = new Set((await table("quarantine")).map((r) => r.line));
        expect(aside.size).toBe(rejected);
      },
    ),
    { numRuns: 150, seed: 20_261_122 },
  );
  // The test is of both outcomes.
  expect([held > 20, held < 140]).toEqual([true, true]);
});

it("a header that has run into the first line tells none of its values", async () => {
  const text = whole.toString("utf8");
  for (const glued of [text.replace("\n", ""), text.replace("\n", ";"), text.replace("\n", " ")]) {
    const { outcome } = await bench.takeIn(glued, visits);
    expect(outcome.record).toMatchObject({ lines: 11, accepted: 0, rejected: 11, unknownColumns: [] });
    expect(JSON.stringify(outcome.record)).not.toMatch(/QZKX|2024|Kari|sykepleier/);
  }
});
