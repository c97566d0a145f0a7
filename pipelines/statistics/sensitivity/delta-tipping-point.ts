/** How much worse the unknown would have to fare. */
export interface DeltaTippingPoint {
  /**
   * `tips`: the figure crosses the limit between the two deltas. `stays`: it lies on one side of it throughout.
   */
  readonly state: "tips" | "stays";
  /** The shift at which the figure crosses the limit; null unless `tips`. */
  readonly delta: number | null;
  /** The figure at the first and at the last delta. */
  readonly atFrom: number;
  readonly atTo: number;
}

const mostSteps = 200;

/**
 * The shift of the values of all the unknown at which a figure crosses a limit, sought by bisection from `from` (0, as
 * imputed) to `to` (worse than anyone would believe).
 *
 * `figureAt` does the whole chain at one delta: shift what was imputed (`shiftImputed`), analyse every set, pool, and
 * hand back what the verdict is read from, most often a limit of the interval. It has to rise or fall steadily in delta;
 * with the seed of the imputation fixed it is free of chance. Whether the delta found is believable is for clinicians.
 *
 * Throws RangeError for deltas or a limit that are not finite or are the same, and for a figure that is not finite.
 *
 * Cro, Morris, Kenward and Carpenter 2020, Statistics in Medicine 39, 2815-2842.
 */
export const deltaTippingPoint = (
  figureAt: (delta: number) => number,
  limit: number,
  { from, to }: { readonly from: number; readonly to: number },
): DeltaTippingPoint => {
  if (![limit, from, to].every(Number.isFinite) || from === to) {
    throw new RangeError("limit and deltas must be finite, the deltas different");
  }
  const figure = (delta: number): number => {
    const found = figureAt(delta);
    if (!Number.isFinite(found)) throw new RangeError("the figure must be finite at every delta");
    return found;
  };
  const [atFrom, atTo] = [figure(from), figure(to)];
  const isPast = (value: number) => (atFrom >= limit ? value < limit : value >= limit);
  if (!isPast(atTo)) return { state: "stays", delta: null, atFrom, atTo };
  let [near, far] = [from, to];
  for (let step = 0; step < mostSteps; step += 1) {
    const middle = (near + far) / 2;
    if (middle === near || middle === far) break;
    if (isPast(figure(middle))) far = middle;
    else near = middle;
  }
  return { state: "tips", delta: far, atFrom, atTo };
};
