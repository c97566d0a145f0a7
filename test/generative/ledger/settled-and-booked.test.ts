import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimKey } from "../../../pipelines/disputes/patient-reference.ts";
import type { Claim } from "../../../pipelines/ledger/claim.ts";
import { claimsOfJudgement } from "../../../pipelines/ledger/claims-of-judgement.ts";
import { accounts, addTo, noMoney, type Position, plus, replay } from "../../../pipelines/ledger/position.ts";
import type { Settlement } from "../../../schemas/evaluation.ts";
import type { LedgerEntry } from "../../../schemas/settlement-entry.ts";
import { settled, typeExample, typeExampleNames } from "../../spec/agreement-types/settled.ts";
import { book } from "../../support/ledger/book-all.ts";
import { keptJudgement } from "../../support/ledger/kept-judgement.ts";
import { type HalfKnown, halfKnown } from "../settle/half-known.ts";

const key = claimKey("made up");
const nowhere = { unit: null, unitRegion: null, residence: [] };
const everyone = Array.from({ length: 7 }, (_, i) => ({ patient: i + 1, personId: `p${i + 1}`, where: nowhere }));
const agreements = typeExampleNames.map((name) => typeExample(name)).filter(({ amount }) => amount !== undefined);
const whole = { from: "2024-01-01", to: "2029-12-31" };

const stands = (entries: readonly LedgerEntry[]): Position =>
  [...replay(entries).values()]
    .flatMap(({ shares }) => [...shares.values()])
    .reduce((sum, { position }) => plus(sum, position), noMoney);

const inTotals = ({ totals }: Settlement): Position =>
  accounts.reduce((sum, account) => addTo(sum, account, BigInt(totals[account])), noMoney);

describe.each(agreements.map((agreement) => [agreement.id, agreement] as const))("the ledger of %s", (_, agreement) => {
  const judged = (made: HalfKnown["truth"], run: number): readonly [Settlement, readonly Claim[]] => {
    const settlement = settled(agreement, made);
    const kept = keptJudgement(agreement, made.milestones ?? [], settlement, everyone, run);
    return [settlement, claimsOfJudgement(kept, key)];
  };

  it("replayed holds what is settled, before and after the unknown became known", () => {
    fc.assert(
      fc.property(halfKnown(agreement), ({ seen, truth }) => {
        const [first, claims] = judged(seen, 1);
        const entries = book([], claims, whole);
        expect(stands(entries)).toEqual(inTotals(first));
        const [second, later] = judged(truth, 2);
        expect(stands(book(entries, later, whole))).toEqual(inTotals(second));
      }),
      { numRuns: 30 },
    );
  });
});
