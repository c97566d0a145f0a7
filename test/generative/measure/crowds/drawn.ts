import fc, { type Arbitrary } from "fast-check";

/** Short words for drawing parameters; what they make is checked by the schema of measures. */
export const is = <T>(value: T): Arbitrary<T> => fc.constant(value);
export const oneOf = <T>(...values: T[]): Arbitrary<T> => fc.constantFrom(...values);
export const between = (min: number, max: number): Arbitrary<number> => fc.integer({ min, max });
export const orderOf = (...names: string[]): Arbitrary<string[]> =>
  fc.shuffledSubarray(names, { minLength: names.length });

/** All the parameters together; of two of one name the later. */
export const all = (...parts: Arbitrary<object>[]): Arbitrary<object> =>
  fc.tuple(...parts).map((drawn) => Object.assign({}, ...drawn));
