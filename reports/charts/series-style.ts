/** How a curve is told from its neighbours: colour class and dash, beside its label. */
export interface SeriesStyle {
  /** Class in the style sheet: `s0` … `s4`; colours that colour-blind readers tell apart, contrast at least 4.5. */
  readonly className: string;
  /** Dash pattern; empty for a solid line. */
  readonly dash: string;
}

const dashes = ["", "7 3", "2 2.5", "9 3 2 3", "12 4"] as const;

/** Style of the n-th curve. After five the styles repeat, so figures with more curves must be split. */
export const seriesStyle = (n: number): SeriesStyle => ({
  className: `s${n % dashes.length}`,
  dash: dashes[n % dashes.length] ?? "",
});
