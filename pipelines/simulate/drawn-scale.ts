/** Highest value of each scale that is drawn; the lowest is 0. Metres for the six-minute walk test, as the register bounds it. */
export const highest = {
  chop_intend: 64,
  hine2: 26,
  hfmse: 66,
  rulm: 37,
  six_mwt: 1000,
  atend: 28,
} as const;

export type Scale = keyof typeof highest;

export const isDrawnScale = (scale: string): scale is Scale => Object.hasOwn(highest, scale);
