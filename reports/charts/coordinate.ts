/** A coordinate with at most two decimals, so that the same data give the same bytes on every machine. */
export const coordinate = (value: number): number => {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? 0 : rounded;
};

/** An id for elements of a page, made from a figure id. */
export const elementId = (figure: string): string => figure.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");
