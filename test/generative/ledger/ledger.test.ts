import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../../connectors/files/fingerprint.ts";
import type { Claim } from "../../../pipelines/ledger/claim.ts";
import { boundsUntil } from "../../../pipelines/ledger/claims-of-judgement.ts";
import { replay } from "../../../pipelines/ledger/position.ts";
import { beginning, markAfter, unsealed } from "../../../pipelines/ledger/seal.ts";
import { settle } from "../../../pipelines/settle/settle.ts";
import { buildStatement } from "../../../pipelines/statement/build-statement.ts";
import { type Milestone, MilestoneStatus } from "../../../schemas/evaluation.ts";
import type { Account, LedgerEntry, LineEntry } from "../../../schemas/settlement-entry.ts";
import type { Balance, StatementModel } from "../../../schemas/statement.ts";
import { example } from "../../spec/evaluate/made-up.ts";
import { book } from "../../support/ledger/book-all.ts";
import { claim, evidence, nowhere } from "../../support/ledger/made-up.ts";

const first = { from: "2026-01-01", to: "2026-03-31" };
const second = { from: "2026-04-01", to: "2026-06-30" };
const dues = ["2025-11-10", "2026-02-28", "2026-03-31", "2026-04-01", "2026-06-30", "2026-07-01"] as const;
const kinds = ["payable", "not-payable", "refundable", "held", "disputed", "not-due"] as const;

const one = fc
  .record({
    patient: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null, freq: 8 }),
    term: fc.constantFrom("year-1", "year-2"),
    due: fc.constantFrom(...dues),
    kind: fc.constantFrom(...kinds),
    status: fc.constantFrom(...MilestoneStatus.options),
    amount: fc.bigInt({ min: 1n, max: 10n ** 15n }),
    payer: fc.constantFrom("nord", "vest", null),
    currency: fc.constantFrom("NOK", "EUR"),
    version: fc.constantFrom(1, 2),
  })
  .map(({ patient, term, due, payer, currency, version, ...rest }) =>
    claim(patient, term, due, {
      ...rest,
      evidence: evidence({ version, runId: `run-${version}` }),
      denomination: { currency, priceLevel: "AUP", vat: "excl" },
      places: { ...nowhere, payer, basis: payer === null ? "unknown" : "dated" },
    }),
  );

/** What one judgement says: each claim once. */
const claims = fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 30 });

const target = ({ kind, amount }: Claim): Partial<Record<Account, bigint>> =>
  kind === "not-payable" || kind === "not-due" ? {} : { [kind]: amount };

/** Everything in the ledger by claim, denomination, payer and account, without what is nothing. */
const sums = (entries: readonly LedgerEntry[]): Record<string, bigint> => {
  const found: Record<string, bigint> = {};
  for (const entry of entries) {
    if (entry.type !== "line") continue;
    const key = `${entry.claim} ${entry.denomination.currency} ${entry.places.payer} ${entry.account}`;
    found[key] = (found[key] ?? 0n) + BigInt(entry.amount);
  }
  return Object.fromEntries(Object.entries(found).filter(([, amount]) => amount !== 0n));
};

const expected = (all: readonly Claim[], until: string): Record<string, bigint> =>
  Object.fromEntries(
    all
      .filter(({ due }) => due <= until)
      .flatMap((each) =>
        Object.entries(target(each)).map(([account, amount]) => [
          `${each.id} ${each.denomination.currency} ${each.places.payer} ${account}`,
          amount,
        ]),
      ),
  );

const linesOf = (entries: readonly LedgerEntry[]): readonly LineEntry[] =>
  entries.filter((entry): entry is LineEntry => entry.type === "line");

