/** A code that names a substance in a period; null is an unknown, and therefore open, end. */
export interface SubstanceCode {
  readonly code: string;
  /** ISO date of the first day. */
  readonly from: string | null;
  /** ISO date of the last day, included. */
  readonly to: string | null;
}

/** A substance with everything that deliveries call it. */
export interface Substance {
  /** Lower case, international nonproprietary name; the name of the common model. */
  readonly name: string;
  readonly atc: readonly SubstanceCode[];
  /** Særkoder of NPR's procedure columns: by rule the last five characters of the ATC code. */
  readonly saerkoder: readonly SubstanceCode[];
  /** Names as delivered, lower case; compared in lower case. The model's own name is among them. */
  readonly names: readonly string[];
}

const open = (code: string): SubstanceCode => ({ code, from: null, to: null });

/**
 * ATC codes first to last; the særkode of each follows by rule.
 *
 * Ends are open on purpose. The monoclonal antibodies moved from L01XC to L01F and the kinase inhibitors from L01XE to L01E, but
 * hospitals go on with an old code for a while, and registers recode old rows with new ones. None of these codes was given
 * to another substance, so an open end loses no patient and counts none twice. A code that is given away gets its dates here.
 */
const substance = (name: string, atc: readonly string[], otherNames: readonly string[] = []): Substance => ({
  name,
  atc: atc.map(open),
  saerkoder: atc.map((code) => open(code.slice(-5))),
  names: [name, ...otherNames],
});

/**
 * The substances of lung cancer and spinal muscular atrophy, those of the example agreements, and what is injected into eyes.
 *
 * ATC: public code lists of 2017 and 2026 (registers.md 1.4) for pembrolizumab, nivolumab and the SMA medicines, background
 * knowledge for the others. Særkoder: 1XC17 and 1XC18 are listed publicly, the others follow the published rule and are
 * unconfirmed. The rule is ambiguous in general (1AC01 is H01AC01); within this list it is not.
 */
export const substances: readonly Substance[] = [
  substance("pembrolizumab", ["L01XC18", "L01FF02"], ["keytruda"]),
  substance("nivolumab", ["L01XC17", "L01FF01"], ["opdivo"]),
  substance("atezolizumab", ["L01XC32", "L01FF05"], ["tecentriq"]),
  substance("durvalumab", ["L01XC28", "L01FF03"], ["imfinzi"]),
  substance("cemiplimab", ["L01XC33", "L01FF06"], ["libtayo"]),
  substance("ipilimumab", ["L01XC11", "L01FX04"], ["yervoy"]),
  substance("bevacizumab", ["L01XC07", "L01FG01"], ["avastin"]),
  substance("docetaxel", ["L01CD02"], ["docetaksel", "taxotere"]),
  substance("paclitaxel", ["L01CD01"], ["paklitaksel"]),
  substance("pemetrexed", ["L01BA04"], ["pemetreksed", "alimta"]),
  substance("gemcitabine", ["L01BC05"], ["gemcitabin"]),
  substance("vinorelbine", ["L01CA04"], ["vinorelbin", "navelbine"]),
  substance("etoposide", ["L01CB01"], ["etoposid"]),
  substance("cisplatin", ["L01XA01"]),
  substance("carboplatin", ["L01XA02"], ["karboplatin"]),
  substance("osimertinib", ["L01XE35", "L01EB04"], ["tagrisso"]),
  substance("alectinib", ["L01XE36", "L01ED03"], ["alektinib", "alecensa"]),
  substance("nusinersen", ["M09AX07"], ["spinraza"]),
  substance(
    "onasemnogene",
    ["M09AX09"],
    ["onasemnogene abeparvovec", "onasemnogen abeparvovek", "onasemnogenabeparvovek", "zolgensma"],
  ),
  substance("risdiplam", ["M09AX10"], ["evrysdi"]),
  substance("cetuximab", ["L01XC06", "L01FE01"], ["cetuksimab", "erbitux"]),
  substance("gefitinib", ["L01XE02", "L01EB01"], ["iressa"]),
  substance("sunitinib", ["L01XE04", "L01EX01"], ["sutent"]),
  substance("bortezomib", ["L01XX32", "L01XG01"], ["velcade"]),
  substance("carfilzomib", ["L01XX45", "L01XG02"], ["karfilzomib", "kyprolis"]),
  substance("ranibizumab", ["S01LA04"], ["lucentis"]),
  substance("aflibercept", ["S01LA05"], ["eylea"]),
  substance("brolucizumab", ["S01LA06"], ["beovu"]),
  substance("faricimab", ["S01LA09"], ["vabysmo"]),
  substance("ustekinumab", ["L04AC05"], ["stelara"]),
  substance("tisagenlecleucel", ["L01XX71", "L01XL04"], ["tisagenlekleucel", "kymriah"]),
  substance(
    "axicabtagene",
    ["L01XX70", "L01XL03"],
    ["axicabtagene ciloleucel", "aksikabtagensiloleucel", "aksikabtagen ciloleucel", "yescarta"],
  ),
];
