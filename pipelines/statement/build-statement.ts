import { canonicalJson, fingerprint } from "../../connectors/files/fingerprint.ts";
import { inMinorUnits, type MinorUnits } from "../../schemas/money.ts";
import type { Denomination, LedgerEntry, LineEntry, SettlementPeriod } from "../../schemas/settlement-entry.ts";
import type { StatementAudience, StatementModel, StatementPart, VolumeRow } from "../../schemas/statement.ts";
import type { Texts } from "../../schemas/texts.ts";
import type { ClaimKey } from "../disputes/patient-reference.ts";
import type { Claim } from "../ledger/claim.ts";
import { boundsUntil, type KeptJudgement } from "../ledger/claims-of-judgement.ts";
import { markAfter } from "../ledger/seal.ts";
import { balanceOf } from "./balance.ts";
import { LEAST_PATIENTS } from "./put-together.ts";
import { purchaserRows, type RowTools, splitBy, supplierRows } from "./statement-rows.ts";

/** What a statement is made of; the same input gives the same statement. */
export interface StatementInput {
  readonly agreement: string;
  readonly period: SettlementPeriod;
  readonly entries: readonly LedgerEntry[];
  readonly judgements: readonly KeptJudgement[];
  readonly claims: readonly Claim[];
  readonly key: Pick<ClaimKey, "reference">;
  readonly asOf: string;
  readonly generation: string;
  readonly software: string;
  readonly synthetic: boolean;
  readonly volumes: readonly VolumeRow[];
  readonly tolerancePercent: string | null;
}

/**
 * The statement of one agreement for one period, for one audience, from the ledger.
 *
 * Opening balance, the period's lines, corrections and closing balance add up in every account; each part is one
 * currency, price level and VAT. Both copies carry the same totals to the last minor unit.
 */
export const buildStatement = (input: StatementInput, audience: StatementAudience): StatementModel => {
  const { agreement, period, judgements, key } = input;
  const ledger = markAfter(input.entries);
  const runs = judgements.map(({ evidence }) => evidence.runId);
  const supplierId = fingerprint(["statement", agreement, period, ledger, runs, "supplier"]);
  const tools: RowTools = {
    title: titlesOf(judgements),
    reference: (purpose, of) => key.reference(`statement-${purpose}`, supplierId, of).slice(0, 8).toUpperCase(),
    figures: new Map(input.claims.map(({ id, figure }) => [id, figure])),
  };
  const latest = judgements.at(-1)?.agreement;
  return {
    id: audience === "supplier" ? supplierId : fingerprint(["statement", agreement, period, ledger, runs, audience]),
    audience,
    synthetic: input.synthetic,
    example: judgements.some(({ agreement: { example } }) => example),
    agreement,
    title: latest?.title ?? { nb: agreement, en: agreement },
    versions: judgements.map(({ evidence }) => ({
      version: evidence.version,
      hash: evidence.agreementHash,
      runId: evidence.runId,
    })),
    period,
    asOf: input.asOf,
    dataCuts: Object.entries(Object.assign({}, ...judgements.map(({ evidence }) => evidence.dataCuts)))
      .map(([source, dataCut]) => ({ source, dataCut: String(dataCut) }))
      .sort((a, b) => (a.source < b.source ? -1 : 1)),
    ledger: { entries: audience === "supplier" ? null : ledger.count, last: ledger.last },
    generation: input.generation,
    software: input.software,
    least: LEAST_PATIENTS,
    parts: partsOf(input, audience, tools),
    volumes: input.volumes,
    tolerancePercent: input.tolerancePercent,
  };
};

const titlesOf = (judgements: readonly KeptJudgement[]): RowTools["title"] => {
  const titles = new Map<string, Texts>(
    judgements
      .flatMap(({ agreement }) => [...agreement.milestones, ...agreement.price_rules])
      .map(({ id, title }) => [id, title] as const),
  );
  return (term) => {
    const [id = "", ...details] = term.split("/");
    const title = titles.get(id) ?? { nb: id, en: id };
    const more = details.map((detail) => ` – ${detail}`).join("");
    return { ...title, nb: title.nb + more, en: title.en + more };
  };
};

const partsOf = (input: StatementInput, audience: StatementAudience, tools: RowTools): readonly StatementPart[] => {
  const lines = input.entries.filter((entry): entry is LineEntry => entry.type === "line");
  const denominations = new Map<string, Denomination>(
    [
      ...input.judgements.flatMap(({ evaluation: { settlement } }) => (settlement === null ? [] : [pick(settlement)])),
      ...lines.map(({ denomination }) => denomination),
    ].map((each) => [canonicalJson(each), each]),
  );
  return [...denominations]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, denomination]) => {
      const own = lines.filter(
        (line) => canonicalJson(line.denomination) === name && line.period.to <= input.period.to,
      );
      return partOf(own, denomination, boundsIn(input, name), input.period, audience, tools);
    });
};

const pick = ({ currency, priceLevel, vat }: Denomination): Denomination => ({ currency, priceLevel, vat });

/** Bounds of every version in the denomination together; null where a version gives none. */
const boundsIn = ({ judgements, period }: StatementInput, name: string): StatementPart["bounds"] => {
  const own = judgements
    .filter(({ evaluation: { settlement } }) => settlement !== null && canonicalJson(pick(settlement)) === name)
    .map((judgement) => boundsUntil(judgement, period.to));
  if (own.length === 0 || own.some((bounds) => bounds === null)) return null;
  const sum = (of: "lower" | "upper"): MinorUnits =>
    inMinorUnits(own.reduce((total, bounds) => total + BigInt(bounds?.[of] ?? "0"), 0n));
  return { lower: sum("lower"), upper: sum("upper") };
};

const partOf = (
  own: readonly LineEntry[],
  denomination: Denomination,
  bounds: StatementPart["bounds"],
  period: SettlementPeriod,
  audience: StatementAudience,
  tools: RowTools,
): StatementPart => {
  const now = own.filter((line) => line.period.to === period.to);
  const isOrdinary = ({ reasons }: LineEntry): boolean => reasons.every((reason) => reason === "due");
  const lines = now.filter(isOrdinary);
  const corrections = now.filter((line) => !isOrdinary(line));
  const supplier = audience === "supplier";
  const rows = supplier ? supplierRows : purchaserRows;
  return {
    denomination,
    opening: balanceOf(own.filter((line) => line.period.to < period.to)),
    lines: rows("lines", lines, tools),
    linesTotal: balanceOf(lines),
    corrections: rows("corrections", corrections, tools),
    correctionsTotal: balanceOf(corrections),
    closing: balanceOf(own),
    bounds,
    byRegion: splitBy(now, ({ places }) => places.payer ?? "unknown", supplier),
    byUnit: supplier ? [] : splitBy(now, ({ places }) => places.unit ?? "unknown", false),
    byGuest: supplier ? [] : splitBy(now, ({ places }) => guestWord(places.guest), false),
  };
};

const guestWord = (guest: boolean | null): string => (guest === null ? "unknown" : guest ? "yes" : "no");
