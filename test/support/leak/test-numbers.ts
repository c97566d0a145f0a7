/** Month added in Skatteetaten's test series (Tenor) and in Norsk helsenett's. No number of a person is ever made here. */
export type TestSeries = 80 | 65;

/** What a made-up number is to say. */
export interface TestNumber {
  readonly day?: number;
  readonly month?: number;
  readonly year?: number;
  readonly series?: TestSeries;
  /** First individual number to try; not every one has check digits. */
  readonly individual?: number;
  /** Remainder that the first check digit leaves: 0 by the old rule, 1 to 3 by the rule of 2032. */
  readonly remainder?: 0 | 1 | 2 | 3;
}

const two = (n: number): string => String(n).padStart(2, "0");

const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0);

/** A made-up number of a test series with fitting check digits, as eleven digits. */
export const testNumber = ({
  day = 1,
  month = 1,
  year = 90,
  series = 80,
  individual = 100,
  remainder = 0,
}: TestNumber = {}): string => {
  for (let n = individual; ; n += 1) {
    const nine = `${two(day)}${two(month + series)}${two(year)}${String(n).padStart(3, "0")}`;
    const k1 = (11 + remainder - (weighted(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
    const k2 = (11 - (weighted(`${nine}${k1}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    if (k1 < 10 && k2 < 10) return `${nine}${k1}${k2}`;
  }
};
