import type { Random } from "../random/random.ts";

/** What the registers know of the tumour at diagnosis. */
export interface Tumour {
  readonly icd10: string;
  readonly topography: string;
  readonly histology: "adeno" | "squamous" | "large_cell" | "nsclc_nos";
  readonly morphology: string;
  readonly metastasis: string;
  readonly stage: string;
  readonly egfr: "pos" | "neg" | "not_tested";
  readonly alk: "pos" | "neg" | "not_tested";
  readonly ros1: "pos" | "neg" | "not_tested";
  /** PD-L1 tumour proportion score in percent; null where not tested. */
  readonly pdl1: number | null;
  readonly smoking: "never" | "former" | "current" | "unknown";
}

const morphologies = { adeno: "814033", squamous: "807032", large_cell: "801233", nsclc_nos: "804639" } as const;

const mutation = (random: Random, positive: number): "pos" | "neg" | "not_tested" => {
  const drawn = random.uniform();
  if (drawn < positive) return "pos";
  return drawn < 0.92 ? "neg" : "not_tested";
};

/** Pembrolizumab is for tumours without a target and with PD-L1; the others hold most of the EGFR-mutated ones. */
export const drawTumour = (treated: boolean, random: Random): Tumour => {
  const site = random.draw([
    ["1", 0.55],
    ["3", 0.28],
    ["9", 0.12],
    ["2", 0.05],
  ]);
  const histology = random.draw<Tumour["histology"]>([
    ["adeno", 0.66],
    ["squamous", 0.24],
    ["nsclc_nos", 0.07],
    ["large_cell", 0.03],
  ]);
  const distant = random.chance(0.82);
  const pdl1 = treated ? random.between(50, 100) : random.between(0, 60);
  return {
    icd10: `C34${site}`,
    topography: `34${site}`,
    histology,
    morphology: morphologies[histology],
    metastasis: distant ? random.pick(["2", "4", "B"]) : random.pick(["1", "3", "5"]),
    stage: distant ? random.pick(["IVA", "IVB"]) : random.pick(["IIIA", "IIIB", "IIIC"]),
    egfr: mutation(random, treated ? 0.01 : 0.4),
    alk: mutation(random, 0.01),
    ros1: mutation(random, 0.005),
    pdl1: random.chance(0.95) ? pdl1 : null,
    smoking: random.draw<Tumour["smoking"]>([
      ["former", 0.52],
      ["current", 0.36],
      ["never", 0.08],
      ["unknown", 0.04],
    ]),
  };
};
