/** A number with its first and second derivatives in a few parameters. */
export interface Jet {
  readonly value: number;
  readonly gradient: Float64Array;
  /** Square, row by row. */
  readonly hessian: Float64Array;
}

/** Nothing, whatever the parameters. */
export const zeroJet = (size: number): Jet => ({
  value: 0,
  gradient: new Float64Array(size),
  hessian: new Float64Array(size * size),
});

/** a - b. */
export const lessJet = (a: Jet, b: Jet): Jet => ({
  value: a.value - b.value,
  gradient: a.gradient.map((slope, i) => slope - (b.gradient[i] ?? Number.NaN)),
  hessian: a.hessian.map((curve, i) => curve - (b.hessian[i] ?? Number.NaN)),
});

/** a + b. */
export const plusJet = (a: Jet, b: Jet): Jet => ({
  value: a.value + b.value,
  gradient: a.gradient.map((slope, i) => slope + (b.gradient[i] ?? Number.NaN)),
  hessian: a.hessian.map((curve, i) => curve + (b.hessian[i] ?? Number.NaN)),
});

/** f(a), from f and its two derivatives there. */
export const throughJet = (a: Jet, value: number, first: number, second: number): Jet => {
  const size = a.gradient.length;
  return {
    value,
    gradient: a.gradient.map((slope) => first * slope),
    hessian: a.hessian.map((curve, at) => {
      const [i, j] = [Math.floor(at / size), at % size];
      return first * curve + second * (a.gradient[i] ?? Number.NaN) * (a.gradient[j] ?? Number.NaN);
    }),
  };
};
