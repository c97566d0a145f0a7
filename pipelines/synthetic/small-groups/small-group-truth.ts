/**
 * The truth behind the four small groups, each for one type of agreement: injections in each eye, doses by body weight,
 * M-protein after four cycles, and a response that lasts.
 */
export const smallGroupTruth = {
  /** Days before the data cut in which treatments begin. */
  startsBeforeCut: { earliest: 800, latest: 30 },
  eye: {
    femaleShare: 0.6,
    bothEyesShare: 0.4,
    daysBetween: [28, 42],
    stopsPerYear: 0.25,
    /** Share of the injections without a code for the side. */
    sideMissingShare: 0.03,
  },
  psoriasis: {
    femaleShare: 0.45,
    /** Kilograms at the start, and how far a weight is from the one before. */
    weight: { mean: 93, deviation: 15, yearly: 5 },
    /** Above it two vials of 45 mg are given, up to it one. */
    heavyAboveKg: 100,
    neverWeighedShare: 0.06,
    daysBetween: 84,
  },
  myeloma: {
    femaleShare: 0.42,
    deathPerYear: 0.2,
    /** M-protein before treatment, g/L, and what share of it is left in those who respond and in the others. */
    baseline: [15, 60],
    respondingShare: 0.65,
    left: { responding: [0, 48], other: [52, 110] },
    notMeasuredShare: 0.08,
    measuredOnceShare: 0.08,
    preliminaryShare: 0.3,
    correctedShare: 0.1,
    /** Below it the laboratory reports a limit, g/L. */
    limit: 1,
    cycles: [3, 8],
  },
  lymphoma: {
    femaleShare: 0.4,
    deathPerYear: 0.25,
    completeShare: 0.55,
    relapsePerYear: 0.35,
    notAssessedShare: 0.08,
    /** Months after the infusion in which the response is assessed. */
    assessedAfter: [1, 3, 6, 9, 12, 18],
  },
} as const;
