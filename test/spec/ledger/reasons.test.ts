import { describe, expect, it } from "vitest";
import type { Claim } from "../../../pipelines/ledger/claim.ts";
import type { EntryEvidence, LineEntry, SettlementPeriod } from "../../../schemas/settlement-entry.ts";
import { book } from "../../support/ledger/book-all.ts";
import { claim, evidence, nowhere } from "../../support/ledger/made-up.ts";

const q1: SettlementPeriod = { from: "2026-01-01", to: "2026-03-31" };
const q2: SettlementPeriod = { from: "2026-04-01", to: "2026-06-30" };

/** A claim of 100.00 due on 10 February, in one of the ways in which it can stand. */
const standing = {
  paid: { status: "MET", kind: "payable" },
  failed: { status: "NOT_MET", kind: "not-payable" },
  unknown: { status: "UNKNOWN", kind: "held" },
  pending: { status: "PENDING", kind: "held" },
  disputed: { status: "DISPUTED", kind: "disputed" },
  refunded: { status: "NOT_MET", kind: "refundable" },
} as const;
type Standing = keyof typeof standing;

const at = (how: Standing, by: Partial<EntryEvidence> = {}, rest: Partial<Claim> = {}): Claim =>
  claim(1, "year-1", "2026-02-10", { ...standing[how], evidence: evidence(by), ...rest });

const correction = (before: readonly Claim[], now: readonly Claim[]): readonly LineEntry[] => {
  const entries = book([], before, q1);
  return book(entries, now, q2)
    .slice(entries.length)
    .filter((entry): entry is LineEntry => entry.type === "line");
};
const told = (lines: readonly LineEntry[]) =>
  lines.map(({ kind, account, amount, reasons }) => [kind, account, amount, reasons.join(" ")]);

const newFiles = { runId: "run-2", files: "files-2" };
const amended = { runId: "run-2", agreementHash: "b".repeat(64) };

describe("what is booked when the judgement changes after settlement", () => {
  it.each<readonly [string, Standing, Standing, Partial<EntryEvidence>, readonly (readonly string[])[]]>([
    // before      now         what else changed   lines: kind, account, amount, reason
    [
      "the report came",
      "pending",
      "paid",
      newFiles,
      [
        ["released", "held", "-10000", "reported"],
        ["payable", "payable", "10000", "reported"],
      ],
    ],
    [
      "the report came, and the milestone failed",
      "pending",
      "failed",
      newFiles,
      [["released", "held", "-10000", "reported"]],
    ],
    [
      "the unknown became known",
      "unknown",
      "paid",
      newFiles,
      [
        ["released", "held", "-10000", "became-known"],
        ["payable", "payable", "10000", "became-known"],
      ],
    ],
    [
      "what was known is not any more",
      "paid",
      "unknown",
      newFiles,
      [
        ["payable", "payable", "-10000", "no-longer-known"],
        ["held", "held", "10000", "no-longer-known"],
      ],
    ],
    ["data were corrected", "paid", "failed", newFiles, [["payable", "payable", "-10000", "data-corrected"]]],
    [
      "data were corrected, and money comes back",
      "paid",
      "refunded",
      newFiles,
      [
        ["payable", "payable", "-10000", "data-corrected"],
        ["refundable", "refundable", "10000", "data-corrected"],
      ],
    ],
    [
      "a party disputes",
      "paid",
      "disputed",
      newFiles,
      [
        ["payable", "payable", "-10000", "dispute-raised"],
        ["disputed", "disputed", "10000", "dispute-raised"],
      ],
    ],
    [
      "the dispute is resolved",
      "disputed",
      "paid",
      newFiles,
      [
        ["released", "disputed", "-10000", "dispute-resolved"],
        ["payable", "payable", "10000", "dispute-resolved"],
      ],
    ],
    ["the agreement was amended", "paid", "failed", amended, [["payable", "payable", "-10000", "agreement-amended"]]],
    [
      "only the day of judgement moved",
      "paid",
      "failed",
      { runId: "run-2", asOf: "2026-07-31" },
      [["payable", "payable", "-10000", "time-passed"]],
    ],
    [
      "only our own code changed",
      "paid",
      "failed",
      { runId: "run-2" },
      [["payable", "payable", "-10000", "recalculated"]],
    ],
    ["nothing that is owed changed", "pending", "unknown", newFiles, []],
  ])("%s", (_, before, now, by, lines) => {
    expect(told(correction([at(before)], [at(now, by)]))).toEqual(lines);
  });

  it("another amount is booked as the difference", () => {
    expect(told(correction([at("paid")], [at("paid", amended, { amount: 12_500n })]))).toEqual([
      ["payable", "payable", "2500", "agreement-amended"],
    ]);
  });

  it("another payer is booked back here and on there", () => {
    const vest = { ...nowhere, payer: "vest", basis: "dated" } as const;
    const lines = correction([at("paid")], [at("paid", newFiles, { places: vest })]);
    expect(lines.map(({ places, amount, reasons }) => [places.payer, amount, reasons])).toEqual([
      [null, "-10000", ["payer-changed"]],
      ["vest", "10000", ["payer-changed"]],
    ]);
  });

  it("another currency is never added to the first", () => {
    const euro = { currency: "EUR", priceLevel: "AUP", vat: "excl" } as const;
    const lines = correction([at("paid")], [at("paid", amended, { denomination: euro })]);
    expect(lines.map(({ denomination, amount, reasons }) => [denomination.currency, amount, reasons])).toEqual([
      ["NOK", "-10000", ["agreement-amended"]],
      ["EUR", "10000", ["agreement-amended"]],
    ]);
  });

  it("a corrected infusion date moves the claim to its new due date", () => {
    const moved = claim(1, "year-1", "2026-02-12", { evidence: evidence(newFiles) });
    expect(correction([at("paid")], [moved]).map(({ due, amount, reasons }) => [due, amount, reasons])).toEqual([
      ["2026-02-10", "-10000", ["due-date-moved"]],
      ["2026-02-12", "10000", ["due-date-moved"]],
    ]);
  });

  it("a patient who is gone is reversed; one who comes late is told from one who is due", () => {
    const late = claim(2, "year-1", "2026-03-01", { evidence: evidence(newFiles) });
    const due = claim(2, "year-2", "2026-04-01", { evidence: evidence(newFiles) });
    expect(
      correction([at("paid")], [late, due]).map(({ due: day, amount, reasons }) => [day, amount, reasons]),
    ).toEqual([
      ["2026-02-10", "-10000", ["patient-gone"]],
      ["2026-03-01", "10000", ["late-report"]],
      ["2026-04-01", "10000", ["due"]],
    ]);
  });

  it("a group is bound to its version: two versions with one rule each stand by themselves, however often they are booked", () => {
    const ofVersion = (version: number, amount: bigint) =>
      claim(null, "volume", "2026-03-31", { amount, evidence: evidence({ version, runId: `run-${version}` }) });
    const both = [ofVersion(1, 10_000n), ofVersion(2, 3_000n)];
    expect(correction(both, both)).toEqual([]);
    expect(told(correction(both, [ofVersion(1, 10_000n), ofVersion(2, 2_000n)]))).toEqual([
      ["payable", "payable", "-1000", "recalculated"],
    ]);
  });

  it("a claim that is judged twice is refused: the second would undo the first", () => {
    expect(() => correction([at("paid"), at("failed")], [])).toThrow(RangeError);
  });
});
