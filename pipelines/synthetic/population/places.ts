import { UtfallError } from "../../../schemas/errors.ts";
import { type CareUnit, type HealthRegion, unitsOf } from "../../../schemas/registers/units.ts";
import type { Random, Shares } from "../random/random.ts";

export interface Municipality {
  readonly number: string;
  /** A number that the same municipality carried before, for made-up dirt; null where it never changed. */
  readonly former: string | null;
  /** City districts that NPR keeps apart, numbered from 1; 0 where the municipality has none. */
  readonly districts: number;
}

interface Place {
  /** Code of the region in NPR. */
  readonly npr: string;
  /** Code of the region in Kreftregisteret. */
  readonly kreft: string;
  readonly municipalities: readonly [Municipality, ...Municipality[]];
}

/** The four cities whose districts NPR keeps apart. */
const districtsOf: ReadonlyMap<string, number> = new Map([
  ["0301", 17],
  ["1103", 9],
  ["4601", 8],
  ["5001", 4],
]);

const municipality = (number: string, former: string | null = null): Municipality => ({
  number,
  former,
  districts: districtsOf.get(number) ?? 0,
});

export const places: Readonly<Record<HealthRegion, Place>> = {
  nord: {
    npr: "5",
    kreft: "4",
    municipalities: [municipality("5501", "5401"), municipality("1804"), municipality("1833"), municipality("5603")],
  },
  midt: {
    npr: "4",
    kreft: "3",
    municipalities: [municipality("5001", "1601"), municipality("1508", "1507"), municipality("5037", "1719")],
  },
  vest: {
    npr: "3",
    kreft: "2",
    municipalities: [
      municipality("4601", "1201"),
      municipality("1103"),
      municipality("1106"),
      municipality("4647", "1432"),
    ],
  },
  "sor-ost": {
    npr: "7",
    kreft: "1",
    municipalities: [
      municipality("0301"),
      municipality("3205", "3030"),
      municipality("3107", "3004"),
      municipality("3301", "3005"),
      municipality("4204", "1001"),
      municipality("4003", "3807"),
      municipality("3403", "0403"),
      municipality("3905", "3803"),
    ],
  },
};

/** Shares of the population by health region, rounded. */
export const regionShares: Shares<HealthRegion> = [
  ["sor-ost", 0.57],
  ["vest", 0.2],
  ["midt", 0.14],
  ["nord", 0.09],
];

export const formerNumber: ReadonlyMap<string, string> = new Map(
  Object.values(places)
    .flatMap((p) => p.municipalities)
    .flatMap((m) => (m.former === null ? [] : [[m.number, m.former] as const])),
);

/** A hospital of the region; Sunnaas is left out, because it gives neither cancer medicines nor acute care. */
export const unitIn = (region: HealthRegion, random: Random): CareUnit => {
  const [one, ...others] = unitsOf(region).filter((unit) => unit.name !== "Sunnaas");
  if (one === undefined) throw new UtfallError("UTF-XX-001", { step: `synthetic: no hospital in ${region}` });
  return random.pick([one, ...others]);
};
