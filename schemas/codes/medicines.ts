import { substances } from "../registers/substances.ts";
import type { CodeList, CodePeriod } from "./code-list.ts";

/**
 * ATC groups that WHO moved, with the first day of the new code: protein kinase inhibitors L01XE to L01E with ATC 2021,
 * monoclonal antibodies L01XC to L01F with ATC 2022. The moves are evidenced by public lists of 2017 and 2026 (registers.md 1.4);
 * the years are background knowledge.
 */
const moves: readonly { readonly from: string; readonly to: string; readonly on: string; readonly until: string }[] = [
  { from: "L01XE", to: "L01E", on: "2021-01-01", until: "2020-12-31" },
  { from: "L01XC", to: "L01F", on: "2022-01-01", until: "2021-12-31" },
];

const periodOf = (code: string, all: readonly string[], meaning: string): CodePeriod => {
  const left = moves.find(({ from }) => code.startsWith(from));
  if (left !== undefined) {
    const becomes = all.find((other) => other.startsWith(left.to)) ?? null;
    return { code, from: null, to: left.until, becomes, meaning };
  }
  const entered = moves.find(({ from, to }) => code.startsWith(to) && all.some((other) => other.startsWith(from)));
  return { code, from: entered?.on ?? null, to: null, becomes: null, meaning };
};

const medicineCodes: readonly CodePeriod[] = substances.flatMap(({ name, atc }) => {
  const all = atc.map(({ code }) => code);
  return all.map((code) => periodOf(code, all, name));
});

/** ATC codes of the medicines that agreements are about. */
export const atc: CodeList = {
  id: "atc",
  title: "ATC, the medicines of lung cancer and spinal muscular atrophy",
  evidence: "schemas/registers/substances.ts; years of the moves are background knowledge.",
  knows: { groupsOf: 5 },
  recoded: true,
  codes: medicineCodes,
};

/** Særkoder of the same medicines: the last five characters of the ATC code, in force as long as it is. */
export const saerkode: CodeList = {
  id: "saerkode",
  title: "Særkoder of the same medicines",
  evidence: "By rule the last five characters of the ATC code (registers.md 1.4); a særkode can change within a year.",
  knows: "periods-only",
  // Written by the hospital with the dose, never afterwards.
  recoded: false,
  codes: medicineCodes.map((period) => ({
    ...period,
    code: period.code.slice(-5),
    becomes: period.becomes?.slice(-5) ?? null,
  })),
};
