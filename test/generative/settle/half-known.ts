import fc from "fast-check";
import { decimal } from "../../../pipelines/settle/fraction.ts";
import type { GroupFacts } from "../../../pipelines/settle/price/group-facts.ts";
import { paymentSchedule } from "../../../pipelines/settle/schedule.ts";
import type { Agreement } from "../../../schemas/agreement/agreement.ts";
import type { Milestone, MilestoneStatus } from "../../../schemas/evaluation.ts";
import { inMinorUnits, type Money } from "../../../schemas/money.ts";
import type { UnitFact } from "../../../schemas/unit-fact.ts";
import { type Made, used } from "../../spec/agreement-types/settled.ts";

/** The same made-up people as they truly were, and as the data show them: some of it is unknown. */
export interface HalfKnown {
  readonly truth: Made;
  readonly seen: Made;
}

const people = ["p1", "p2", "p3", "p4", "p5", "p6"] as const;

/** A value as it is, and whether the data hide it. */
const hidden = <T>(value: fc.Arbitrary<T>) => fc.record({ value, isHidden: fc.boolean() });

const unitOf = (indications: readonly string[]) =>
  fc.record({
    person: fc.constantFrom(...people),
    date: fc.constantFrom("2024-01-15", "2024-04-15", "2024-08-15", "2025-02-15"),
    tenths: fc.integer({ min: 0, max: 40_000 }),
    bodyPart: hidden(fc.constantFrom("left-eye", "right-eye")),
    indication: hidden(fc.constantFrom(...indications)),
    weightKg: hidden(fc.constantFrom("80", "120")),
  });

const known = ["MET", "NOT_MET", "NOT_APPLICABLE"] as const satisfies readonly MilestoneStatus[];
const open = ["UNKNOWN", "PENDING", "RETEST_DUE", "DISPUTED"] as const satisfies readonly MilestoneStatus[];

/** What a patient's milestone came to, and as what it is seen. */
const judged = fc.record({
  status: fc.constantFrom(...known),
  seen: fc.option(fc.constantFrom(...open), { nil: null }),
  /** Share of the most that a milestone can be worth, where that is the patient's own. */
  part: fc.integer({ min: 0, max: 4 }),
});

const score = fc.record({
  change: hidden(fc.integer({ min: -10, max: 10 })),
  baseline: fc.integer({ min: 0, max: 66 }),
});

/** An estimate in hundredths, and how far worst and best case lie from it; null where nothing can be estimated. */
const estimate = fc.record({
  value: fc.integer({ min: 5, max: 95 }),
  apart: fc.option(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), { nil: null }),
});

const hundredths = (value: number) => decimal(`${Math.floor(value / 100)}.${String(value % 100).padStart(2, "0")}`);

/** What a milestone of one patient is worth in truth, and while the event is not known. */
const worth = (
  agreement: Agreement,
  id: string,
  part: number,
): { readonly truth: Money; readonly most: Money } | null => {
  const scheduled = paymentSchedule(agreement).get(id);
  if (scheduled === undefined) return null;
  if (!scheduled.perPatient) return { truth: scheduled.amount, most: scheduled.amount };
  // A share of the cost is known from the units, whatever the outcome.
  if (scheduled.payment.part.kind === "cost-share")
    return { truth: BigInt(part) * 10_000n, most: BigInt(part) * 10_000n };
  return { truth: (scheduled.amount * BigInt(part)) / 4n, most: scheduled.amount };
};

const milestonesOf = (
  agreement: Agreement,
  all: readonly (typeof judged extends fc.Arbitrary<infer T> ? T : never)[],
  as: keyof HalfKnown,
): readonly Milestone[] =>
  agreement.milestones.flatMap(({ id, title }, m) =>
    people.map((_, i): Milestone => {
      const { status, seen, part } = all[(i + m * people.length) % all.length] ?? {
        status: "MET",
        seen: null,
        part: 0,
      };
      const isSeen = as === "truth" || seen === null;
      const own = worth(agreement, id, part);
      return {
        ...{
          figure: `made-up/${id}/${i}`,
          patient: i + 1,
          milestone: id,
          title,
          timeZero: "2024-01-15",
          due: "2025-06-15",
        },
        ...{ windowFrom: null, windowTo: null, dataExpectedBy: "2025-08-15", flag: null, reasons: [], late: false },
        status: isSeen ? status : (seen ?? status),
        amount: own === null ? null : inMinorUnits(isSeen ? own.truth : own.most),
        evidence: [],
      };
    }),
  );

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;

const unitsOf = (all: readonly Drawn<ReturnType<typeof unitOf>>[], as: keyof HalfKnown): readonly UnitFact[] =>
  all.map(({ person, date, tenths, bodyPart, indication, weightKg }, i) =>
    used(person, date, `${Math.floor(tenths / 10)}.${tenths % 10}`, {
      bodyPart: as === "seen" && bodyPart.isHidden ? null : bodyPart.value,
      indication: as === "seen" && indication.isHidden ? null : indication.value,
      weightKg: as === "seen" && weightKg.isHidden ? null : weightKg.value,
      line: i + 2,
    }),
  );

const groupOf = (
  scores: readonly Drawn<typeof score>[],
  { value, apart }: Drawn<typeof estimate>,
  as: keyof HalfKnown,
): Partial<GroupFacts> => {
  const agreed = hundredths(value);
  return {
    observed: () => {
      if (as === "truth") return { agreed, worst: agreed, best: agreed };
      if (apart === null) return { agreed: null, worst: null, best: null };
      // The truth lies between the two; what is estimated from those who are known may be either of them.
      return {
        agreed: hundredths(value - apart[0]),
        worst: hundredths(value - apart[0]),
        best: hundredths(value + apart[1]),
      };
    },
    score: (_, patient) => {
      const of = scores[patient % scores.length];
      if (of === undefined || (as === "seen" && of.change.isHidden)) return { state: "unknown" };
      return { state: "observed", change: of.change.value, baseline: of.baseline };
    },
  };
};

/** People under an agreement, half known, treated for these indications. */
export const halfKnown = (
  agreement: Agreement,
  indications: readonly string[] = ["C349", "C439"],
): fc.Arbitrary<HalfKnown> =>
  fc
    .record({
      units: fc.array(unitOf(indications), { maxLength: 12 }),
      milestones: fc.array(judged, { minLength: 1, maxLength: 30 }),
      scores: fc.array(score, { minLength: 1, maxLength: 6 }),
      estimate,
    })
    .map(({ units, milestones, scores, estimate: found }) => {
      const made = (as: keyof HalfKnown): Made => ({
        units: agreement.units === undefined ? [] : unitsOf(units, as),
        milestones: milestonesOf(agreement, milestones, as),
        group: groupOf(scores, found, as),
      });
      return { truth: made("truth"), seen: made("seen") };
    });
