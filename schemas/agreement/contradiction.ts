/** Something in an agreement file that contradicts another part of it, with the place of the part to correct. */
export interface Contradiction {
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

export const contradiction = (problem: string, ...path: readonly (string | number)[]): Contradiction => ({
  path,
  problem,
});
