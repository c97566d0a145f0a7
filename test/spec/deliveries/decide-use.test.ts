import { describe, expect, it } from "vitest";
import { decided, offers } from "../../support/offers.ts";

const cases: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  [
    "IN-15 of full deliveries the last by name is in use",
    "2026-03 full - A\n2026-06 full - B",
    { "2026-03": "superseded by 2026-06", "2026-06": "in use 0" },
  ],
  ["IN-15 a number goes before the name", "b full 1 A\na full 2 B", { a: "in use 0", b: "superseded by a" }],
  [
    "IN-15 a delivery with a number comes after those without",
    "2026-06 full - A\n2020-01 full 1 B",
    { "2020-01": "in use 0", "2026-06": "superseded by 2020-01" },
  ],
  [
    "IN-15 the same bytes under another name are a duplicate",
    "2026-03 full - A\n2026-06 full - A",
    { "2026-03": "in use 0", "2026-06": "duplicate of 2026-03" },
  ],
  [
    "IN-15 the same bytes under another number are a duplicate",
    "a full 1 A\nb full 2 A",
    { a: "in use 0", b: "duplicate of a" },
  ],
  [
    "IN-15 an old extract copied under a new name does not come back",
    "01 full - A\n02 full - B\n03 full - A",
    { "01": "superseded by 02", "02": "in use 0", "03": "duplicate of 01" },
  ],
  [
    "IN-15 with a higher number it does: the register says so",
    "a full 1 A\nb full 2 B\nc full 3 A",
    { a: "superseded by b", b: "superseded by c", c: "in use 0" },
  ],
  [
    "IN-15 deltas apply after the full delivery, by number",
    "c delta 3 C\na full 1 A\nb delta 2 B",
    { a: "in use 0", b: "in use 1", c: "in use 2" },
  ],
  [
    "IN-15 a hole holds what comes after it",
    "a full 1 A\nb delta 2 B\nd delta 4 D\ne delta 5 E",
    { a: "in use 0", b: "in use 1", d: "gap 3", e: "gap 3" },
  ],
  [
    "IN-15 a held delta is a hole",
    "a full 1 A\nb delta 2 B held\nc delta 3 C",
    { a: "in use 0", b: "held", c: "gap 2" },
  ],
  [
    "IN-01 behind a delta that is still arriving the others wait",
    "a full 1 A\nb delta 2 B waiting\nc delta 3 C",
    { a: "in use 0", b: "waiting", c: "waiting" },
  ],
  ["IN-15 a delta without a full delivery before it is a hole", "b delta 2 B", { b: "gap 1" }],
  [
    "IN-15 a full delivery without a number carries no deltas",
    "a full - A\nb delta 2 B",
    { a: "in use 0", b: "gap 1" },
  ],
  [
    "IN-15 a full delivery replaces the deltas before it",
    "a full 1 A\nb delta 2 B\nc full 3 C",
    { a: "superseded by c", b: "superseded by c", c: "in use 0" },
  ],
  [
    "IN-15 and heals a hole before it",
    "a full 1 A\nc delta 3 C\nd full 4 D\ne delta 5 E",
    { a: "superseded by d", c: "superseded by d", d: "in use 0", e: "in use 1" },
  ],
  [
    "IN-15 deltas go on after a duplicate's number",
    "a full 1 A\nb full 2 A\nc delta 3 C",
    { a: "in use 0", b: "duplicate of a", c: "in use 1" },
  ],
  [
    "IN-15 a delta sent twice under one number counts once",
    "a full 1 A\nb delta 2 B\nc delta 2 B",
    { a: "in use 0", b: "in use 1", c: "duplicate of b" },
  ],
  [
    "IN-15 two deltas alike under two numbers are two",
    "a full 1 A\nb delta 2 B\nc delta 3 B",
    { a: "in use 0", b: "in use 1", c: "in use 2" },
  ],
  [
    "IN-15 of two deltas with one number the later name counts",
    "a full 1 A\nb delta 2 B\nc delta 2 C",
    { a: "in use 0", b: "superseded by c", c: "in use 1" },
  ],
  [
    "a correction takes the place of a full delivery, and its reason is kept",
    "a full 1 A\nb full 2 B corrects a",
    { a: "superseded by b: wrong unit", b: "in use 0" },
  ],
  [
    "a correction of an old full delivery does not come into use",
    "a full 1 A\nb full 2 B\nc full 3 C corrects a",
    { a: "superseded by c: wrong unit", b: "in use 0", c: "superseded by b" },
  ],
  [
    "a corrected delta keeps its place, and later ones still apply after it",
    "a full 1 A\nb delta 2 B\nc delta 3 C\nd delta 4 D corrects b\ne delta 5 E",
    { a: "in use 0", b: "superseded by d: wrong unit", c: "in use 2", d: "in use 1", e: "in use 3" },
  ],
  [
    "a correction fills the place of a held delta",
    "a full 1 A\nb delta 2 B held\nc delta 3 C\nd delta 4 D corrects b",
    { a: "in use 0", b: "superseded by d: wrong unit", c: "in use 2", d: "in use 1" },
  ],
  ["a held correction corrects nothing", "a full 1 A\nb full 2 B corrects a held", { a: "in use 0", b: "held" }],
  [
    "the later of two corrections counts",
    "a full 1 A\nb full 2 B corrects a\nc full 3 C corrects a\nd full 2 D",
    { a: "superseded by c: wrong unit", b: "superseded by c: wrong unit", c: "superseded by d", d: "in use 0" },
  ],
  [
    "a correction of a correction counts",
    "a full 1 A\nb full 2 B corrects a\nc full 3 C corrects b",
    { a: "superseded by b: wrong unit", b: "superseded by c: wrong unit", c: "in use 0" },
  ],
  [
    "a correction of a delivery that nobody has seen stands by its own number",
    "b full 2 B corrects a",
    { b: "in use 0" },
  ],
  [
    "corrections in a circle: the higher number counts",
    "a full 1 A corrects b\nb full 2 B corrects a",
    { a: "superseded by b: wrong unit", b: "in use 0" },
  ],
  [
    "a correction with the old bytes brings them back",
    "a full 1 A\nb full 2 B\nc full 3 A corrects b",
    { a: "superseded by c", b: "superseded by c: wrong unit", c: "in use 0" },
  ],
  [
    "what was wrong before the full delivery in use is nobody's concern",
    "a full 1 A held\nb full 2 B waiting\nc full 3 C",
    { a: "superseded by c", b: "superseded by c", c: "in use 0" },
  ],
  ["nothing good is nothing in use", "a full 1 A held\nb full 2 B waiting", { a: "held", b: "waiting" }],
];

describe("which deliveries are in use", () => {
  it.each(cases)("%s", (_, table, expected) => {
    expect(decided(offers(table))).toEqual(expected);
    expect(decided(offers(table).toReversed())).toEqual(expected);
  });
});