describe("a ledger", () => {
  it("says by claim, payer and account what the last judgement says, whatever was booked before", () => {
    fc.assert(
      fc.property(fc.array(claims, { minLength: 1, maxLength: 4 }), (judgements) => {
        const entries = judgements.reduce<readonly LedgerEntry[]>((before, now) => book(before, now, first), []);
        expect(sums(entries)).toEqual(expected(judgements.at(-1) ?? [], first.to));
      }),
    );
  });

  it("replays to the same accounts in one go and booking by booking", () => {
    fc.assert(
      fc.property(claims, claims, (before, now) => {
        const entries = book(book([], before, first), now, second);
        const cut = entries.findIndex(({ booking }) => booking === 2);
        const inSteps = replay(entries.slice(cut), replay(entries.slice(0, cut)));
        expect([...inSteps].map(([id, { shares }]) => [id, [...shares]])).toEqual(
          [...replay(entries)].map(([id, { shares }]) => [id, [...shares]]),
        );
      }),
    );
  });

  it("takes no entry when the same is booked again", () => {
    fc.assert(
      fc.property(claims, (now) => {
        const entries = book([], now, first);
        expect(linesOf(book(entries, now, first)).length).toBe(linesOf(entries).length);
      }),
    );
  });

  it("comes to the same sums in two steps as in one", () => {
    fc.assert(
      fc.property(claims, (now) => {
        expect(sums(book(book([], now, first), now, second))).toEqual(sums(book([], now, second)));
      }),
    );
  });

  it("books the same lines in whatever order the claims come", () => {
    const shuffled = claims.chain((now) =>
      fc.tuple(fc.constant(now), fc.shuffledSubarray(now, { minLength: now.length })),
    );
    fc.assert(
      fc.property(shuffled, ([now, mixed]) => {
        expect(book([], mixed, second)).toEqual(book([], now, second));
      }),
    );
  });

  it("corrects by the difference only: the second booking sums to what changed", () => {
    fc.assert(
      fc.property(claims, claims, (before, now) => {
        const entries = book([], before, first);
        const after = book(entries, now, first);
        const moved = sums(after.slice(entries.length));
        const [old, is] = [expected(before, first.to), expected(now, first.to)];
        const keys = new Set([...Object.keys(old), ...Object.keys(is)]);
        const difference = Object.fromEntries(
          [...keys].map((key) => [key, (is[key] ?? 0n) - (old[key] ?? 0n)]).filter(([, amount]) => amount !== 0n),
        );
        expect(moved).toEqual(difference);
      }),
    );
  });

  it("is chained so that no entry can be changed, left out or swapped", () => {
    fc.assert(
      fc.property(claims, fc.nat(), fc.nat(), (now, at, byte) => {
        const lines = book([], now, second).map(canonicalJson);
        const n = at % lines.length;
        const line = lines[n] ?? "";
        const place = byte % line.length;
        const other = line[place] === "1" ? "2" : "1";
        const changed = line.slice(0, place) + other + line.slice(place + 1);
        let mark = beginning;
        for (const whole of lines.slice(0, n)) {
          const entry = unsealed(whole, mark);
          expect(entry).not.toBeNull();
          mark = entry === null ? mark : markAfter([entry]);
        }
        expect(unsealed(changed, mark)).toBeNull();
        if (n + 1 < lines.length) expect(unsealed(lines[n + 1] ?? "", mark)).toBeNull();
      }),
    );
  });
});

const statement = (entries: readonly LedgerEntry[], audience: StatementModel["audience"]): StatementModel =>
  buildStatement(
    {
      agreement: "made-up",
      period: second,
      entries,
      judgements: [],
      claims: [],
      key: { reference: (...of) => canonicalJson(of).padEnd(16, "0") },
      asOf: "2026-06-30",
      generation: "made-up",
      software: "utfall made up",
      synthetic: true,
      volumes: [],
      tolerancePercent: null,
    },
    audience,
  );

const accounts = ["payable", "refundable", "net", "held", "disputed"] as const;
const added = (balances: readonly Balance[]): Record<string, bigint> =>
  Object.fromEntries(
    accounts.map((account) => [account, balances.reduce((sum, each) => sum + BigInt(each[account]), 0n)]),
  );

