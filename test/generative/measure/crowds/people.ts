import fc, { type Arbitrary } from "fast-check";
import { type Dated, type Period, type Person, type Source, type Statement, sources } from "../row-by-row/person.ts";

/** Many, because a day more of drawing costs less than a statement more of SQL. */
const CROWD = 300;

type Drawn = { readonly [K in keyof Person]: Arbitrary<Person[K]> };

const blank: Drawn = {
  about: fc.constant([]),
  doses: fc.constant([]),
  statements: fc.constant([]),
  contacts: fc.constant([]),
  diagnoses: fc.constant([]),
  causes: fc.constant([]),
  progressions: fc.constant([]),
  periods: fc.constant([]),
  ventilationAssessed: fc.constant([]),
  scores: fc.constant([]),
  sightings: fc.constant([]),
  ages: fc.constant([]),
  procedures: fc.constant([]),
};

/** Days of a small calendar, drawn around one day of the person's own, so that facts meet on it and miss it by one. */
const daysAround = (own: number): Arbitrary<number> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 60 }) },
    { weight: 2, arbitrary: fc.constantFrom(own - 1, own, own, own + 1, own + 10) },
  );

const some = <T>(one: Arbitrary<T>, most: number): Arbitrary<T[]> => fc.array(one, { maxLength: most });

const dated = (day: Arbitrary<number>): Arbitrary<Dated> => fc.record({ day });

const dosesOn = (first: Arbitrary<number>, day: Arbitrary<number>, home: Source): Arbitrary<Person["doses"]> => {
  const dose = {
    substance: fc.constantFrom("a" as const, "a" as const, "a" as const, "aa" as const, "b" as const, "c" as const),
    counts: fc.constantFrom(true, true, true, true, true, false),
    kind: fc.constantFrom("administration" as const, "administration" as const, "dispensing" as const),
    source: fc.constantFrom(home, home, home, home, ...sources),
    amount: fc.constantFrom(50, 100, 100, 120.5, 200, 200, 250),
    unit: fc.constant("mg" as const),
    packages: fc.constantFrom(null, null, 1, 1, 2.5, -1),
  };
  const flawed = {
    amount: fc.constantFrom(100, 100, 100, 100, 100, 100, null),
    unit: fc.constantFrom("mg" as const, "mg" as const, "mg" as const, "mg" as const, "mg" as const, "ml" as const),
  };
  const start = {
    ...dose,
    substance: fc.constant("a" as const),
    counts: fc.constant(true),
    packages: fc.constantFrom(1, 2),
  };
  return fc
    .tuple(
      some(fc.record({ ...start, day: first }), 1),
      fc.oneof(
        { weight: 3, arbitrary: some(fc.record({ ...dose, day }), 5) },
        { weight: 1, arbitrary: some(fc.record({ ...dose, ...flawed, day }), 5) },
      ),
    )
    .map(([early, later]) => [...early, ...later]);
};

const statementsOn = (day: Arbitrary<number>): Arbitrary<readonly Statement[]> => {
  const late = fc.integer({ min: 20, max: 80 });
  const rank = fc.constantFrom(1 as const, 2 as const, 3 as const);
  const one = (status: Statement["status"], on: Arbitrary<number | null>): Arbitrary<Statement> =>
    fc.record({ rank: fc.constant(1 as const), status: fc.constant(status), day: on, left: fc.constant(null) });
  const anything = fc.record({
    rank,
    status: fc.constantFrom("alive" as const, "dead" as const, "emigrated" as const, "unknown" as const),
    day: fc.option(day, { freq: 8 }),
    left: fc.option(day, { freq: 1 }),
  });
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(one("alive", late)) },
    { weight: 5, arbitrary: fc.tuple(one("dead", day)) },
    { weight: 2, arbitrary: fc.tuple(one("emigrated", day)) },
    { weight: 3, arbitrary: some(anything, 3) },
  );
};

/** Mostly adjacent or apart, now and then overlapping: each period starts where the last ended unless drawn far away. */
const periodsAround = (own: number): Arbitrary<readonly Period[]> =>
  some(
    fc.record({
      from: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: Math.max(0, own - 6), max: own })),
      placed: fc.constantFrom("there", "adjacent", "apart"),
      length: fc.integer({ min: 0, max: 6 }),
      open: fc.constantFrom(false, false, false, true),
      hours: fc.constantFrom(0, 15.5, 16, 16, 24),
      acute: fc.constantFrom(false, false, false, true),
    }),
    4,
  ).map((drawn) => {
    let next = 0;
    return drawn.map(({ from, placed, length, open, hours, acute }) => {
      const start = placed === "there" || next === 0 ? from : next + (placed === "apart" ? 1 : 0);
      next = start + length + 1;
      return { from: start, to: open ? null : start + length, hours, acute };
    });
  });

const contactsOn = (day: Arbitrary<number>): Arbitrary<Person["contacts"]> =>
  some(
    fc
      .record({
        in: day,
        stay: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 10 }),
        level: fc.constantFrom("inpatient" as const, "inpatient" as const, "outpatient" as const),
        diagnosis: fc.constantFrom("J960", "J189", "G120", null),
      })
      .map(({ stay, ...rest }) => ({ ...rest, out: stay === null ? null : rest.in + stay })),
    4,
  );

const homes: Arbitrary<Person["about"]> = some(
  fc.record({
    sex: fc.constantFrom("f" as const, "f" as const, "f" as const, "m" as const, null),
    birthYear: fc.constantFrom(1950, 1950, 1950, 1951, null, null),
    region: fc.constantFrom("vest" as const, "vest" as const, "vest" as const, "nord" as const, null),
  }),
  2,
);

const sightingsOn = (day: Arbitrary<number>): Arbitrary<Person["sightings"]> =>
  some(fc.record({ day, code: fc.constantFrom("yes", "no", "no", "no", "unknown", null) }), 4);

interface Around {
  /** A day of the person's own, on which facts like to meet. */
  readonly own: number;
  readonly day: Arbitrary<number>;
}

const crowdOf = (
  own: Arbitrary<number>,
  first: (own: number) => Arbitrary<number>,
  drawn: (around: Around) => Partial<Drawn>,
): Arbitrary<readonly Person[]> =>
  fc.array(
    fc.tuple(own, fc.constantFrom(...sources)).chain(([day, home]) => {
      const around = { own: day, day: daysAround(day) };
      return fc.record<Person>({
        ...blank,
        doses: dosesOn(first(day), around.day, home),
        statements: statementsOn(around.day),
        ...drawn(around),
      });
    }),
    { minLength: CROWD, maxLength: CROWD },
  );

const early = fc.integer({ min: 0, max: 15 });
const anyDay = fc.integer({ min: 5, max: 45 });
/** Days from a first dose to the target of one month, give or take the length of months. */
const MONTH = 31;

/** Made-up crowds, each rich in the facts that one family of measures reads and silent on the rest. */
export const crowds = {
  times: crowdOf(
    anyDay,
    () => early,
    ({ own, day }) => ({
      about: homes,
      contacts: some(
        day.map((seen) => ({ in: seen, out: seen, level: "outpatient" as const, diagnosis: null })),
        1,
      ),
      diagnoses: some(dated(fc.integer({ min: -10, max: 25 })), 2),
      causes: some(fc.record({ code: fc.constantFrom("C349", "C349", "C341", "I219") }), 2),
      progressions: some(fc.record({ day, evidence: fc.constantFrom("imaging", "biopsy", "clinical_message") }), 3),
      periods: periodsAround(own),
      ventilationAssessed: some(dated(day), 1),
      sightings: sightingsOn(fc.oneof(day, early)),
      ages: some(
        fc.record({ day: fc.option(fc.integer({ min: -8, max: 12 })), years: fc.integer({ min: 70, max: 71 }) }),
        2,
      ),
    }),
  ),
  // Here the person's own day is that of the target.
  windows: crowdOf(
    early.map((zero) => zero + MONTH),
    (own) => fc.constant(own - MONTH),
    ({ own, day }) => ({
      scores: some(
        fc.record({
          day: fc.oneof(
            fc.integer({ min: own - MONTH - 8, max: own - MONTH + 8 }),
            fc.integer({ min: own - 10, max: own + 8 }),
            fc.integer({ min: own - 10, max: own + 20 }),
            day,
          ),
          value: fc.integer({ min: 0, max: 6 }),
        }),
        8,
      ),
      sightings: sightingsOn(fc.oneof(day, fc.integer({ min: own - MONTH - 5, max: own + 10 }))),
    }),
  ),
  amounts: crowdOf(
    anyDay,
    () => early,
    ({ own, day }) => ({
      about: homes,
      contacts: contactsOn(day),
      periods: periodsAround(own),
      procedures: some(fc.record({ day, code: fc.constantFrom("GBB00", "GBB03", "GAA10") }), 4),
    }),
  ),
} as const;