describe("a statement", () => {
  const ledgers = fc.tuple(claims, claims).map(([before, now]) => book(book([], before, first), now, second));

  it.each(["supplier", "purchaser"] as const)("for the %s has rows that sum to its totals", (audience) => {
    fc.assert(
      fc.property(ledgers, (entries) => {
        for (const part of statement(entries, audience).parts) {
          expect(added(part.lines.map(({ balance }) => balance))).toEqual(added([part.linesTotal]));
          expect(added(part.corrections.map(({ balance }) => balance))).toEqual(added([part.correctionsTotal]));
          expect(added([part.opening, part.linesTotal, part.correctionsTotal])).toEqual(added([part.closing]));
        }
      }),
    );
  });

  it.each(["supplier", "purchaser"] as const)(
    "for the %s is split by region into parts that make the whole",
    (audience) => {
      fc.assert(
        fc.property(ledgers, (entries) => {
          for (const part of statement(entries, audience).parts) {
            const whole = added([part.linesTotal, part.correctionsTotal]);
            expect(added(part.byRegion.map(({ balance }) => balance))).toEqual(whole);
            if (audience === "purchaser") {
              expect(added(part.byUnit.map(({ balance }) => balance))).toEqual(whole);
              expect(added(part.byGuest.map(({ balance }) => balance))).toEqual(whole);
            }
          }
        }),
      );
    },
  );

  it("says the same totals to both parties", () => {
    fc.assert(
      fc.property(ledgers, (entries) => {
        const totals = ({ parts }: StatementModel) =>
          parts.map(({ opening, linesTotal, correctionsTotal, closing, bounds }) => [
            opening,
            linesTotal,
            correctionsTotal,
            closing,
            bounds,
          ]);
        expect(totals(statement(entries, "supplier"))).toEqual(totals(statement(entries, "purchaser")));
      }),
    );
  });

  it("shows the supplier no row about fewer than five patients beside another one, and nothing about one patient", () => {
    fc.assert(
      fc.property(ledgers, (entries) => {
        for (const part of statement(entries, "supplier").parts) {
          for (const rows of [part.lines, part.corrections]) {
            for (const row of rows) {
              expect(row.proof).toBeNull();
              expect(row.patients === null || row.patients >= 5).toBe(true);
              // Small only where nothing else about patients stands beside it.
              if (row.together && row.patients === null) {
                expect(rows.filter(({ patients }) => patients !== null)).toEqual([]);
              }
            }
          }
        }
      }),
    );
  });
});

const agreement = example("sma-onasemnogene");
const milestone = fc
  .record({
    id: fc.constantFrom("year-0", "year-1", "year-2", "year-3", "year-4"),
    status: fc.constantFrom(...MilestoneStatus.options),
    patient: fc.integer({ min: 1, max: 50 }),
    due: fc.constantFrom(...dues),
  })
  .map(
    ({ id, due, ...rest }): Milestone => ({
      figure: `made-up/${id}`,
      milestone: id,
      title: { nb: "Laget", en: "Made up" },
      timeZero: "2021-12-15",
      due,
      windowFrom: null,
      windowTo: null,
      dataExpectedBy: due,
      flag: null,
      reasons: [],
      late: false,
      amount: null,
      evidence: [],
      ...rest,
    }),
  );

it("the bounds of a period contain what is booked of it", () => {
  fc.assert(
    fc.property(fc.array(milestone, { maxLength: 40 }), (milestones) => {
      const settlement = settle(milestones, agreement);
      if (settlement === null) throw new Error("the example settles money");
      const evaluation = {
        agreement: agreement.id,
        agreementVersion: 1,
        agreementHash: "a",
        runId: "run-1",
        asOf: "2026-06-30",
        group: null,
        results: [],
        curves: [],
        milestones,
        tally: [],
        settlement,
        warnings: [],
        nextDue: null,
      };
      const bounds = boundsUntil({ agreement, evaluation, claimants: [], evidence: evidence() }, first.to);
      const net = settlement.lines
        .filter(({ due }) => due <= first.to)
        .reduce((sum, line) => {
          if (line.kind === "payable") return sum + BigInt(line.amount);
          return line.kind === "refundable" ? sum - BigInt(line.amount) : sum;
        }, 0n);
      expect(BigInt(bounds?.lower ?? "1") <= net && net <= BigInt(bounds?.upper ?? "-1")).toBe(true);
    }),
  );
});
